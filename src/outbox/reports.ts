import type { ReportId } from '../domain/report.ts'
import { DAY } from '../domain/wita.ts'
import { advance, type Happening, isEnded } from './advance.ts'
import type { Database, EntryRow, Writing } from './database.ts'
import type { Entry } from './entry.ts'
import { note } from './journal.ts'
import { letGo } from './photos.ts'

/** How long a delivered report keeps its bytes, for a province that is restored from a backup (O11). */
const KEEP = 30 * DAY

/** Writes an entry in the caller's transaction, which must include `reports`. */
export async function putEntry(tx: Writing, entry: Entry): Promise<void> {
  const row: EntryRow = isEnded(entry) ? { ...entry } : { ...entry, open: 1 }
  await tx.objectStore('reports').put(row)
}

/** An entry without what only the store needs. */
export function entryOf(row: EntryRow): Entry {
  const { open: _, ...entry } = row
  return entry
}

/** Undelivered entries, oldest first. */
export async function openEntries(database: Database): Promise<readonly Entry[]> {
  const rows = await database.read(['reports'], (tx) => tx.objectStore('reports').index('open').getAll())
  return rows.map(entryOf).sort((a, b) => a.sealedAt - b.sealedAt)
}

/** Every entry, newest first. */
export async function allEntries(database: Database): Promise<readonly Entry[]> {
  const rows = await database.read(['reports'], (tx) => tx.objectStore('reports').getAll())
  return rows.map(entryOf).sort((a, b) => b.sealedAt - a.sealedAt)
}

export async function readEntry(database: Database, id: ReportId): Promise<Entry | null> {
  const row = await database.read(['reports'], (tx) => tx.objectStore('reports').get(id))
  return row === undefined ? null : entryOf(row)
}

/**
 * Lets something happen to an entry as it is now, in one transaction, so that two writers cannot undo each other. Null
 * when it was deleted meanwhile.
 */
export function happen(database: Database, id: ReportId, happening: Happening, now: number): Promise<Entry | null> {
  return database.write(['reports', 'journal', 'transfers'], async (tx) => {
    const row = await tx.objectStore('reports').get(id)
    if (row === undefined) return null
    const before = entryOf(row)
    const entry = advance(before, happening, now)
    if (entry === before) return before
    await putEntry(tx, entry)
    if (happening.kind === 'unknown-there') await forgetTransfers(tx, id)
    if (happening.kind !== 'chunk') await note(tx, { at: now, event: happening.kind, id, detail: entry.state.name })
    return entry
  })
}

/** Deletes an entry and whatever only it needs. */
export function removeEntry(database: Database, id: ReportId, now: number): Promise<void> {
  return database.write(['reports', 'blobs', 'chunks', 'transfers', 'journal'], async (tx) => {
    const row = await tx.objectStore('reports').get(id)
    if (row === undefined) return
    if (row.state.name !== 'purged') for (const { sha256 } of row.attachments) await letGo(tx, sha256)
    await forgetTransfers(tx, id)
    await tx.objectStore('reports').delete(id)
    await note(tx, { at: now, event: 'removed', id, detail: row.state.name })
  })
}

/** Frees the bytes of delivered reports that `mayGo`. Their receipts and tracking codes stay. */
export function purgeDelivered(database: Database, mayGo: (entry: Entry) => boolean): Promise<number> {
  return database.write(['reports', 'blobs', 'chunks', 'transfers'], async (tx) => {
    let purged = 0
    for (const row of await tx.objectStore('reports').getAll()) {
      const entry = entryOf(row)
      if (entry.state.name !== 'delivered' || !mayGo(entry)) continue
      for (const { sha256 } of entry.attachments) await letGo(tx, sha256)
      await forgetTransfers(tx, entry.id)
      await putEntry(tx, { ...entry, bytes: new Uint8Array(0), state: { name: 'purged', at: entry.state.at } })
      purged += 1
    }
    return purged
  })
}

/** Whether a delivered report is past its time, by the province's clock and not the device's (O8). */
export function isPastKeeping(entry: Entry, provinceTime: number): boolean {
  return entry.receipt !== null && provinceTime - entry.receipt.receivedAt > KEEP
}

async function forgetTransfers(tx: Writing, id: ReportId): Promise<void> {
  await tx.objectStore('transfers').delete(IDBKeyRange.bound([id, ''], [id, '~']))
}
