import { chromium } from '@playwright/test'
import { POSTER_ADDRESS, type PosterRun } from '../../src/domain/poster-protocol.ts'
import { codeAddress } from '../../src/qr/code-address.ts'
import { pressPdf } from '../../src/qr/press.ts'
import type { Decode } from '../../src/qr/read-back/check.ts'
import { symbolOf, symbolPath } from '../../src/qr/symbol.ts'
import { startServer } from '../journeys/harness/server.ts'
import { decode } from '../qr/read-picture.ts'
import { IMPRINT, sampleSubjects, USUAL } from '../qr/sample-subjects.ts'
import { type Measured, median, table } from './measured.ts'
import { throughLibrary } from './posters-library.ts'

const COUNT = 1_000
const ROUNDS = 3
const LIMIT = 10_000
const SUBJECTS = sampleSubjects(COUNT)
const ORDER = { choice: USUAL, imprint: IMPRINT, subjects: SUBJECTS }

/** 1,000 A4 posters as one PDF, every code on them read back, in Node and in the browser's worker as people have it. */
export async function measure(): Promise<Measured> {
  const rounds: { readonly raw: number; readonly all: number; readonly reading: number; readonly library: number }[] =
    []
  let bytes = 0
  for (let round = 0; round < ROUNDS; round++) {
    const raw = timed(() => SUBJECTS.map(({ code }) => symbolPath(symbolOf(codeAddress(IMPRINT.publicUrl, code)))))
    let reading = 0
    const watched: Decode = async (pixels) => {
      const begun = performance.now()
      const text = await decode(pixels)
      reading += performance.now() - begun
      return text
    }
    const begun = performance.now()
    const made = await pressPdf(ORDER, { decode: watched, progress: () => {} }, 'posters')
    const all = performance.now() - begun
    if (made.refusals.length > 0) throw new Error(`${made.refusals.length} codes were refused`)
    bytes = made.bytes.reduce((sum, part) => sum + part.length, 0)
    const library = await throughLibrary(ORDER)
    rounds.push({ raw, all, reading, library: library.milliseconds })
  }
  const of = (name: 'raw' | 'all' | 'reading' | 'library') => median(rounds.map((round) => round[name]))
  const browser = await inBrowser()
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2)
  const ratio = (milliseconds: number) => (milliseconds / of('raw')).toFixed(1)
  const rows = [
    ['raw: the 1,000 symbols alone, as paths', seconds(of('raw')), '1.0'],
    ['posters without reading back', seconds(of('all') - of('reading')), ratio(of('all') - of('reading'))],
    ['reading back, of that decoder alone', seconds(of('reading')), ratio(of('reading'))],
    ['**posters, read back**', seconds(of('all')), ratio(of('all'))],
    ['the same pages through @cantoo/pdf-lib, not read back', seconds(of('library')), ratio(of('library'))],
    ['from the click to the file, in Chromium', seconds(browser.milliseconds), ratio(browser.milliseconds)],
  ]
  const slowest = Math.max(browser.milliseconds, ...rounds.map(({ all }) => all))
  return {
    text: `${table([`${COUNT} A4 posters, median of ${ROUNDS}`, 'seconds', 'ratio to raw'], rows)}\n\nThe file has ${(bytes / 1e6).toFixed(1)} MB, ${Math.round(bytes / COUNT)} bytes a poster. The library's part is its best: low-level operators, one form for what is the same; it still lays out and draws as ours does, and the worker would load 216 kB more (brotli; ours has 34 kB in all).`,
    goals: [
      { goal: `1,000 A4 posters, read back, as PDF in at most ${LIMIT / 1000} s, slowest run`, met: slowest <= LIMIT },
    ],
  }
}

function timed(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

/** The workshop's own screen: its worker, its policy, its decoder. Only the list of codes is ours. */
async function inBrowser(): Promise<{ readonly milliseconds: number }> {
  const server = await startServer()
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  try {
    const page = await browser.newPage()
    await page.route(`**${POSTER_ADDRESS}**`, (route) => route.fulfill({ json: RUN }))
    await page.goto(`${server.url}/fasilitas/poster`)
    const button = page.getByRole('button', { name: 'Unduh PDF' }).first()
    await button.waitFor()
    const begun = performance.now()
    const [file] = await Promise.all([page.waitForEvent('download', { timeout: 120_000 }), button.click()])
    await file.path()
    return { milliseconds: performance.now() - begun }
  } finally {
    await browser.close()
    await server.dispose()
  }
}

const RUN: PosterRun = {
  total: COUNT,
  now: Date.UTC(2026, 10, 24),
  imprint: { ...IMPRINT, logo: { outcome: 'none' } },
  subjects: SUBJECTS.map(({ code, facility, placement, place }) => ({
    code,
    placement,
    issuedAt: Date.UTC(2026, 10, 2),
    facility: {
      ...{ id: code.toLowerCase(), name: facility, address: place, regency: '63.03', district: null, village: null },
      ...{ river: 'Martapura', bank: 'left', landmark: 'dekat jembatan gantung', example: false },
    },
  })),
}
