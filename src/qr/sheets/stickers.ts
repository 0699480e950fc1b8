import type { Choice, Imprint, Subject } from './kinds.ts'
import { codeSymbol, cutLine, marked, shortCode } from './parts.ts'
import { box, filled, polyline, sasirangan } from './shapes.ts'
import { type Group, INKS, type Item } from './sheet.ts'
import { line, typeset } from './typeset.ts'
import { editionLine, english, hostOf, PAPER_WORDS, shortEdition, smsLine, smsText } from './words.ts'

/** Labels on A4 as shops sell them: 2 × 2, 2 × 4 and 3 × 8, without a margin. */
export type Grid = { readonly columns: number; readonly rows: number }
export const GRIDS = {
  'stickers-4': { columns: 2, rows: 2 },
  'stickers-8': { columns: 2, rows: 4 },
  'stickers-24': { columns: 3, rows: 8 },
} as const satisfies Record<string, Grid>
const PAGE = { width: 210, height: 297 } as const

/** Where to cut: the same on every sheet. */
export function stickersGround({ columns, rows }: Grid): readonly Item[] {
  const [width, height] = [PAGE.width / columns, PAGE.height / rows]
  const down = Array.from({ length: columns - 1 }, (_, index) =>
    polyline([width * (index + 1), 0], [width * (index + 1), PAGE.height]),
  )
  const across = Array.from({ length: rows - 1 }, (_, index) =>
    polyline([0, height * (index + 1)], [PAGE.width, height * (index + 1)]),
  )
  return [cutLine([...down, ...across].join(' '))]
}

/** One sticker for each subject, row by row, as many as the sheet holds. */
export function stickersOwn(
  imprint: Imprint,
  choice: Choice,
  grid: Grid,
  subjects: readonly Subject[],
): readonly Item[] {
  const [width, height] = [PAGE.width / grid.columns, PAGE.height / grid.rows]
  return subjects.map((subject, index): Group => {
    const items =
      height > 100
        ? tall(imprint, choice, subject)
        : height > 50
          ? wide(imprint, choice, subject)
          : small(imprint, choice, subject)
    return {
      kind: 'group',
      x: (index % grid.columns) * width,
      y: Math.floor(index / grid.columns) * height,
      scale: 1,
      turn: 0,
      items: marked(subject, width, height, items),
    }
  })
}

/** 105 × 148.5 mm. */
function tall(imprint: Imprint, choice: Choice, subject: Subject): readonly Item[] {
  const [left, width] = [8, 89]
  const code = codeSymbol(imprint, choice, subject, { x: 13.5, y: 31, side: 78 })
  const name = typeset(subject.facility, {
    ...{ x: left, y: 123, width, height: 9.4, lines: 2, size: 5, face: 'bold', colour: INKS.green, align: 'middle' },
  })
  return [
    filled(box(0, 0, 105, 21), INKS.green),
    filled(box(0, 21, 105, 6), INKS.deep),
    ...sasirangan(0, 21, 105, 6),
    ...line(PAPER_WORDS.call.id, { x: left, y: 5, width, size: 8.4, face: 'bold', colour: INKS.white }).items,
    ...line(imprint.brand, { x: left, y: 14.2, width: 50, size: 3.8, face: 'bold', colour: INKS.amber }).items,
    ...line(english(choice.language, PAPER_WORDS.call), {
      ...{ x: left + 39, y: 14.4, width: 50, size: 3.2, face: 'regular', colour: INKS.pale, align: 'end' },
    }).items,
    code,
    ...shortCode(subject, { x: left, y: 111.4, width, size: 11.5, align: 'middle' }).items,
    ...name.items,
    ...line(subject.placement, {
      ...{ x: left, y: name.bottom + 0.5, width, size: 3.4, face: 'regular', colour: INKS.ink, align: 'middle' },
    }).items,
    ...line(`${PAPER_WORDS.genuine.id} ${hostOf(imprint)}`, {
      ...{ x: left, y: 138.4, width, size: 3.5, face: 'bold', colour: INKS.ink, align: 'middle' },
    }).items,
    ...line(`SMS ${imprint.smsNumber}: ${smsText(imprint, subject)} · ${editionLine(imprint, subject)}`, {
      ...{ x: left, y: 143, width, size: 2.3, face: 'regular', colour: INKS.quiet, align: 'middle' },
    }).items,
  ]
}

