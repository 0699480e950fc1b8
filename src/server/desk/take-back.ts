import { dueAt, limitIn } from '../../domain/deadlines.ts'
import type { Database } from '../database/open.ts'
import type { World } from '../world.ts'

/** How long a decision on a held case can be taken back by who made it. Milliseconds. */
export const TAKE_BACK = 10 * 60_000

/**
 * Holds cases again whose release or rejection `accountId` decided a moment ago, as long as nobody went on with them.
 * Events stay: the history tells of both. A held case looks as any received one to its reporter, so a release leaves no
 * trace there; a rejection may have been read, and its step stands beside its withdrawal once the case is let go again.
 * The clock runs on from the receipt, as if there had been no decision. Gives the ids that are held again.
 */
export function takeBack(world: World, ids: readonly string[], accountId: string): Promise<readonly string[]> {
  const at = world.now()
  return world.database.transaction().execute(async (trx) => {
    const undone: string[] = []
    for (const { id, state, kind, supervisory, received_at, version } of await decidedBy(trx, ids, accountId, at)) {
      const limit = limitIn('received', kind, supervisory === 1, world.clocks)
      const changed = await trx
        .updateTable('cases')
        .set({
          state: 'received',
          since: received_at,
          due_at: dueAt(received_at, limit, world.holidays),
          held_at: received_at,
          version: version + 1,
        })
        .where('id', '=', id)
        .where('version', '=', version)
        .returning('id')
        .executeTakeFirst()
      // Somebody went on with it this very moment.
      if (changed === undefined) continue
      const line = { case_id: id, at, account_id: accountId, state: 'received' as const, ...UNSAID }
      const moved = state === 'archived' ? [{ ...line, kind: 'moved' as const }] : []
      await trx
        .insertInto('events')
        .values([...moved, { ...line, kind: 'held' as const }])
        .execute()
      undone.push(id)
    }
    return undone
  })
}

const UNSAID = { agency_id: null, internal_note: null, public_reason: null } as const

/** The cases of `ids` whose last step is this account's decision, not long before `at`, on a held case. */
async function decidedBy(trx: Database, ids: readonly string[], accountId: string, at: number) {
  const cases = await trx
    .selectFrom('cases')
    .select(['id', 'state', 'kind', 'supervisory', 'received_at', 'version'])
    .where('id', 'in', ids)
    .where('held_at', 'is', null)
    .execute()
  const steps = await trx
    .selectFrom('events')
    .select(['case_id', 'kind', 'account_id', 'at'])
    .where('case_id', 'in', ids)
    .where('kind', 'in', ['held', 'released', 'moved'])
    .orderBy('sequence')
    .execute()
  return cases.filter(({ id }) => {
    const [before, last] = steps.filter((step) => step.case_id === id).slice(-2)
    return before?.kind === 'held' && last?.account_id === accountId && last.at > at - TAKE_BACK
  })
}
