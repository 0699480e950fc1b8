import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasSmallType } from '../../src/qr/sheets/small-type.ts'
import { CAP_HEIGHT, DESCENT, printable, widthOf } from '../../src/qr/sheets/type.ts'
import { line, typeset } from '../../src/qr/sheets/typeset.ts'

const BOX = { x: 10, y: 20, width: 60, height: 14, size: 9, face: 'bold', colour: '#000000' } as const

test('any text stays in its box and keeps every one of its letters', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.stringMatching(/^[A-Za-z ]{0,200}$/),
    fc.lorem({ maxCount: 30 }),
  )
  fc.assert(
    fc.property(
      text,
      fc.constantFrom('start', 'middle', 'end'),
      fc.integer({ min: 1, max: 4 }),
      (said, align, lines) => {
        const { items, bottom } = typeset(said, { ...BOX, align, lines })
        expect(items.length).toBeLessThanOrEqual(lines)
        for (const { x, y, text: set, size, face } of items) {
          expect(x).toBeGreaterThanOrEqual(BOX.x - 1e-6)
          expect(x + widthOf(set, face) * size).toBeLessThanOrEqual(BOX.x + BOX.width + 1e-6)
          expect(y - CAP_HEIGHT * size).toBeGreaterThanOrEqual(BOX.y - 1e-6)
          expect(y + DESCENT * size).toBeLessThanOrEqual(BOX.y + BOX.height + 1e-6)
        }
        expect(bottom).toBeLessThanOrEqual(BOX.y + BOX.height + 1e-6)
        expect(
          items
            .map((item) => item.text)
            .join('')
            .replaceAll(' ', ''),
        ).toBe(printable(said).replaceAll(' ', ''))
      },
    ),
  )
})

test('a short name keeps its size, a long one gets smaller rather than shorter', () => {
  expect(line('Dermaga', BOX).items[0]?.size).toBe(9)
  const long = line('Dermaga Penyeberangan Sungai Martapura di Hulu Jembatan', BOX).items
  expect(long).toHaveLength(1)
  expect(long[0]?.size).toBeLessThan(9)
})

test('what the fonts lack becomes the plain letter, and only what has none a question mark', () => {
  expect(printable('Ḥājj  Café\n“Lok” – 5 €')).toBe('Hajj Café “Lok” – 5 €')
  expect(printable('水 Sungai')).toBe('? Sungai')
})

test('type too small to be read is told', () => {
  const sheet = (size: number) => ({
    width: 100,
    height: 100,
    shared: [],
    own: [
      { kind: 'group', x: 0, y: 0, scale: 0.5, turn: 180, items: line('Dermaga', { ...BOX, size }).items } as const,
    ],
  })
  expect([hasSmallType(sheet(2.6)), hasSmallType(sheet(3))]).toEqual([true, false])
})
