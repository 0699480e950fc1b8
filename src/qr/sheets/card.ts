import { readableAddress } from '../code-address.ts'
import type { Choice, Imprint, Subject } from './kinds.ts'
import { codeSymbol, genuineLine, logoPlate, marked, plate, shortCode } from './parts.ts'
import { medallion, pictogram } from './pictograms.ts'
import { box, filled, polyline, sasirangan, stroked } from './shapes.ts'
import { type Group, INKS, type Item } from './sheet.ts'
import { line, typeset } from './typeset.ts'
import { editionLine, english, type Line, PAPER_WORDS, smsLine, smsText } from './words.ts'

/** A card for a counter, and the same as both faces of a table tent. */
export const CARD = { width: 210, height: 130 } as const
const LEFT = 12
const HEAD = 31
const BAND = 8
const CODE = { x: CARD.width - LEFT - 68, y: HEAD + BAND + 5.5, side: 66 } as const
const TEXT = CODE.x - 8 - LEFT
const FOOT = CARD.height - 6.5

export function cardGround(imprint: Imprint, choice: Choice): readonly Item[] {
  const { question, call, shortScan, shortTell, shortProof } = PAPER_WORDS
  const steps = [
    ['scan', shortScan],
    ['tell', shortTell],
    ['proof', shortProof],
  ] as const
  const head = line(question.id, { x: LEFT, y: 8.5, width: 140, size: 8.6, face: 'bold', colour: INKS.white })
  const action = line(call.id, { x: LEFT, y: 18.4, width: 90, size: 8.6, face: 'bold', colour: INKS.amber })
  const en = line(english(choice.language, call), {
    ...{ x: LEFT + 76, y: 20.4, width: 70, size: 4, face: 'regular', colour: INKS.pale },
  })
  return [
    filled(box(0, 0, CARD.width, HEAD), INKS.green),
    filled(box(0, HEAD, CARD.width, BAND), INKS.deep),
    ...sasirangan(0, HEAD, CARD.width, BAND),
    ...head.items,
    ...action.items,
    ...en.items,
    ...brandCorner(imprint),
    ...steps.flatMap(([name, words], index) => step(name, words, index, choice)),
    filled(box(0, FOOT, CARD.width, CARD.height - FOOT), INKS.green),
    ...line(PAPER_WORDS.emergency.id, {
      ...{ x: LEFT, y: FOOT + 2.2, width: 60, size: 3, face: 'bold', colour: INKS.white },
    }).items,
  ]
}

function brandCorner(imprint: Imprint): readonly Item[] {
  const right = CARD.width - LEFT
  const logo = logoPlate(imprint, { right: right - 1, y: 6, width: 40, height: 9 })
  const place = { x: right - 50, width: 50, align: 'end', face: 'bold', colour: INKS.white } as const
  return [...logo, ...line(imprint.brand, { ...place, y: logo.length > 0 ? 21 : 9, size: 5.4 }).items]
}

function step(name: 'scan' | 'tell' | 'proof', words: Line, index: number, choice: Choice): readonly Item[] {
  const third = TEXT / 3
  const x = LEFT + index * third
  const y = 70
  const icon = 13
  const label = line(words.id, {
    x: x + icon + 2,
    y: y + 2.6,
    width: third - icon - 3,
    size: 4.2,
    face: 'bold',
    colour: INKS.ink,
  })
  const en = line(english(choice.language, words), {
    ...{
      x: x + icon + 2,
      y: label.bottom + 0.6,
      width: third - icon - 3,
      size: 3,
      face: 'regular',
      colour: INKS.quiet,
    },
  })
  return [medallion(name, x, y, icon), ...label.items, ...en.items]
}

export function cardOwn(imprint: Imprint, choice: Choice, subject: Subject): readonly Item[] {
  const top = HEAD + BAND
  const name = typeset(subject.facility, {
    ...{ x: LEFT, y: top + 6, width: TEXT, height: 15, size: 7.6, face: 'bold', colour: INKS.green },
  })
  const place = typeset([subject.placement, subject.place].join(' · '), {
    ...{ x: LEFT, y: name.bottom + 1, width: TEXT, height: 66 - name.bottom },
    ...{ size: 3.6, face: 'regular', colour: INKS.ink },
  })
  const code = codeSymbol(imprint, choice, subject, CODE)
  const ways: readonly (readonly ['link' | 'message', Line, string])[] = [
    ['link', PAPER_WORDS.type, readableAddress(imprint.publicUrl, subject.code)],
    ['message', smsLine(imprint), smsText(imprint, subject)],
  ]
  return marked(subject, CARD.width, CARD.height, [
    ...name.items,
    ...place.items,
    stroked(polyline([LEFT, 87], [LEFT + TEXT, 87]), INKS.pale, 0.4),
    ...ways.flatMap(([icon, words, value], index) => way(icon, words, value, index, choice)),
    ...genuineLine(imprint, choice, { x: LEFT, y: 107, width: TEXT, size: 3.7 }).items,
    ...plate(code, 1.6),
    ...shortCode(subject, { x: CODE.x - 1, y: CODE.y + CODE.side + 4, width: CODE.side + 2, size: 9, align: 'middle' })
      .items,
    ...line(editionLine(imprint, subject), {
      ...{ x: LEFT + 70, y: FOOT + 2.3, width: CARD.width - 2 * LEFT - 70, size: 2.5, align: 'end' },
      ...{ face: 'regular', colour: INKS.pale },
    }).items,
  ])
}

function way(
  icon: 'link' | 'message',
  words: Line,
  value: string,
  index: number,
  { language }: Choice,
): readonly Item[] {
  const half = TEXT / 2
  const x = LEFT + index * half
  const y = 91
  const inner = { x: x + 8, width: half - 10 }
  const label = line(words.id, { ...inner, y, size: 3.2, face: 'regular', colour: INKS.ink })
  const main = line(value, { ...inner, y: label.bottom + 0.6, size: 4, face: 'bold', colour: INKS.ink })
  const en = line(english(language, words), {
    ...{ ...inner, y: main.bottom + 0.4, size: 2.6, face: 'regular', colour: INKS.quiet },
  })
  return [pictogram(icon, x, y, 6.4, INKS.green), ...label.items, ...main.items, ...en.items]
}

/** The card's items somewhere on a sheet: scaled, then turned. */
export function cardAt(x: number, y: number, scale: number, turn: number, items: readonly Item[]): Group {
  return { kind: 'group', x, y, scale, turn, items }
}
