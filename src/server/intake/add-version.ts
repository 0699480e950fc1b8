import { dueAt, limitIn } from '../../domain/deadlines.ts'
import { afterCorrection } from '../../domain/workflow.ts'
import type { Database } from '../database/open.ts'
import type { World } from '../world.ts'
import { floodGauge } from './open-cases.ts'
import type { Prepared } from './store.ts'

/** How often the desk may come between before the group gives up and is sent again by its phones. */
const ATTEMPTS = 5

/**
 * Lets a proven correction speak for its case, in the transaction that put it in. The earlier version stays. A case that
 * was supervisory once stays so: its earlier words are still there, and only the restricted queue may read them. A case
 * that had ended is received anew, with a clock of its own; at a flooded facility it waits in the held queue.
 */
export async function addVersion(
  world: World,
  trx: Database,
  version: Prepared,
  caseId: string,
  now: number,
): Promise<void> {
  const { row, incoming, resolved } = version
  const { report } = incoming
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = await trx
      .selectFrom('cases')
      .select(['state', 'since', 'agency_id', 'supervisory', 'version'])
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow()
    const isSupervisory = report.supervisory || found.supervisory === 1
    const state = afterCorrection(found.state)
    const begunAnew = state !== found.state
    const since = begunAnew ? now : found.since
    const agency = begunAnew ? null : found.agency_id
    const isHeld = begunAnew && (await floodGauge(world, trx, [version], now))(row.facility_id)
    const limit = limitIn(state, report.kind, isSupervisory, world.clocks)
    const changed = await trx
      .updateTable('cases')
      .set({
        report_id: row.id,
        kind: report.kind,
        supervisory: isSupervisory ? 1 : 0,
        facility_id: row.facility_id,
        regency: resolved.facility?.regency ?? report.place.regency,
        state,
        since,
        due_at: dueAt(since, limit, world.holidays),
        agency_id: agency,
        ...(isHeld ? { held_at: now } : {}),
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
        state,
        agency_id: agency,
        internal_note: null,
        public_reason: null,
      })
      .execute()
    return
  }
  throw new Error('a case changed faster than a version could be added')
}
