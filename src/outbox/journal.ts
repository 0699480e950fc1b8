import type { ReportId } from '../domain/report.ts'
import type { Writing } from './database.ts'

/** What happened on this device, for whoever has to find out later. Never words of a report, names or codes. */
export type JournalLine = {
  readonly at: number
  readonly event: string
  readonly id: ReportId | null
  readonly detail: string | null
}

const MOST = 500

/** Adds a line in the caller's transaction, which must include `journal`. */
export async function note(tx: Writing, line: JournalLine): Promise<void> {
  const journal = tx.objectStore('journal')
  const key = await journal.add(line)
  await journal.delete(IDBKeyRange.upperBound(key - MOST))
}
