import { readableAddress } from '../code-address.ts'
import type { Choice, Imprint, Subject } from './kinds.ts'
import { codeSymbol, cutLine, genuineLine, logoPlate, marked, plate, shortCode } from './parts.ts'
import { pictogram } from './pictograms.ts'
import { box, filled, sasirangan } from './shapes.ts'
import { INKS, type Item } from './sheet.ts'
import { line, typeset } from './typeset.ts'
import { editionLine, english, PAPER_WORDS, smsLine, smsText } from './words.ts'

/**
 * For boats and piers: read from a swaying deck in the sun, on weatherproof foil. Few words in large type, dark on white,
 * round corners to cut so that spray and ropes do not lift them, and the code at both ends.
 */
export const BOAT = { width: 297, height: 210 } as const
const EDGE = 6
const HEAD = { y: EDGE, height: 34 } as const
const BAND = 10
const LEFT = 18
const CODE = { x: LEFT, y: 62, side: 112 } as const
const TEXT = { x: 148, width: BOAT.width - 148 - 16 } as const
const SECOND = 44

export function boatGround(imprint: Imprint, choice: Choice): readonly Item[] {
  const { river, call } = PAPER_WORDS
  const width = BOAT.width - 2 * EDGE
  const logo = logoPlate(imprint, { right: BOAT.width - LEFT, y: EDGE + 5, width: 44, height: 11 })
  const question = line(river.id, { x: LEFT, y: EDGE + 5.5, width: 180, size: 13, face: 'bold', colour: INKS.white })
  const action = line(call.id, { x: LEFT, y: EDGE + 19.5, width: 130, size: 13, face: 'bold', colour: INKS.amber })
  const en = english(choice.language, river)
  const sub = line(en === '' ? '' : `${en} ${call.en}`, {
    ...{ x: LEFT + 112, y: EDGE + 24, width: 88, size: 5, face: 'regular', colour: INKS.pale },
  })
  const radius = 9
  return [
    cutLine(box(EDGE, EDGE, width, BOAT.height - 2 * EDGE, radius)),
    filled(box(EDGE, HEAD.y, width, HEAD.height, radius), INKS.green),
    filled(box(EDGE, HEAD.y + radius, width, HEAD.height - radius), INKS.green),
    filled(box(EDGE, HEAD.y + HEAD.height, width, BAND), INKS.deep),
    ...sasirangan(EDGE, HEAD.y + HEAD.height, width, BAND),
    ...question.items,
    ...action.items,
    ...sub.items,
    ...logo,
    ...line(imprint.brand, {
      ...{ x: BOAT.width - LEFT - 62, y: logo.length > 0 ? EDGE + 20 : EDGE + 7.5, width: 62, align: 'end' },
      ...{ size: 7, face: 'bold', colour: INKS.white },
    }).items,
  ]
}

export function boatOwn(imprint: Imprint, choice: Choice, subject: Subject): readonly Item[] {
  const code = codeSymbol(imprint, choice, subject, CODE)
  const second = codeSymbol(imprint, choice, subject, {
    ...{ x: BOAT.width - 17 - SECOND, y: BOAT.height - EDGE - 9 - SECOND, side: SECOND },
  })
  const name = typeset(subject.facility, {
    ...{ x: TEXT.x, y: 60, width: TEXT.width, height: 25, size: 11.5, face: 'bold', colour: INKS.green },
  })
  const where = [subject.placement, subject.water === '' ? subject.place : subject.water].join(' · ')
  const place = typeset(where, {
    ...{ x: TEXT.x, y: name.bottom + 2, width: TEXT.width, height: 104 - name.bottom },
    ...{ size: 5.6, face: 'regular', colour: INKS.ink },
  })
  const big = shortCode(subject, { x: TEXT.x, y: 107, width: TEXT.width, size: 24 })
  const left = TEXT.width - SECOND - 6
  const sms = way('message', smsLine(imprint).id, smsText(imprint, subject), 150, left)
  return marked(subject, BOAT.width, BOAT.height, [
    ...plate(code, 2.2),
    ...name.items,
    ...place.items,
    ...big.items,
    ...typeset(PAPER_WORDS.offline.id, {
      ...{ x: TEXT.x, y: 130.5, width: TEXT.width, height: 13, lines: 2, size: 5.2, face: 'bold', colour: INKS.ink },
    }).items,
    ...sms,
    ...way('link', PAPER_WORDS.type.id, readableAddress(imprint.publicUrl, subject.code), 164, left),
    ...genuineLine(imprint, choice, { x: TEXT.x, y: 178, width: left, size: 4.4 }).items,
    second,
    ...line(`${PAPER_WORDS.emergency.id} · ${editionLine(imprint, subject)}`, {
      ...{ x: CODE.x, y: 192, width: CODE.side, size: 3.4, face: 'regular', colour: INKS.quiet, align: 'middle' },
    }).items,
    ...line(PAPER_WORDS.call.id, {
      ...{
        x: CODE.x,
        y: CODE.y + CODE.side + 5.2,
        width: CODE.side,
        size: 9,
        face: 'bold',
        colour: INKS.green,
        align: 'middle',
      },
    }).items,
  ])
}

function way(icon: 'link' | 'message', label: string, value: string, y: number, width: number): readonly Item[] {
  const inner = { x: TEXT.x + 12, width: width - 12 }
  const first = line(label, { ...inner, y, size: 4.4, face: 'regular', colour: INKS.ink })
  const main = line(value, { ...inner, y: first.bottom + 0.8, size: 5.6, face: 'bold', colour: INKS.ink })
  return [pictogram(icon, TEXT.x, y, 9.5, INKS.green), ...first.items, ...main.items]
}
