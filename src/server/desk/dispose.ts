import { dueAt, limitIn } from '../../domain/deadlines.ts'
import { scopeOf } from '../../domain/role.ts'
import { mayMove } from '../../domain/workflow.ts'
import { ApiError, invalid, notFound, staleVersion } from '../errors.ts'
import type { SignedIn } from '../identity/sessions.ts'
import type { World } from '../world.ts'
import { withinScope } from './scope.ts'

/**
 * Routes a case to an agency. The clock of the agency's first follow-up starts now. Throws not-found, conflict when the
 * case changed since the officer saw it or cannot be disposed, invalid when the agency cannot take it.
 */
export async function dispose(
  world: World,
  officer: SignedIn,
  id: string,
  disposition: { readonly agency: string; readonly internalNote: string; readonly version: number },
): Promise<void> {
  const { agency, internalNote, version } = disposition
  const now = world.now()
  const outcome = await world.database.transaction().execute(async (trx): Promise<'done' | ApiError> => {
    const found = await trx
      .selectFrom('cases')
      .where(withinScope(scopeOf(officer)))
      .where('cases.id', '=', id)
      .select(['cases.state', 'cases.kind', 'cases.supervisory', 'cases.agency_id', 'cases.held_at', 'cases.version'])
      .executeTakeFirst()
    if (found === undefined) return notFound()
    if (found.version !== version) return staleVersion()
    if (found.held_at !== null || !mayMove(found.state, 'verified')) {
      return new ApiError('conflict', 'A case in this state cannot be disposed.')
    }
    const known = await trx
      .selectFrom('agencies')
      .select('id')
      .where('id', '=', agency)
      .where('retired_at', 'is', null)
      .executeTakeFirst()
    if (known === undefined) return invalid({ agency: 'unknown' })
    if (found.state === 'verified' && found.agency_id === agency) return invalid({ agency: 'has-it-already' })
    const limit = limitIn('verified', found.kind, found.supervisory === 1, world.clocks)
    const changed = await trx
      .updateTable('cases')
      .set({
        state: 'verified',
        since: now,
        due_at: dueAt(now, limit, world.holidays),
        agency_id: agency,
        version: version + 1,
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('id')
      .execute()
    if (changed.length === 0) return staleVersion()
    await trx
      .insertInto('events')
      .values({
        case_id: id,
        at: now,
        kind: 'moved',
        account_id: officer.accountId,
        state: 'verified',
        agency_id: agency,
        internal_note: internalNote === '' ? null : internalNote,
        public_reason: null,
      })
      .execute()
    return 'done'
  })
  if (outcome !== 'done') throw outcome
}
