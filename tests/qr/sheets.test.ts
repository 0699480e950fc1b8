import { describe, expect, test } from 'vitest'
import { formatFacilityCode } from '../../src/domain/facility-code.ts'
import { SHEET_KINDS } from '../../src/qr/sheets/kinds.ts'
import { apply, codesOn, type Field, fieldOf, type Placed, placedOn } from '../../src/qr/sheets/placed.ts'
import { runOf, TWICE } from '../../src/qr/sheets/run.ts'
import type { Sheet } from '../../src/qr/sheets/sheet.ts'
import { hasSmallType } from '../../src/qr/sheets/small-type.ts'
import { CAP_HEIGHT, DESCENT, widthOf } from '../../src/qr/sheets/type.ts'
import { symbolOf, symbolSide } from '../../src/qr/symbol.ts'
import { IMPRINT, sampleSubject, sampleSubjects, USUAL } from './sample-subjects.ts'

const LOGO = { width: 400, height: 120, png: new Uint8Array() }

/** Every sheet of each kind, for short and for the longest names, with and without English, logo, CONTOH. */
const CASES = SHEET_KINDS.flatMap((kind) =>
  (['both', 'id'] as const).flatMap((language) =>
    [false, true].map((example) => {
      const subjects = sampleSubjects(26).map((subject) => ({ ...subject, example }))
      const run = runOf({ ...USUAL, kind, language }, { ...IMPRINT, logo: example ? LOGO : null }, subjects)
      const sheets = run.pages.flatMap((page) => run.sheet(page) ?? [])
      return { name: `${kind}, ${language}${example ? ', example with a logo' : ''}`, kind, sheets, subjects }
    }),
  ),
)

describe.each(CASES)('$name', ({ kind, sheets, subjects }) => {
  test('leaves nothing outside the sheet', () => {
    const outside = sheets.flatMap((sheet) =>
      placedOn(sheet)
        .filter((placed) => !isWatermark(placed))
        .map(fieldTaken)
        .filter(
          ({ x, y, width, height }) =>
            x < -0.01 || y < -0.01 || x + width > sheet.width + 0.01 || y + height > sheet.height + 0.01,
        ),
    )
    expect(outside).toEqual([])
  })

  test('keeps every symbol and its quiet zone free of ink', () => {
    const wrong = sheets.flatMap((sheet) => {
      const all = placedOn(sheet)
      return all.flatMap((placed, index) => {
        if (placed.item.kind !== 'symbol') return []
        const field = fieldTaken(placed)
        // What is drawn before lies under the white field; words would be lost there, and after it any ink spoils it.
        const words = all.filter(({ item }) => item.kind === 'text').filter((other) => !isWatermark(other))
        return [...all.slice(index + 1), ...words].filter((other) => overlap(fieldTaken(other), field) > 0.02)
      })
    })
    expect(wrong).toEqual([])
  })

  test('sets no words over others', () => {
    const wrong = sheets.flatMap((sheet) => {
      const texts = placedOn(sheet).filter((placed) => placed.item.kind === 'text' && !isWatermark(placed))
      const inks = texts.map((placed) => ({
        text: placed.item.kind === 'text' ? placed.item.text : '',
        ink: fieldTaken(placed),
      }))
      return inks.flatMap(({ text, ink }, index) =>
        inks
          .slice(index + 1)
          .filter((other) => overlap(ink, other.ink) > 0.25)
          .map((other) => [text, other.text]),
      )
    })
    expect(wrong).toEqual([])
  })

  test('says the whole name, the short code and which address must open', () => {
    for (const subject of subjects) {
      const said = sheets.map(wordsOn).find((words) => words.includes(formatFacilityCode(subject.code)))
      expect(said).toBeDefined()
      if (kind === 'code') continue
      expect(said?.replaceAll(' ', '')).toContain(subject.facility.replaceAll(' ', ''))
      expect(said).toContain('Alamat yang terbuka harus')
      expect(said).toContain('lapor.kalselprov.go.id')
      expect(said).toContain('1708')
      expect(said).toContain(IMPRINT.smsKeyword)
      expect(said).toMatch(/edisi \d/)
    }
  })

  test('prints codes large enough to be scanned, and twice and apart where a sticker might hide one', () => {
    for (const sheet of sheets) {
      const codes = codesOn(sheet)
      for (const { address, field } of codes) {
        expect(field.width / symbolSide(symbolOf(address))).toBeGreaterThan(0.65)
        expect(field.width).toBeCloseTo(field.height, 6)
      }
      if (!TWICE.includes(kind)) continue
      const [one, two] = codes
      expect(codes.map(({ address }) => address)).toEqual([one?.address, one?.address])
      if (one === undefined || two === undefined) throw new Error('a large sheet has two codes')
      const across = Math.max(two.field.x - one.field.x - one.field.width, one.field.x - two.field.x - two.field.width)
      const down = Math.max(two.field.y - one.field.y - one.field.height, one.field.y - two.field.y - two.field.height)
      expect(Math.max(across, down)).toBeGreaterThan(10)
    }
  })
})

