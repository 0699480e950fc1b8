import { readableAddress } from '../code-address.ts'
import type { Choice, Imprint, Subject } from './kinds.ts'
import { codeSymbol, genuineLine, logoPlate, marked, plate, shortCode, twoLines } from './parts.ts'
import { medallion, pictogram } from './pictograms.ts'
import { box, filled, polyline, sasirangan, stroked } from './shapes.ts'
import { INKS, type Item } from './sheet.ts'
import { line, typeset } from './typeset.ts'
import { editionLine, english, type Line, PAPER_WORDS, smsLine, smsText } from './words.ts'

/** The poster is drawn once, as A4; A3 and A5 are the same, larger and smaller. */
export const POSTER = { width: 210, height: 297 } as const
const LEFT = 15
const WIDTH = POSTER.width - 2 * LEFT
const HEAD = 66
const BAND = 12
const CODE = { x: LEFT + 2, y: 118, side: 104 } as const
const STEPS = { x: 132, width: POSTER.width - LEFT - 132 } as const
const FOOT = { y: 252, height: 38 } as const
const SECOND = 36

/** What is the same on every poster of a run: the head, the three steps, the foot's field. */
export function posterGround(imprint: Imprint, choice: Choice): readonly Item[] {
  const { question, call, scan, tell, proof } = PAPER_WORDS
  const steps: readonly (readonly ['scan' | 'tell' | 'proof', Line])[] = [
    ['scan', scan],
    ['tell', tell],
    ['proof', proof],
  ]
  const head = typeset(question.id, {
    ...{ x: LEFT, y: 27, width: WIDTH, height: 13, lines: 1, size: 13, face: 'bold', colour: INKS.white },
  })
  const action = line(call.id, { x: LEFT, y: 44, width: WIDTH, size: 13, face: 'bold', colour: INKS.amber })
  const en = english(choice.language, question)
  const sub = line(en === '' ? '' : `${en} ${call.en}`, {
    ...{ x: LEFT, y: action.bottom + 1.6, width: WIDTH, size: 4.4, face: 'regular', colour: INKS.pale },
  })
  return [
    filled(box(0, 0, POSTER.width, HEAD), INKS.green),
    filled(box(0, HEAD, POSTER.width, BAND), INKS.deep),
    ...sasirangan(0, HEAD, POSTER.width, BAND),
    ...line(imprint.brand, { x: LEFT, y: 12, width: 120, size: 7.4, face: 'bold', colour: INKS.white }).items,
    ...logoPlate(imprint, { right: POSTER.width - LEFT, y: 8.5, width: 52, height: 12 }),
    ...head.items,
    ...action.items,
    ...sub.items,
    ...steps.flatMap(([name, words], index) => step(name, words, index, choice)),
    filled(box(0, FOOT.y - 5, POSTER.width, POSTER.height - FOOT.y + 5), INKS.tint),
    filled(box(0, POSTER.height - 7, POSTER.width, 7), INKS.green),
    ...line(PAPER_WORDS.emergency.id, {
      ...{ x: LEFT, y: POSTER.height - 4.6, width: 80, size: 3.2, face: 'bold', colour: INKS.white },
    }).items,
  ]
}

function step(name: 'scan' | 'tell' | 'proof', words: Line, index: number, choice: Choice): readonly Item[] {
  const y = CODE.y - 2 + index * 37
  const icon = 17
  const down =
    index < 2
      ? [stroked(polyline([STEPS.x + icon / 2, y + icon + 2], [STEPS.x + icon / 2, y + 35]), INKS.pale, 0.9)]
      : []
  const text = twoLines(
    words,
    english(choice.language, words),
    { x: STEPS.x + icon + 3.5, y: y + 0.4, width: STEPS.width - icon - 3.5, height: 33, size: 5.3, colour: INKS.ink },
    { size: 3.5, colour: INKS.quiet },
  )
  return [...down, medallion(name, STEPS.x, y, icon), ...text.items]
}

