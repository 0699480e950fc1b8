import type { Database } from '../database/open.ts'
import { invalid, notFound } from '../errors.ts'
import type { World } from '../world.ts'
import { audit } from './audit.ts'

/** Which facilities managers look after: what an invitation carries, and what becomes of it. */

/** Throws invalid for a facility that there is not. */
export async function checkFacilities(database: Database, facilities: readonly string[]): Promise<void> {
  if (facilities.length === 0) return
  const known = await database.selectFrom('facilities').select('id').where('id', 'in', facilities).execute()
  if (known.length < new Set(facilities).size) throw invalid({ facilities: 'unknown' })
}

/** Binds the account that an invitation made to the facilities the invitation named. */
export async function takeOverInvited(trx: Database, tokenHash: string, accountId: string): Promise<void> {
  const rows = await trx
    .selectFrom('invited_facilities')
    .select('facility_id')
    .where('token_hash', '=', tokenHash)
    .execute()
  await bind(
    trx,
    accountId,
    rows.map((row) => row.facility_id),
  )
}

/** Gives a facility manager these facilities instead of those it had. Throws not-found for who is none. */
export async function assignFacilities(
  world: World,
  by: string,
  accountId: string,
  facilities: readonly string[],
): Promise<void> {
  await world.database.transaction().execute(async (trx) => {
    // Changes nothing but holds this row: of two who assign at the same moment the second replaces what the first gave.
    const manager = await trx
      .updateTable('accounts')
      .set((eb) => ({ role: eb.ref('role') }))
      .where('id', '=', accountId)
      .where('role', '=', 'facility-manager')
      .returning('id')
      .executeTakeFirst()
    if (manager === undefined) throw notFound()
    await checkFacilities(trx, facilities)
    await trx.deleteFrom('managed_facilities').where('account_id', '=', accountId).execute()
    await bind(trx, accountId, facilities)
    await audit(trx, { at: world.now(), by, action: 'facilities-assigned', subject: accountId })
  })
}

/** Account, or invitation → its facilities' ids. */
export async function facilitiesByHolder(database: Database): Promise<(holder: string) => string[]> {
  const managed = await database.selectFrom('managed_facilities').selectAll().orderBy('facility_id').execute()
  const invited = await database.selectFrom('invited_facilities').selectAll().orderBy('facility_id').execute()
  const held = new Map<string, string[]>()
  for (const { holder, facility } of [
    ...managed.map((row) => ({ holder: row.account_id, facility: row.facility_id })),
    ...invited.map((row) => ({ holder: row.token_hash, facility: row.facility_id })),
  ]) {
    held.set(holder, [...(held.get(holder) ?? []), facility])
  }
  return (holder) => held.get(holder) ?? []
}

async function bind(trx: Database, accountId: string, facilities: readonly string[]): Promise<void> {
  const rows = [...new Set(facilities)].map((facility) => ({ account_id: accountId, facility_id: facility }))
  if (rows.length > 0) await trx.insertInto('managed_facilities').values(rows).execute()
}
