import * as v from 'valibot'
import { decisionSchema, rowOutcomeSchema, sumsSchema } from './facility-table/outcome.ts'

/** Where the screen and the server meet about importing: first a check that changes nothing, then the very same import. */
export const IMPORT_ADDRESSES = {
  check: '/api/desk/facilities/import/check',
  apply: '/api/desk/facilities/import',
} as const

/** Rows beside the head. */
export const MOST_ROWS = 10_000
/** Columns, known or not. */
export const MOST_COLUMNS = 60
/** Characters of a cell: more than any of ours may have, so that the reason can be told. */
export const MOST_CHARACTERS = 2_000
/** Bytes of a question: 10,000 rows as people write them are about 3 MB. */
export const MOST_IMPORT_BYTES = 8 * 1024 * 1024

const cells = v.pipe(
  v.array(v.pipe(v.string(), v.maxLength(MOST_CHARACTERS, 'too-long'))),
  v.maxLength(MOST_COLUMNS, 'too-many-columns'),
)

/** A file's first sheet, every cell as text. An empty row stands as an empty list, so that rows keep their numbers. */
export const importQuestionSchema = v.object({
  head: cells,
  rows: v.pipe(v.array(cells), v.maxLength(MOST_ROWS, 'too-many-rows')),
  decisions: v.pipe(v.array(decisionSchema), v.maxLength(MOST_ROWS, 'too-many-rows')),
})
export type ImportQuestion = v.InferOutput<typeof importQuestionSchema>

export const importCheckSchema = v.object({
  /** Names all that the import would do, with the versions it was planned on. */
  basis: v.string(),
  sums: sumsSchema,
  /** Empty rows have no outcome. */
  rows: v.array(rowOutcomeSchema),
})
export type ImportCheck = v.InferOutput<typeof importCheckSchema>

export const importOrderSchema = v.object({
  ...importQuestionSchema.entries,
  /** Made by the screen for one preview: the same order sent twice is carried out once. */
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'wrong')),
  /** From the check that the operator looked at. */
  basis: v.pipe(v.string(), v.maxLength(80)),
  /** Whether rows that are wrong may be left out. */
  withoutWrong: v.boolean(),
})
export type ImportOrder = v.InferOutput<typeof importOrderSchema>

/** Facilities named in an answer at most; the trail has all of them. */
export const MOST_NAMED = 500

export const importDoneSchema = v.object({
  sums: sumsSchema,
  /** Facilities that were added or changed, in all. */
  added: v.number(),
  changed: v.number(),
  placements: v.number(),
  /** In the file's order, added ones first; at most `MOST_NAMED`. */
  facilities: v.array(v.object({ id: v.string(), name: v.string(), isNew: v.boolean() })),
})
export type ImportDone = v.InferOutput<typeof importDoneSchema>
