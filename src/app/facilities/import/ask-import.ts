import {
  IMPORT_ADDRESSES,
  type ImportCheck,
  type ImportDone,
  importCheckSchema,
  importDoneSchema,
} from '../../../domain/facility-import.ts'
import type { Decision } from '../../../domain/facility-table/outcome.ts'
import { type Answer, ask } from '../ask.ts'
import type { TableFile } from './table-file.ts'

/** What would become of every row. Changes nothing. */
export function checkImport(file: TableFile, decisions: readonly Decision[]): Promise<Answer<ImportCheck>> {
  return ask('POST', IMPORT_ADDRESSES.check, importCheckSchema, questionOf(file, decisions))
}

/** What the operator looked at, and under which name it is carried out once, however often it is sent. */
export type Order = { readonly id: string; readonly basis: string; readonly withoutWrong: boolean }

export function applyImport(
  file: TableFile,
  decisions: readonly Decision[],
  order: Order,
): Promise<Answer<ImportDone>> {
  return ask('POST', IMPORT_ADDRESSES.apply, importDoneSchema, { ...questionOf(file, decisions), ...order })
}

function questionOf({ head, rows }: TableFile, decisions: readonly Decision[]) {
  return { head, rows, decisions }
}