/** What is this poster's own: facility, code twice and apart, addresses. */
export function posterOwn(imprint: Imprint, choice: Choice, subject: Subject): readonly Item[] {
  const name = typeset(subject.facility, {
    ...{ x: LEFT, y: 85, width: WIDTH, height: 20, size: 10.4, face: 'bold', colour: INKS.green },
  })
  const where = [subject.place, subject.water].filter((part) => part !== '').join(' · ')
  const place = typeset(where, {
    ...{ x: LEFT, y: name.bottom + 1.4, width: WIDTH, height: 112 - name.bottom },
    ...{ size: 4.4, face: 'regular', colour: INKS.ink },
  })
  const code = codeSymbol(imprint, choice, subject, CODE)
  return marked(subject, POSTER.width, POSTER.height, [
    ...name.items,
    ...place.items,
    ...plate(code, 2),
    ...shortCode(subject, { x: CODE.x, y: CODE.y + CODE.side + 5, width: CODE.side, size: 14.5, align: 'middle' })
      .items,
    ...placementLine(subject),
    ...foot(imprint, choice, subject),
  ])
}

function placementLine({ placement }: Subject): readonly Item[] {
  const { codeHere } = PAPER_WORDS
  const label = line(codeHere.id, {
    ...{ x: STEPS.x, y: CODE.y + CODE.side + 4.6, width: STEPS.width, size: 3.6, face: 'regular', colour: INKS.quiet },
  })
  const name = typeset(placement, {
    ...{ x: STEPS.x, y: label.bottom + 1, width: STEPS.width, height: 9, lines: 2 },
    ...{ size: 5, face: 'bold', colour: INKS.ink },
  })
  return [...label.items, ...name.items]
}

function foot(imprint: Imprint, choice: Choice, subject: Subject): readonly Item[] {
  const second = codeSymbol(imprint, choice, subject, { x: POSTER.width - LEFT - SECOND, y: FOOT.y - 1, side: SECOND })
  const right = POSTER.width - LEFT - SECOND - 6
  const half = (right - LEFT - 6) / 2
  const first = way('link', PAPER_WORDS.type, readableAddress(imprint.publicUrl, subject.code), LEFT, half, choice)
  const sms = way('message', smsLine(imprint), smsText(imprint, subject), LEFT + half + 6, half, choice)
  const genuine = genuineLine(imprint, choice, { x: LEFT, y: FOOT.y + 16.5, width: half * 1.12, size: 4 })
  const offline = typeset(
    [PAPER_WORDS.offline.id, english(choice.language, PAPER_WORDS.offline)].filter((part) => part !== '').join(' '),
    {
      ...{ x: LEFT + half * 1.12 + 12, y: FOOT.y + 17, width: right - LEFT - half * 1.12 - 12, height: 16 },
      ...{ size: 3.3, face: 'regular', colour: INKS.quiet },
    },
  )
  const edition = line(`${imprint.brand} · ${editionLine(imprint, subject)}`, {
    ...{ x: LEFT + 80, y: POSTER.height - 4.5, width: WIDTH - 80, size: 2.9, align: 'end' },
    ...{ face: 'regular', colour: INKS.pale },
  })
  return [
    ...first,
    ...sms,
    ...genuine.items,
    ...[pictogram('signal', LEFT + half * 1.12 + 4, FOOT.y + 17, 6, INKS.quiet), ...offline.items],
    second,
    ...edition.items,
  ]
}

/** One way for who cannot scan: what it is for, and what to open or send. */
function way(
  icon: 'link' | 'message',
  words: Line,
  value: string,
  x: number,
  width: number,
  { language }: Choice,
): readonly Item[] {
  const inner = { x: x + 9.5, width: width - 9.5 }
  const label = line(words.id, { ...inner, y: FOOT.y, size: 3.9, face: 'regular', colour: INKS.ink })
  const main = line(value, { ...inner, y: label.bottom + 0.8, size: 4.7, face: 'bold', colour: INKS.ink })
  const en = line(english(language, words), {
    ...{ ...inner, y: main.bottom + 0.4, size: 2.9, face: 'regular', colour: INKS.quiet },
  })
  return [pictogram(icon, x, FOOT.y - 0.2, 7.4, INKS.green), ...label.items, ...main.items, ...en.items]
}
