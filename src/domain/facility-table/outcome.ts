import * as v from 'valibot'
import { COLUMNS } from './columns.ts'
import { problemSchema } from './problem.ts'

/** What would become of a row, and what the operator decided where only a person can. Rows count as a spreadsheet does: the head is 1. */

const changeSchema = v.object({ column: v.picklist(COLUMNS), before: v.string(), after: v.string() })
export type Change = v.InferOutput<typeof changeSchema>

const facilitySchema = v.object({ id: v.string(), name: v.string() })

/** Something the row may be the same as: a facility there is, or another new one of the file. */
export const candidateSchema = v.object({
  is: v.variant('kind', [
    v.object({ kind: v.literal('facility'), id: v.string() }),
    v.object({ kind: v.literal('row'), row: v.number() }),
  ]),
  name: v.string(),
  /** Area in words, and the address. */
  place: v.string(),
  /** Between the two; null when one of them has no position. */
  metres: v.nullable(v.number()),
  withdrawn: v.boolean(),
})
export type Candidate = v.InferOutput<typeof candidateSchema>

const row = v.number()
export const rowOutcomeSchema = v.variant('outcome', [
  v.object({ outcome: v.literal('new-facility'), row }),
  v.object({
    outcome: v.literal('new-placement'),
    row,
    /** Null: at the new facility that row `of` brings. */
    facility: v.nullable(facilitySchema),
    of: v.number(),
    changes: v.array(changeSchema),
  }),
  v.object({ outcome: v.literal('changed'), row, facility: facilitySchema, changes: v.array(changeSchema) }),
  v.object({ outcome: v.literal('same'), row, facility: facilitySchema }),
  v.object({ outcome: v.literal('suspected'), row, candidates: v.array(candidateSchema) }),
  /** Another place of the facility in row `of`, about which must be decided first. */
  v.object({ outcome: v.literal('waits'), row, of: v.number() }),
  v.object({ outcome: v.literal('wrong'), row, problems: v.array(problemSchema) }),
  v.object({ outcome: v.literal('left-out'), row }),
])
export type RowOutcome = v.InferOutput<typeof rowOutcomeSchema>
export const OUTCOMES = [
  'new-facility',
  'new-placement',
  'changed',
  'same',
  'suspected',
  'waits',
  'wrong',
  'left-out',
] as const satisfies readonly RowOutcome['outcome'][]

/** What was decided about a row: its facility is another than those it resembles, one of them, or stays out. */
export const decisionSchema = v.variant('is', [
  v.object({ is: v.literal('another'), row }),
  v.object({ is: v.literal('left-out'), row }),
  v.object({ is: v.literal('facility'), row, id: v.pipe(v.string(), v.maxLength(80)) }),
  v.object({ is: v.literal('row'), row, of: v.number() }),
])
export type Decision = v.InferOutput<typeof decisionSchema>

/** Rows by outcome. */
export const sumsSchema = v.object({
  'new-facility': v.number(),
  'new-placement': v.number(),
  changed: v.number(),
  same: v.number(),
  suspected: v.number(),
  waits: v.number(),
  wrong: v.number(),
  'left-out': v.number(),
})
export type Sums = v.InferOutput<typeof sumsSchema>

export function sumsOf(rows: readonly RowOutcome[]): Sums {
  const count = (outcome: RowOutcome['outcome']) => rows.filter((one) => one.outcome === outcome).length
  return {
    'new-facility': count('new-facility'),
    'new-placement': count('new-placement'),
    changed: count('changed'),
    same: count('same'),
    suspected: count('suspected'),
    waits: count('waits'),
    wrong: count('wrong'),
    'left-out': count('left-out'),
  }
}
