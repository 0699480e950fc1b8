import { CARD, cardAt, cardGround, cardOwn } from './card.ts'
import type { Choice, Imprint, Subject } from './kinds.ts'
import { cutLine } from './parts.ts'
import { polyline } from './shapes.ts'
import { INKS, type Item } from './sheet.ts'
import { line } from './typeset.ts'
import { PAPER_WORDS } from './words.ts'

/** A4 folded to a tent: two faces back to back, the upper one on its head, and a strip to glue below. */
const WIDTH = 210
const STRIP = CARD.height * 2

export function tentGround(imprint: Imprint, choice: Choice): readonly Item[] {
  const folds = [polyline([0, CARD.height], [WIDTH, CARD.height]), polyline([0, STRIP], [WIDTH, STRIP])]
  return [
    ...bothFaces(cardGround(imprint, choice)),
    cutLine(folds.join(' ')),
    ...line(PAPER_WORDS.glue.id, {
      ...{ x: 20, y: STRIP + 16, width: WIDTH - 40, size: 4, face: 'regular', colour: INKS.quiet, align: 'middle' },
    }).items,
  ]
}

export function tentOwn(imprint: Imprint, choice: Choice, subject: Subject): readonly Item[] {
  return bothFaces(cardOwn(imprint, choice, subject))
}

function bothFaces(items: readonly Item[]): readonly Item[] {
  return [cardAt(WIDTH, CARD.height, 1, 180, items), cardAt(0, CARD.height, 1, 0, items)]
}
