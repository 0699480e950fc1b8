import type { Choice, Imprint, Subject } from './kinds.ts'
import { codeSymbol, shortCode } from './parts.ts'
import { INKS, type Item } from './sheet.ts'
import { line } from './typeset.ts'
import { hostOf } from './words.ts'

/** The code alone with its short form, to be put into a layout of one's own. 60 × 72 mm. */
export function bareCode(imprint: Imprint, choice: Choice, subject: Subject): readonly Item[] {
  return [
    codeSymbol(imprint, choice, subject, { x: 1, y: 1, side: 58 }),
    ...shortCode(subject, { x: 4, y: 59, width: 52, size: 9, align: 'middle' }).items,
    ...line(subject.example ? `CONTOH · ${hostOf(imprint)}` : hostOf(imprint), {
      ...{ x: 4, y: 67.4, width: 52, size: 3, face: 'regular', colour: INKS.quiet, align: 'middle' },
    }).items,
  ]
}
