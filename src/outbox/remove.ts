import type { ReportId } from '../domain/report.ts'
import type { Engine } from './engine.ts'
import { removeEntry } from './reports.ts'
import { dropCopy, withCopies } from './second-copies.ts'

/** Deletes a report and its copy, by the person's own hand. */
export function remove(engine: Engine, id: ReportId): Promise<void> {
  return withCopies(engine, async () => {
    // First the copy: of what is still in the list the next round makes another.
    await dropCopy(engine, id)
    await removeEntry(engine.database, id, engine.ports.now())
  })
}
