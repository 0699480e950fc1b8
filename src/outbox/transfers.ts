import type { Hex } from '../domain/hex.ts'
import { LIMITS } from '../domain/limits.ts'
import type { ReportId } from '../domain/report.ts'
import type { Database } from './database.ts'

/** How far a photo got. `certain`: the province said so last, and nothing was sent since. */
export type Transfer = { readonly offset: number; readonly chunk: number; readonly certain: boolean }

const START: Transfer = { offset: 0, chunk: LIMITS.chunk, certain: true }

export async function readTransfer(database: Database, id: ReportId, sha256: Hex): Promise<Transfer> {
  const row = await database.read(['transfers'], (tx) => tx.objectStore('transfers').get([id, sha256]))
  return row ?? START
}

export async function writeTransfer(database: Database, id: ReportId, sha256: Hex, transfer: Transfer): Promise<void> {
  await database.write(['transfers'], (tx) => tx.objectStore('transfers').put({ id, sha256, ...transfer }))
}