/** 105 × 74.25 mm. */
function wide(imprint: Imprint, choice: Choice, subject: Subject): readonly Item[] {
  const x = 61
  const width = 39
  const name = typeset(subject.facility, {
    x,
    y: 22,
    width,
    height: 13,
    lines: 3,
    size: 4.3,
    face: 'bold',
    colour: INKS.green,
  })
  const place = typeset(subject.placement, {
    ...{ x, y: name.bottom + 0.6, width, height: 6, lines: 2, size: 2.9, face: 'regular', colour: INKS.ink },
  })
  const code = shortCode(subject, { x, y: 44.5, width, size: 7.4 })
  const host = line(hostOf(imprint), { x, y: 55.8, width, size: 3.6, face: 'bold', colour: INKS.ink })
  return [
    filled(box(0, 0, 105, 12.5), INKS.green),
    filled(box(0, 12.5, 105, 4.5), INKS.deep),
    ...sasirangan(0, 12.5, 105, 4.5),
    ...line(PAPER_WORDS.call.id, { x: 5, y: 4.2, width: 60, size: 5.8, face: 'bold', colour: INKS.white }).items,
    ...line(imprint.brand, { x: 65, y: 4.7, width: 35, size: 3.8, face: 'bold', colour: INKS.amber, align: 'end' })
      .items,
    codeSymbol(imprint, choice, subject, { x: 3.5, y: 18.6, side: 54 }),
    ...name.items,
    ...place.items,
    ...code.items,
    ...line(PAPER_WORDS.genuine.id, { x, y: 52.6, width, size: 2.6, face: 'regular', colour: INKS.ink }).items,
    ...host.items,
    ...line(smsLine(imprint).id, { x, y: 60.8, width, size: 2.5, face: 'regular', colour: INKS.quiet }).items,
    ...line(smsText(imprint, subject), { x, y: 63.9, width, size: 2.5, face: 'bold', colour: INKS.quiet }).items,
    ...line(editionLine(imprint, subject), { x, y: 68.6, width, size: 2, face: 'regular', colour: INKS.quiet }).items,
  ]
}

/** 70 × 37.125 mm. */
function small(imprint: Imprint, choice: Choice, subject: Subject): readonly Item[] {
  const [x, width] = [36, 31]
  const name = typeset(subject.facility, {
    x,
    y: 8.6,
    width,
    height: 8,
    lines: 3,
    size: 2.9,
    face: 'bold',
    colour: INKS.green,
  })
  const code = shortCode(subject, { x, y: 18.9, width, size: 5.6 })
  return [
    filled(box(0, 0, 70, 2.2), INKS.green),
    codeSymbol(imprint, choice, subject, { x: 2.6, y: 3.4, side: 31.6 }),
    ...line(PAPER_WORDS.call.id, { x, y: 4.6, width, size: 3.5, face: 'bold', colour: INKS.ink }).items,
    ...name.items,
    ...code.items,
    ...line(`${PAPER_WORDS.genuine.id}`, { x, y: 25, width, size: 2, face: 'regular', colour: INKS.ink }).items,
    ...line(hostOf(imprint), { x, y: 27.3, width, size: 2.7, face: 'bold', colour: INKS.ink }).items,
    ...line(`SMS ke ${imprint.smsNumber}:`, { x, y: 30.3, width, size: 1.9, face: 'regular', colour: INKS.quiet })
      .items,
    ...line(smsText(imprint, subject), { x, y: 32.3, width, size: 1.9, face: 'bold', colour: INKS.quiet }).items,
    ...line(shortEdition(subject), { x, y: 34.5, width, size: 1.6, face: 'regular', colour: INKS.quiet }).items,
  ]
}
