import { gone } from '../errors.ts'
import type { World } from '../world.ts'
import { audit } from './audit.ts'
import { findLink, firstSetupLink, newLink, spendLink } from './links.ts'
import { hashPassword } from './password.ts'
import { endSessionsOf } from './sessions.ts'

/** How long the operator's link can be used: who asks for one sits beside it. Milliseconds. */
export const RECOVERY_LIFE = 60 * 60_000

export type Recovery =
  /** `username`: whose password it replaces; null: no active coordinator is left, and it makes one. */
  | { readonly outcome: 'link'; readonly link: string; readonly username: string | null }
  /** Not said, or said wrongly, for whom. */
  | { readonly outcome: 'which'; readonly usernames: readonly string[] }

/**
 * The way back in for whoever can read `DATA_DIR`: a one-time link for a new password of an active coordinator, the only
 * one when `username` is null. Links made so before are worthless with it. Written to the audit trail.
 */
export async function makeRecoveryLink(world: World, username: string | null): Promise<Recovery> {
  const coordinators = await world.database
    .selectFrom('accounts')
    .select(['id', 'username'])
    .where('role', '=', 'coordinator')
    .where('disabled_at', 'is', null)
    .orderBy('username')
    .execute()
  const line = { at: world.now(), by: null, action: 'recovery-link-made' } as const
  if (coordinators.length === 0) {
    const link = await firstSetupLink(world, RECOVERY_LIFE)
    // Somebody made an account this very moment.
    if (link === null) return makeRecoveryLink(world, username)
    await audit(world.database, { ...line, subject: 'coordinator' })
    return { outcome: 'link', link, username: null }
  }
  const wanted = username?.trim().toLowerCase() ?? null
  const named = wanted === null ? coordinators : coordinators.filter((one) => one.username === wanted)
  const [account] = named
  if (account === undefined || named.length > 1)
    return { outcome: 'which', usernames: coordinators.map((one) => one.username) }
  const { link, row } = newLink(world, {
    role: 'coordinator',
    agency: null,
    by: null,
    account: account.id,
    life: RECOVERY_LIFE,
  })
  await world.database.transaction().execute(async (trx) => {
    await trx.deleteFrom('setup_links').where('account_id', '=', account.id).where('used_at', 'is', null).execute()
    await trx.insertInto('setup_links').values(row).execute()
    await audit(trx, { ...line, subject: account.id })
  })
  return { outcome: 'link', link, username: account.username }
}

/**
 * Gives the account of a recovery link its new password, ends all its sessions and uses the link up. Gives the account's
 * id. Throws gone when the link cannot be used (any more).
 */
export async function recoverAccount(world: World, token: string, password: string): Promise<string> {
  const passwordHash = await hashPassword(password)
  const now = world.now()
  const id = await world.database.transaction().execute(async (trx) => {
    const link = await findLink(trx, token, now)
    if (link === null || link.account === null || !(await spendLink(trx, link.tokenHash, now))) return null
    const { id } = link.account
    await trx.updateTable('accounts').set({ password_hash: passwordHash }).where('id', '=', id).execute()
    await endSessionsOf(trx, id, null)
    await audit(trx, { at: now, by: id, action: 'account-recovered', subject: id })
    return id
  })
  if (id === null) throw gone('This link was used, has expired, or was replaced by a newer one.')
  return id
}
