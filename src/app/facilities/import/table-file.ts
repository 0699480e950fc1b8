import { MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS } from '../../../domain/facility-import.ts'
import { readHead } from '../../../domain/facility-table/columns.ts'

/** A file as it was read: its first sheet, every cell as text. Rows keep their numbers; the first one after the head is 2. */
export type TableFile = {
  readonly name: string
  readonly format: 'csv' | 'xlsx'
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Heads that are passed over. */
  readonly unused: readonly string[]
  /** Whether letters were guessed, so that somebody should look at them. */
  readonly isGuessed: boolean
}

/** Why a file is not read. `detail`: the row or column it is about; empty when there is none. */
export type Refusal = { readonly why: RefusalReason; readonly detail: string }
export type RefusalReason =
  | 'too-big'
  | 'empty'
  | 'old-excel'
  | 'no-table'
  | 'broken-csv'
  | 'broken-xlsx'
  | 'too-much-inside'
  | 'too-slow'
  | 'no-reader'
  | 'no-head'
  | 'twice'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-long-cell'

export type ReadFile =
  | { readonly outcome: 'table'; readonly file: TableFile }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }

/** Bytes. A full table is a third of this. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024

export function refused(why: RefusalReason, detail = ''): ReadFile {
  return { outcome: 'refused', refusal: { why, detail } }
}

/** What a parser found, checked against what the server takes. Empty rows at the end are left off. */
export function tableFile(
  table: readonly (readonly string[])[],
  from: Pick<TableFile, 'name' | 'format' | 'isGuessed'>,
): ReadFile {
  // No database keeps U+0000, and nobody typed it.
  const [first = [], ...all] = table.map((row) => row.map((cell) => cell.replaceAll('\0', '')))
  const last = all.findLastIndex((row) => row.some((cell) => cell.trim() !== ''))
  const rows = all.slice(0, last + 1).map((row) => (row.every((cell) => cell.trim() === '') ? [] : row))
  const read = readHead(first)
  if (read.outcome === 'no-head') return refused('no-head')
  if (read.outcome === 'twice') return refused('twice', read.column)
  if (rows.length === 0) return refused('empty')
  if (rows.length > MOST_ROWS) return refused('too-many-rows', String(rows.length))
  if (first.length > MOST_COLUMNS) return refused('too-many-columns', String(first.length))
  const long = rows.findIndex((row) => row.some((cell) => cell.length > MOST_CHARACTERS))
  if (long >= 0) return refused('too-long-cell', String(long + 2))
  // What lies beyond the head's columns has no meaning.
  const cut = rows.map((row) => row.slice(0, first.length))
  return { outcome: 'table', file: { ...from, head: first, rows: cut, unused: read.unused } }
}
