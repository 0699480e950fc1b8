import type { Database } from '../database/open.ts'
import type { World } from '../world.ts'

/** Surplus of a flooded facility waits here until a coordinator releases or rejects it. Nothing in it was refused. */

/** Lets held cases into the inbox. Gives the ids that were held; the others stay as they are. */
export function releaseHeld(world: World, ids: readonly string[], accountId: string): Promise<readonly string[]> {
  return world.database.transaction().execute(async (trx) => {
    const released = await letGo(trx, ids, {})
    if (released.length > 0) {
      const line = { at: world.now(), kind: 'released' as const, account_id: accountId, state: 'received' as const }
      const events = released.map((caseId) => ({ ...line, case_id: caseId, ...UNSAID, public_reason: null }))
      await trx.insertInto('events').values(events).execute()
    }
    return released
  })
}

/** Archives held cases with a reason that their reporters can read. Gives the ids that were held. */
export function rejectHeld(
  world: World,
  ids: readonly string[],
  reason: string,
  accountId: string,
): Promise<readonly string[]> {
  if (reason.trim() === '') throw new RangeError('an archived case needs a reason its reporter can read')
  return world.database.transaction().execute(async (trx) => {
    const at = world.now()
    const rejected = await letGo(trx, ids, { state: 'archived', since: at, due_at: null })
    if (rejected.length > 0) {
      const line = { at, kind: 'moved' as const, account_id: accountId, state: 'archived' as const }
      const events = rejected.map((caseId) => ({ ...line, case_id: caseId, ...UNSAID, public_reason: reason }))
      await trx.insertInto('events').values(events).execute()
    }
    return rejected
  })
}

const UNSAID = { agency_id: null, internal_note: null } as const

async function letGo(
  trx: Database,
  ids: readonly string[],
  change: { readonly state: 'archived'; readonly since: number; readonly due_at: null } | Record<string, never>,
): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const rows = await trx
    .updateTable('cases')
    .set((expression) => ({ ...change, held_at: null, version: expression('version', '+', 1) }))
    .where('id', 'in', ids)
    .where('held_at', 'is not', null)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
