import { get } from 'node:http'
import type { Page } from '@playwright/test'
import * as v from 'valibot'
import { directoryDeltaSchema } from '../../src/domain/directory.ts'
import { openSqlite } from '../../src/server/database/open.ts'
import type { RunningServer } from '../journeys/harness/server.ts'
import { bundle } from '../outbox/device/open.ts'
import { chromiumOnPhone, type Phone } from './device/phone.ts'
import { FACILITIES, fillProvince } from './directory/fill.ts'
import type { DirectoryUnderTest } from './directory/page.ts'
import { type Measured, median, percentile, table } from './measured.ts'

declare global {
  // The page under test; only code handed to `evaluate` sees it.
  var directory: DirectoryUnderTest
}

const RUNS = 60
/** Bytes, brotli, of the whole province; milliseconds at p95. */
const [MOST_BYTES, MOST_TIME] = [250_000, 20] as const
const PAGE = '/directory-under-test'

const NOTE = `${FACILITIES} facilities in the province’s own villages, 1.5 codes each, a tenth of them replaced once; the whole of
it on one phone, as a field officer has it. Each look is the first of a fresh page, after the screen has read the indexes
ahead; cold: without that, the opening of the database included.
Debian’s Chromium, its main thread slowed down four times by DevTools; the storage process is not slowed.`

/** The directory on the phone: what it costs to fetch and to keep up, and how soon something in it is found. */
export function measure(): Promise<Measured> {
  return chromiumOnPhone(measureOn)
}

async function measureOn(phone: Phone): Promise<Measured> {
  const { server } = phone
  await fillProvince(server)
  const bytes = await bytesOf(server)
  const { page, slow } = await phone.open()
  await openPage(page, server.url)
  await slow(4)
  const kept = await page.evaluate(async () => {
    const begun = performance.now()
    await directory.keepAll()
    return performance.now() - begun
  })
  const { codes, names } = await samples(server)
  const times = { codeCold: [], code: [], nameCold: [], name: [], nothing: [] } as Record<string, number[]>
  for (let run = 0; run < RUNS; run++) {
    // In turns, so that what else the machine does meets all.
    const [code = '', name = ''] = [codes[run % codes.length], names[run % names.length]]
    for (const what of ['code', 'name'] as const) {
      await page.reload()
      await page.waitForFunction(() => document.title === 'ready')
      const look = () => page.evaluate(lookOnce, { what, code, name })
      times[`${what}Cold`]?.push(await look())
      await page.reload()
      await page.waitForFunction(() => document.title === 'ready')
      // As the scanner's screen does while the camera opens.
      await page.evaluate(() => directory.wakeDirectory())
      times[what]?.push(await look())
      times.nothing?.push(await page.evaluate(() => directory.readNothing()))
    }
  }
  const [p95 = 0] = [Math.max(percentile(times.code ?? [], 0.95), percentile(times.name ?? [], 0.95))]
  const row = (label: string, each: readonly number[] = []) => [
    label,
    median(each).toFixed(1),
    percentile(each, 0.95).toFixed(1),
  ]
  const sizes = table(
    ['GET /api/facilities', 'brotli bytes', 'gzip bytes', 'server ms'],
    bytes.map(({ label, br, gzip, took }) => [label, br, gzip, Math.round(took)]),
  )
  const found = table(
    [`found at CPU 4x, ${RUNS} runs`, 'p50 ms', 'p95 ms'],
    [
      row('by code', times.code),
      row('by code, cold', times.codeCold),
      row('by name', times.name),
      row('by name, cold', times.nameCold),
      row('one row that is not there, for comparison', times.nothing),
    ],
  )
  const whole = bytes[0]?.br ?? Number.NaN
  return {
    text: `${sizes}\n\n${found}\n\nFetched, read and stored whole at CPU 4x in ${Math.round(kept)} ms.\n\n${NOTE}`,
    goals: [
      { goal: `the whole province in at most ${MOST_BYTES} bytes, brotli (${whole})`, met: whole <= MOST_BYTES },
      {
        goal: `found by code or name in under ${MOST_TIME} ms at p95 (highest ${p95.toFixed(1)})`,
        met: p95 < MOST_TIME,
      },
    ],
  }
}

async function openPage(page: Page, origin: string): Promise<void> {
  const script = (await bundle(`${import.meta.dirname}/directory/page.ts`)).replace(/<\/script/g, '<\\/script')
  const body = `<!doctype html><meta charset="utf-8"><title>…</title><script type="module">${script}</script>`
  await page.route(`${origin}${PAGE}`, (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto(origin + PAGE)
  await page.waitForFunction(() => document.title === 'ready')
}

/** Looks once for a code or a name, and throws when it does not find it. */
async function lookOnce(asked: { readonly what: 'code' | 'name'; readonly code: string; readonly name: string }) {
  const begun = performance.now()
  const found =
    asked.what === 'code'
      ? (await directory.findCode(asked.code))?.code.code === asked.code
      : (await directory.findNames(asked.name, 8)).some(({ name }) => name === asked.name)
  const took = performance.now() - begun
  if (!found) throw new Error(`${asked.what} ${asked.code} ${asked.name} was not found`)
  return took
}

/** Codes in use and names out of the whole province, spread over it. */
async function samples(server: RunningServer) {
  const { parts } = v.parse(directoryDeltaSchema, await (await fetch(`${server.url}/api/facilities?since=`)).json())
  const facilities = parts.flatMap(([, , each]) => each)
  const some = Array.from({ length: RUNS }, (_, at) => facilities[Math.floor((at * facilities.length) / RUNS)])
  return {
    codes: some.map((facility) => facility?.[4][0]?.[0] ?? ''),
    names: some.map((facility) => facility?.[0] ?? ''),
  }
}

/** What crosses the wire for a first visit, for one regency, after one change, and when there is nothing new. */
async function bytesOf(server: RunningServer) {
  const mark = async (regency = '') => {
    const answer = await fetch(`${server.url}/api/facilities?since=&regency=${regency}`)
    return v.parse(directoryDeltaSchema, await answer.json()).mark
  }
  const [all, one] = [await mark(), await mark('63.71')]
  const database = openSqlite(`${server.dataDir}/lapor.sqlite`)
  await database.updateTable('facilities').set({ name: 'Nama Baru' }).where('id', '=', 'bench-7').execute()
  await database.destroy()
  const asked = [
    ['all, the first time (`?since=`)', '?since='],
    ['one regency, the first time', '?since=&regency=63.71'],
    ['all, one facility renamed', `?since=${all}`],
    ['all, nothing new', `?since=${await mark()}`],
    ['one regency, nothing new', `?since=${one}&regency=63.71`],
    ['the open list, for comparison', ''],
  ] as const
  const rows = []
  for (const [label, query] of asked) {
    const br = await transfer(`${server.url}/api/facilities${query}`, 'br')
    const gzip = await transfer(`${server.url}/api/facilities${query}`, 'gzip')
    rows.push({ label, br: br.bytes, gzip: gzip.bytes, took: br.took })
  }
  return rows
}

/** Bytes of the body as they cross the wire, and how long it took. */
function transfer(url: string, coding: string): Promise<{ readonly bytes: number; readonly took: number }> {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'Accept-Encoding': coding } }, (answer) => {
      let bytes = 0
      answer.on('data', (part: Buffer) => {
        bytes += part.length
      })
      answer.once('end', () => resolve({ bytes, took: performance.now() - begun }))
    }).once('error', reject)
  })
}
