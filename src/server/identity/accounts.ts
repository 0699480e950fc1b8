import type { AccountsAnswer, Invitation } from '../../domain/desk-protocol.ts'
import { isUniqueViolation } from '../database/trouble.ts'
import { gone, invalid, notFound, staleVersion, unauthorised } from '../errors.ts'
import type { World } from '../world.ts'
import { audit } from './audit.ts'
import { findLink, inviteByLink, spendLink } from './links.ts'
import { checkFacilities, facilitiesByHolder, takeOverInvited } from './managed.ts'
import { hashPassword, isPassword } from './password.ts'
import { endSessionsOf } from './sessions.ts'

/**
 * Makes the account a one-time link stands for, and uses the link up: of two who hold it only one gets in. Throws gone
 * when it cannot be used (any more), invalid when the username is taken.
 */
export async function makeAccount(
  world: World,
  wanted: { readonly token: string; readonly username: string; readonly name: string; readonly password: string },
): Promise<string> {
  const passwordHash = await hashPassword(wanted.password)
  const now = world.now()
  const id = `account-${Buffer.from(world.random(12)).toString('hex')}`
  const outcome = await world.database
    .transaction()
    .execute(async (trx) => {
      const link = await findLink(trx, wanted.token, now)
      if (link === null || link.account !== null) return 'gone' as const
      if (!(await spendLink(trx, link.tokenHash, now))) return 'gone' as const
      await trx
        .insertInto('accounts')
        .values({
          id,
          username: wanted.username,
          name: wanted.name,
          role: link.role,
          agency_id: link.agency,
          password_hash: passwordHash,
          created_at: now,
          disabled_at: null,
        })
        .execute()
      await takeOverInvited(trx, link.tokenHash, id)
      await audit(trx, { at: now, by: id, action: 'account-made', subject: id })
      return 'made' as const
    })
    .catch((error: unknown) => {
      if (isUniqueViolation(error)) return 'taken' as const
      throw error
    })
  if (outcome === 'gone') throw gone('This link was used, has expired, or was replaced by a newer one.')
  if (outcome === 'taken') throw invalid({ username: 'taken' })
  return id
}

/** The account that `username` and `password` open; null when they open none. Takes as long either way. */
export async function openAccount(world: World, username: string, password: string): Promise<string | null> {
  const account = await world.database
    .selectFrom('accounts')
    .select(['id', 'password_hash', 'disabled_at'])
    .where('username', '=', username.trim().toLowerCase())
    .executeTakeFirst()
  const usable = account !== undefined && account.disabled_at === null
  const right = await isPassword(usable ? account.password_hash : null, password)
  return usable && right ? account.id : null
}

/** Changes an account's password and ends every session but this one. False when `present` is wrong. */
export async function changePassword(
  world: World,
  accountId: string,
  change: { readonly present: string; readonly next: string; readonly keepSession: string },
): Promise<boolean> {
  const account = await world.database
    .selectFrom('accounts')
    .select('password_hash')
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!(await isPassword(account?.password_hash ?? null, change.present))) return false
  const passwordHash = await hashPassword(change.next)
  await world.database.transaction().execute(async (trx) => {
    await trx.updateTable('accounts').set({ password_hash: passwordHash }).where('id', '=', accountId).execute()
    await endSessionsOf(trx, accountId, change.keepSession)
    // Whoever knows the password again needs no link any more.
    await trx.deleteFrom('setup_links').where('account_id', '=', accountId).where('used_at', 'is', null).execute()
    await audit(trx, { at: world.now(), by: accountId, action: 'password-changed', subject: accountId })
  })
  return true
}

