import type { ReportId } from '../domain/report.ts'
import { isEnded } from './advance.ts'
import type { TransferRow } from './database.ts'
import type { Engine } from './engine.ts'
import type { Entry } from './entry.ts'
import { entryOf, openEntries } from './reports.ts'

/** What is undelivered, as whoever sends knows it: read whole once, then only what somebody says has changed. */
export type Queue = {
  /** Something was told that is not read yet. What a report was before it was sent is no reason to send it again. */
  readonly isBehind: () => boolean
  readonly catchUp: () => Promise<void>
  /** As of the last time it caught up, oldest first. */
  readonly entries: () => readonly Entry[]
  /** How far photos got, as of then. */
  readonly transfers: () => readonly TransferRow[]
  readonly close: () => void
}

/** With hundreds of reports, reading all of them at every step of each would be most of the work. `told`: after a change. */
export function openQueue({ database, listen }: Engine, told: () => void): Queue {
  let entries = new Map<ReportId, Entry>()
  let transfers: readonly TransferRow[] = []
  let stale: Set<ReportId> | 'all' = 'all'
  const close = listen((broadcast) => {
    if (broadcast.type !== 'changed') return
    if (broadcast.id === undefined) stale = 'all'
    else if (stale !== 'all') stale.add(broadcast.id)
    told()
  })

  const readOne = (id: ReportId) =>
    database.read(['reports', 'transfers'], async (tx) => {
      const row = await tx.objectStore('reports').get(id)
      const parts = await tx.objectStore('transfers').getAll(IDBKeyRange.bound([id, ''], [id, '~']))
      const entry = row === undefined ? null : entryOf(row)
      if (entry === null || isEnded(entry)) entries.delete(id)
      else entries.set(id, entry)
      transfers = [...transfers.filter((each) => each.id !== id), ...parts]
    })
  const readAll = async () => {
    const [open, parts] = await Promise.all([
      openEntries(database),
      database.read(['transfers'], (tx) => tx.objectStore('transfers').getAll()),
    ])
    entries = new Map(open.map((entry) => [entry.id, entry]))
    transfers = parts
  }

  return {
    isBehind: () => stale === 'all' || stale.size > 0,
    catchUp: async () => {
      const which = stale
      stale = new Set()
      if (which === 'all') await readAll()
      else for (const id of which) await readOne(id)
    },
    entries: () => [...entries.values()],
    transfers: () => transfers,
    close,
  }
}
