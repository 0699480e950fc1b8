import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Choice, type Imprint, PAPER, SHEET_KINDS, type Subject } from '../../src/qr/sheets/kinds.ts'
import { codesOn } from '../../src/qr/sheets/placed.ts'
import { runOf } from '../../src/qr/sheets/run.ts'
import type { Sheet } from '../../src/qr/sheets/sheet.ts'
import { startPdf } from '../../src/qr/writers/pdf.ts'
import { svgOf } from '../../src/qr/writers/svg.ts'
import { IMPRINT, sampleSubjects, USUAL } from './sample-subjects.ts'

const run = promisify(execFile)
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(`${tmpdir()}/lapor-sheets-`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The PDF's pages as Debian's poppler draws them. */
async function pagesOf(name: string, sheets: readonly Sheet[], dotsAnInch: number): Promise<readonly string[]> {
  const pdf = startPdf(name)
  for (const sheet of sheets) pdf.add(pdf.draw(sheet))
  const path = `${folder}/${name}.pdf`
  writeFileSync(path, Buffer.concat(pdf.finish()))
  await run('pdftoppm', ['-r', String(dotsAnInch), '-png', path, `${folder}/${name}`])
  const drawn = readdirSync(folder).filter((file) => file.startsWith(`${name}-`) && file.endsWith('.png'))
  return drawn.sort().map((file) => `${folder}/${file}`)
}

/** What Debian's zbar reads in a picture: another decoder than the one the workshop uses. */
async function readByZbar(picture: string): Promise<readonly string[]> {
  const { stdout } = await run('zbarimg', ['--quiet', '--raw', '--nodbus', picture])
  return stdout.trim().split('\n')
}

function sheetsOf(choice: Choice, imprint: Imprint, subjects: readonly Subject[]): readonly Sheet[] {
  const made = runOf(choice, imprint, subjects)
  return made.pages.flatMap((page) => made.sheet(page) ?? [])
}

describe.each(SHEET_KINDS)('%s as PDF', (kind) => {
  test.each([
    ['usual', 'Q', IMPRINT],
    ['strong', 'H', IMPRINT],
    ['long', 'Q', { ...IMPRINT, publicUrl: 'https://lapor-pelayanan-publik.kalimantanselatan.go.id' }],
  ] as const)('is drawn and read by others, %s', async (name, level, imprint) => {
    const subjects = sampleSubjects(2).map((subject, index) => ({ ...subject, example: index === 1 }))
    const sheets = sheetsOf({ ...USUAL, kind, level }, imprint, subjects)
    const pages = await pagesOf(`${kind}-${name}`, sheets, 200)
    expect(pages).toHaveLength(sheets.length)
    for (const [index, sheet] of sheets.entries()) {
      const { width, height } = await sharp(pages[index]).metadata()
      expect(Math.abs(width - (PAPER[kind].width / 25.4) * 200)).toBeLessThan(2)
      expect(Math.abs(height - (PAPER[kind].height / 25.4) * 200)).toBeLessThan(2)
      const expected = codesOn(sheet).map(({ address }) => address)
      expect([...(await readByZbar(pages[index] ?? ''))].sort()).toEqual([...expected].sort())
    }
  })

  test('looks as its SVG does, down to cells of four millimetres', async () => {
    const [sheet] = sheetsOf({ ...USUAL, kind }, await withLogo(), sampleSubjects(1))
    if (sheet === undefined) throw new Error('one code is one sheet')
    const [page] = await pagesOf(`${kind}-alike`, [sheet], 150)
    const { width, height } = await sharp(page).metadata()
    const cells = async (picture: Sharp) => {
      const shown = picture.flatten({ background: '#fff' }).resize(width, height, { fit: 'fill' })
      return averages(await shown.raw().toBuffer(), width, (4 / 25.4) * 150)
    }
    const pdf = await cells(sharp(page))
    const svg = await cells(sharp(Buffer.from(svgOf(sheet)), { density: 150 }))
    const apart = [...pdf].map(([cell, value]) => Math.abs(value - (svg.get(cell) ?? 0)))
    expect(Math.max(...apart)).toBeLessThan(85)
  })
})

/** The mean of each channel in each whole square of `side` pixels, by its place. */
function averages(pixels: Uint8Array, width: number, side: number): ReadonlyMap<string, number> {
  const sums = new Map<string, { sum: number; count: number }>()
  for (let at = 0; at < pixels.length; at++) {
    const place = Math.floor(at / 3)
    const cell = `${Math.floor((place % width) / side)} ${Math.floor(place / width / side)} ${at % 3}`
    const known = sums.get(cell) ?? { sum: 0, count: 0 }
    known.sum += pixels[at] ?? 0
    known.count++
    sums.set(cell, known)
  }
  // What is left over at the right and lower edge is too little to say anything.
  const whole = [...sums].filter(([, { count }]) => count > (side * side) / 2)
  return new Map(whole.map(([cell, { sum, count }]) => [cell, sum / count]))
}

/** Red with a blue corner, so that a picture on its head or in false colours would show. */
async function withLogo(): Promise<Imprint> {
  const corner = {
    input: { create: { width: 90, height: 60, channels: 3, background: '#1030a0' } },
    left: 0,
    top: 0,
  } as const
  const png = await sharp({ create: { width: 360, height: 120, channels: 3, background: '#c02020' } })
    .composite([corner])
    .png()
    .toBuffer()
  const rgb = await sharp(png).removeAlpha().png({ palette: false }).toBuffer()
  return { ...IMPRINT, logo: { width: 360, height: 120, png: rgb } }
}

test('what is the same on every page is in the file once', async () => {
  const sizeOf = (count: number) => {
    const pdf = startPdf('uji')
    for (const sheet of sheetsOf(USUAL, IMPRINT, sampleSubjects(count))) pdf.add(pdf.draw(sheet))
    return Buffer.concat(pdf.finish()).length
  }
  const [one, ten] = [sizeOf(1), sizeOf(10)]
  expect((ten - one) / 9).toBeLessThan(4_000)
})

test('a PDF has its title, its language, its true size, and odd letters as they are', async () => {
  const [subject] = sampleSubjects(1)
  if (subject === undefined) throw new Error('one was asked for')
  const odd = { ...subject, facility: 'Café (Lok) \\ “Baintan” – 5 €' }
  const [page] = sheetsOf(USUAL, IMPRINT, [odd])
  if (page === undefined) throw new Error('one code is one sheet')
  await pagesOf('odd', [page], 20)
  const { stdout: said } = await run('pdftotext', ['-enc', 'UTF-8', `${folder}/odd.pdf`, '-'])
  expect(said).toContain('Café (Lok) \\ “Baintan” – 5 €')
  const { stdout: about } = await run('pdfinfo', [`${folder}/odd.pdf`])
  expect(about).toMatch(/Title: +odd\n/)
  expect(about).toContain('595.276 x 841.89 pts (A4)')
})
