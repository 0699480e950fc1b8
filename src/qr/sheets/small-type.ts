import { placedOn } from './placed.ts'
import type { Sheet } from './sheet.ts'

/** Below this height of an em hardly anybody reads it. Millimetres: 4 points. */
const READABLE = 1.4

/** Whether a long name was set so small that it hardly helps: nothing is cut, but somebody should know. */
export function hasSmallType(sheet: Sheet): boolean {
  return placedOn(sheet).some(
    ({ item, matrix }) => item.kind === 'text' && item.size * Math.hypot(matrix[0], matrix[1]) < READABLE,
  )
}
