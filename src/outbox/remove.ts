import type { ReportId } from '../domain/report.ts'
import type { Engine } from './engine.ts'
import { removeEntry } from './reports.ts'
import { dropCopies } from './second-copies.ts'

/** Deletes a report and its copies, by the person's own hand. */
export async function remove(engine: Engine, id: ReportId): Promise<void> {
  // First the copies: of what is still in the list the next round makes another.
  await dropCopies(engine, id)
  await removeEntry(engine.database, id, engine.ports.now())
}
