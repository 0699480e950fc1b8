import { type Choice, EDITION, type Imprint, type Subject } from './kinds.ts'
import { codeSymbol, logoPlate, marked, shortCode } from './parts.ts'
import { box, filled, sasirangan, stroked } from './shapes.ts'
import { type Group, INKS, type Item } from './sheet.ts'
import { line, typeset } from './typeset.ts'
import { english, hostOf, PAPER_WORDS, smsLine } from './words.ts'

/** A regency's services on one list to hand out: fifteen codes a page. */
export const HAND_OUT = { columns: 3, rows: 5 } as const
export const A_PAGE = HAND_OUT.columns * HAND_OUT.rows
const PAGE = { width: 210, height: 297 } as const
const LEFT = 12
const HEAD = 36
const BAND = 7
const TOP = HEAD + BAND + 6
const FOOT = PAGE.height - 12
const CELL = { width: (PAGE.width - 2 * LEFT) / HAND_OUT.columns, height: (FOOT - TOP) / HAND_OUT.rows } as const

export function handOutGround(imprint: Imprint): readonly Item[] {
  return [
    filled(box(0, 0, PAGE.width, HEAD), INKS.green),
    filled(box(0, HEAD, PAGE.width, BAND), INKS.deep),
    ...sasirangan(0, HEAD, PAGE.width, BAND),
    ...line(imprint.brand, { x: LEFT, y: 7, width: 100, size: 5, face: 'bold', colour: INKS.amber }).items,
    ...logoPlate(imprint, { right: PAGE.width - LEFT, y: 7, width: 40, height: 10 }),
    filled(box(0, FOOT, PAGE.width, PAGE.height - FOOT), INKS.tint),
  ]
}

/** `page` of `pages`: one page of one regency's list. */
export function handOutOwn(
  imprint: Imprint,
  choice: Choice,
  subjects: readonly Subject[],
  { page, pages }: { readonly page: number; readonly pages: number },
): readonly Item[] {
  const [first] = subjects
  if (first === undefined) return []
  const { handOut } = PAPER_WORDS
  const title = line(first.regency.name, { x: LEFT, y: 15, width: 130, size: 9.6, face: 'bold', colour: INKS.white })
  const en = english(choice.language, handOut)
  const foot = `${PAPER_WORDS.genuine.id} ${hostOf(imprint)} · ${PAPER_WORDS.emergency.id} · dicetak ${imprint.printed}, edisi ${EDITION} · halaman ${page}/${pages}`
  const sms = `${smsLine(imprint).id}: ${imprint.smsKeyword} KODE isi laporan`
  return [
    ...title.items,
    ...line(en === '' ? handOut.id : `${handOut.id} · ${en}`, {
      ...{ x: LEFT, y: title.bottom + 1.4, width: PAGE.width - 2 * LEFT, size: 4, face: 'regular', colour: INKS.pale },
    }).items,
    ...[sms, foot].flatMap(
      (words, row) =>
        line(words, {
          ...{ x: LEFT, y: FOOT + 1.8 + row * 4.8, width: PAGE.width - 2 * LEFT, size: 3.2 },
          ...{ face: 'regular', colour: INKS.ink, align: 'middle' },
        }).items,
    ),
    ...subjects.map((subject, index): Group => {
      const x = LEFT + (index % HAND_OUT.columns) * CELL.width
      const y = TOP + Math.floor(index / HAND_OUT.columns) * CELL.height
      return { kind: 'group', x, y, scale: 1, turn: 0, items: cell(imprint, choice, subject) }
    }),
  ]
}

function cell(imprint: Imprint, choice: Choice, subject: Subject): readonly Item[] {
  const { width, height } = CELL
  const side = 31
  const x = side + 3
  const right = width - x - 3.5
  const code = shortCode(subject, { x, y: 5, width: right, size: 4.6 })
  const placement = typeset(subject.placement, {
    ...{ x, y: code.bottom + 1.6, width: right, height: 8, lines: 3, size: 2.9, face: 'bold', colour: INKS.ink },
  })
  return marked(subject, width, height - 2, [
    filled(box(0.8, 0, width - 1.6, height - 2, 1.6), INKS.white),
    stroked(box(0.8, 0, width - 1.6, height - 2, 1.6), INKS.pale, 0.35),
    codeSymbol(imprint, choice, subject, { x: 1.8, y: 1.4, side }),
    ...code.items,
    ...placement.items,
    ...typeset(subject.place, {
      ...{ x, y: placement.bottom + 1, width: right, height: 31 - placement.bottom, lines: 6 },
      ...{ size: 2.5, face: 'regular', colour: INKS.quiet },
    }).items,
    ...typeset(subject.facility, {
      ...{ x: 3.6, y: 34.4, width: width - 7, height: 9.4, lines: 2, size: 3.9, face: 'bold', colour: INKS.green },
    }).items,
  ])
}
