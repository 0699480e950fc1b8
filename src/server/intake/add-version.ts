import { dueAt, limitIn } from '../../domain/deadlines.ts'
import type { Database } from '../database/open.ts'
import type { World } from '../world.ts'
import type { Prepared } from './store.ts'

/** How often the desk may come between before the group gives up and is sent again by its phones. */
const ATTEMPTS = 5

/**
 * Lets a proven correction speak for its case, in the transaction that put it in. The earlier version stays. A case that
 * was supervisory once stays so: its earlier words are still there, and only the restricted queue may read them.
 */
export async function addVersion(
  world: World,
  trx: Database,
  { row, incoming: { report }, resolved: { facility } }: Prepared,
  caseId: string,
  now: number,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = await trx
      .selectFrom('cases')
      .select(['state', 'since', 'agency_id', 'supervisory', 'version'])
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow()
    const isSupervisory = report.supervisory || found.supervisory === 1
    const limit = limitIn(found.state, report.kind, isSupervisory, world.clocks)
    const changed = await trx
      .updateTable('cases')
      .set({
        report_id: row.id,
        kind: report.kind,
        supervisory: isSupervisory ? 1 : 0,
        facility_id: row.facility_id,
        regency: facility?.regency ?? report.place.regency,
        due_at: dueAt(found.since, limit, world.holidays),
        version: found.version + 1,
      })
      .where('id', '=', caseId)
      .where('version', '=', found.version)
      .returning('id')
      .execute()
    if (changed.length === 0) continue
    await trx
      .insertInto('events')
      .values({
        case_id: caseId,
        at: now,
        kind: 'version',
        account_id: null,
        state: found.state,
        agency_id: found.agency_id,
        internal_note: null,
        public_reason: null,
      })
      .execute()
    return
  }
  throw new Error('a case changed faster than a version could be added')
}