test('a sheet of one code is an example’s when it says CONTOH', () => {
  for (const kind of SHEET_KINDS) {
    const said = [true, false].map((example) => {
      const run = runOf({ ...USUAL, kind }, IMPRINT, [sampleSubject(0, { example })])
      return run.pages.flatMap((page) => run.sheet(page) ?? []).every((sheet) => wordsOn(sheet).includes('CONTOH'))
    })
    expect([kind, ...said]).toEqual([kind, true, false])
  }
})

test.each(SHEET_KINDS)('nothing on %s is too small to be read where names are as usual', (kind) => {
  for (const logo of [null, LOGO]) {
    const subjects = sampleSubjects(24).filter((_, index) => index % 4 !== 3)
    const run = runOf({ ...USUAL, kind }, { ...IMPRINT, logo }, subjects)
    const sheets = run.pages.flatMap((page) => run.sheet(page) ?? [])
    expect(sheets.filter(hasSmallType).map((sheet) => [smallest(sheet)])).toEqual([])
  }
})

test('stickers carry one code all over, or one code after the other', () => {
  const subjects = sampleSubjects(5)
  const pagesOf = (filling: 'same' | 'each') => {
    const run = runOf({ ...USUAL, kind: 'stickers-4', filling }, IMPRINT, subjects)
    return run.pages.map((page) => codesOn(run.sheet(page) ?? NONE).map(({ address }) => address))
  }
  const [first, ...others] = pagesOf('same')
  expect(others).toHaveLength(4)
  expect(new Set(first).size).toBe(1)
  expect(first).toHaveLength(4)
  expect(pagesOf('each').map((codes) => [codes.length, new Set(codes).size])).toEqual([
    [4, 4],
    [1, 1],
  ])
})

test('a hand-out goes by regency, and says which page of how many', () => {
  const run = runOf({ ...USUAL, kind: 'hand-out' }, IMPRINT, sampleSubjects(30))
  const said = run.pages.map((page) => wordsOn(run.sheet(page) ?? NONE))
  expect(said).toHaveLength(3)
  expect(said[0]).toContain('Kabupaten Banjar')
  expect(said[1]).toContain('halaman 2/2')
  expect(said[2]).toContain('Kota Banjarmasin')
  expect(said[2]).toContain('halaman 1/1')
})

test('a code that may not be printed is left out, and a sheet without any is none', () => {
  const subjects = sampleSubjects(4)
  const run = runOf({ ...USUAL, kind: 'stickers-4' }, IMPRINT, subjects)
  const [page] = run.pages
  if (page === undefined) throw new Error('four stickers are a page')
  expect(codesOn(run.sheet(page, new Set(subjects.slice(0, 1))) ?? NONE)).toHaveLength(3)
  expect(run.sheet(page, new Set(subjects))).toBeNull()
})

function smallest(sheet: Sheet): string {
  const sizes = placedOn(sheet).flatMap(({ item, matrix }) =>
    item.kind === 'text' ? [[item.size * Math.hypot(matrix[0], matrix[1]), item.text] as const] : [],
  )
  return sizes.sort(([one], [two]) => one - two)[0]?.join(' ') ?? ''
}

const NONE: Sheet = { width: 0, height: 0, shared: [], own: [] }

function wordsOn(sheet: Sheet): string {
  return placedOn(sheet)
    .flatMap(({ item }) => (item.kind === 'text' ? [item.text] : []))
    .join(' ')
}

function isWatermark({ item }: Placed): boolean {
  return item.kind === 'text' && item.text === 'CONTOH' && item.opacity !== undefined
}

/** The field that an item may leave ink on. A line's ink is counted to its middle: its edge may bleed over a sheet's. */
function fieldTaken({ item, matrix }: Placed): Field {
  const at = (points: readonly (readonly [number, number])[]) => fieldOf(points.map(([x, y]) => apply(matrix, x, y)))
  switch (item.kind) {
    case 'path': {
      const numbers = item.data.split(' ').map(Number).filter(Number.isFinite)
      return at(
        Array.from({ length: numbers.length / 2 }, (_, index) => [
          numbers[2 * index] ?? 0,
          numbers[2 * index + 1] ?? 0,
        ]),
      )
    }
    case 'text': {
      const { x, y, text, size, face } = item
      return at([
        [x, y - CAP_HEIGHT * size],
        [x + widthOf(text, face) * size, y + DESCENT * size],
      ])
    }
    case 'symbol':
      return at([
        [item.x, item.y],
        [item.x + item.side, item.y + item.side],
      ])
    case 'picture':
      return at([
        [item.x, item.y],
        [item.x + item.width, item.y + item.height],
      ])
    default:
      return item satisfies never
  }
}

/** How deep one field reaches into another, in millimetres; 0 when they are apart. */
function overlap(one: Field, two: Field): number {
  const across = Math.min(one.x + one.width, two.x + two.width) - Math.max(one.x, two.x)
  const down = Math.min(one.y + one.height, two.y + two.height) - Math.max(one.y, two.y)
  return Math.max(0, Math.min(across, down))
}