export async function listAccounts(world: World): Promise<AccountsAnswer> {
  const accounts = await world.database
    .selectFrom('accounts')
    .select(['id', 'username', 'name', 'role', 'agency_id', 'created_at', 'disabled_at'])
    .orderBy('username')
    .execute()
  const links = await world.database
    .selectFrom('setup_links')
    .selectAll()
    .where('used_at', 'is', null)
    .where('created_by', 'is not', null)
    .where('expires_at', '>', world.now())
    .orderBy('created_at', 'desc')
    .execute()
  const facilitiesOf = await facilitiesByHolder(world.database)
  return {
    accounts: accounts.map((row) => ({
      id: row.id,
      username: row.username,
      name: row.name,
      role: row.role,
      agency: row.agency_id,
      facilities: facilitiesOf(row.id),
      createdAt: row.created_at,
      disabledAt: row.disabled_at,
    })),
    invitations: links.map((row) => ({
      id: row.token_hash,
      role: row.role,
      agency: row.agency_id,
      facilities: facilitiesOf(row.token_hash),
      createdAt: row.created_at,
      expiresAt: row.expires_at,
    })),
  }
}

/** Invites a colleague. A liaison needs an agency, a facility manager facilities, and nobody else has any. */
export async function invite(
  world: World,
  by: string,
  { role, agency, facilities }: Invitation,
): Promise<{ readonly link: string; readonly expiresAt: number }> {
  if ((role === 'liaison') !== (agency !== null))
    throw invalid({ agency: role === 'liaison' ? 'missing' : 'not-for-this-role' })
  if ((role === 'facility-manager') !== facilities.length > 0)
    throw invalid({ facilities: role === 'facility-manager' ? 'missing' : 'not-for-this-role' })
  await checkFacilities(world.database, facilities)
  if (agency !== null) {
    const known = await world.database
      .selectFrom('agencies')
      .select('id')
      .where('id', '=', agency)
      .where('retired_at', 'is', null)
      .executeTakeFirst()
    if (known === undefined) throw invalid({ agency: 'unknown' })
  }
  const made = await inviteByLink(world, { role, agency, facilities, by })
  await audit(world.database, { at: world.now(), by, action: 'invited', subject: agency ?? role })
  return made
}

export async function withdrawInvitation(world: World, by: string, id: string): Promise<void> {
  const withdrawn = await world.database
    .deleteFrom('setup_links')
    .where('token_hash', '=', id)
    .where('used_at', 'is', null)
    .where('created_by', 'is not', null)
    .returning('token_hash')
    .executeTakeFirst()
  if (withdrawn === undefined) throw notFound()
  await audit(world.database, { at: world.now(), by, action: 'invitation-withdrawn' })
}

/**
 * Shuts an account, ends its sessions and takes back its invitations, at once. The last coordinator, and oneself, cannot be shut out: of two who shut
 * out each other at the same moment one stays.
 */
export async function disableAccount(world: World, by: string, id: string): Promise<void> {
  if (id === by) throw staleVersion('Nobody can disable the own account.')
  const now = world.now()
  const outcome = await world.database.transaction().execute(async (trx) => {
    // Changes nothing but holds these rows: who comes second waits here, and then sees who is left.
    const present = await trx
      .updateTable('accounts')
      .set((expression) => ({ disabled_at: expression.ref('disabled_at') }))
      .where('role', '=', 'coordinator')
      .where('disabled_at', 'is', null)
      .returning('id')
      .execute()
    if (!present.some((account) => account.id === by)) return 'shut-out-oneself'
    const disabled = await trx
      .updateTable('accounts')
      .set({ disabled_at: now })
      .where('id', '=', id)
      .where('disabled_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (disabled === undefined) return 'not-found'
    await endSessionsOf(trx, id, null)
    // Else it could come back as somebody else.
    await trx
      .deleteFrom('setup_links')
      .where((where) => where.or([where('created_by', '=', id), where('account_id', '=', id)]))
      .where('used_at', 'is', null)
      .execute()
    await audit(trx, { at: now, by, action: 'account-disabled', subject: id })
    return 'disabled'
  })
  if (outcome === 'shut-out-oneself') throw unauthorised()
  if (outcome === 'not-found') throw notFound()
}

export async function enableAccount(world: World, by: string, id: string): Promise<void> {
  const enabled = await world.database
    .updateTable('accounts')
    .set({ disabled_at: null })
    .where('id', '=', id)
    .where('disabled_at', 'is not', null)
    .returning('id')
    .executeTakeFirst()
  if (enabled === undefined) throw notFound()
  await audit(world.database, { at: world.now(), by, action: 'account-enabled', subject: id })
}
