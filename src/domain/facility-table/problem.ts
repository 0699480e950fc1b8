import * as v from 'valibot'
import { COLUMNS, MORE_COLUMNS } from './columns.ts'

/** What is wrong with one cell. */
export const PROBLEM_WORDS = [
  'empty',
  'too-long',
  /** Names nothing there is; `nearest` says what was perhaps meant. */
  'unknown',
  /** Names several things; `nearest` tells them apart. */
  'ambiguous',
  'no-number',
  'out-of-range',
  /** Latitude and longitude seem to stand in each other's column. */
  'swapped',
  /** One half of a position without the other. */
  'half',
  'no-such-id',
  'no-such-code',
  /** The code belongs to another facility than the id says. */
  'code-elsewhere',
  /** A name and a code in the same row say different things. */
  'contradiction',
  /** Says something else than row `row`, which is about the same facility. */
  'differs',
  /** The same place as in row `row`. */
  'twice',
  /** Withdrawing is done on the facility's own page. */
  'withdrawn-here',
  'example-here',
  /** A withdrawn facility takes no new places. */
  'withdrawn',
  /** The agency takes nothing new. */
  'retired',
] as const
export type ProblemWord = (typeof PROBLEM_WORDS)[number]

export const problemSchema = v.object({
  column: v.picklist([...COLUMNS, ...MORE_COLUMNS]),
  word: v.picklist(PROBLEM_WORDS),
  /** What stands in the cell, shortened. */
  value: v.string(),
  nearest: v.array(v.string()),
  /** The other row; 0 when there is none. */
  row: v.number(),
})
export type Problem = v.InferOutput<typeof problemSchema>
export type ProblemColumn = Problem['column']

export function problem(
  column: ProblemColumn,
  word: ProblemWord,
  value: string,
  more: { readonly nearest?: readonly string[]; readonly row?: number } = {},
): Problem {
  const shown = value.length > 60 ? `${value.slice(0, 59)}…` : value
  return { column, word, value: shown, nearest: [...(more.nearest ?? [])], row: more.row ?? 0 }
}
