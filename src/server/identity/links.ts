import { type Invitation, SET_UP_PAGE } from '../../domain/desk-protocol.ts'
import type { Role } from '../../domain/role.ts'
import type { Database } from '../database/open.ts'
import type { World } from '../world.ts'
import { hashOfToken, newToken } from './token.ts'

/** How long a one-time link can be used. Milliseconds. */
export const LINK_LIFE = 7 * 86_400_000

/** What a link can still do. */
export type FoundLink = {
  readonly tokenHash: string
  readonly role: Role
  readonly agency: string | null
  readonly expiresAt: number
  /** Whose password it replaces; null: it makes a new account. */
  readonly account: { readonly id: string; readonly username: string; readonly name: string } | null
}

/**
 * The one-time link for the very first coordinator; null once there is an active one. Every call makes a fresh link and
 * the ones before it worthless: whoever starts the server holds the only one.
 */
export async function firstSetupLink(world: World, life = LINK_LIFE): Promise<string | null> {
  const made = newLink(world, { role: 'coordinator', agency: null, by: null, life })
  const isFirst = await world.database.transaction().execute(async (trx) => {
    if (await anyCoordinator(trx)) return false
    await trx.deleteFrom('setup_links').where('created_by', 'is', null).execute()
    await trx.insertInto('setup_links').values(made.row).execute()
    return true
  })
  return isFirst ? made.link : null
}

/** A link by which `by` invites a colleague. */
export async function inviteByLink(
  world: World,
  { facilities, ...invitation }: Invitation & { readonly by: string },
): Promise<{ readonly link: string; readonly expiresAt: number }> {
  const { row, link } = newLink(world, invitation)
  const carried = [...new Set(facilities)].map((id) => ({ token_hash: row.token_hash, facility_id: id }))
  await world.database.transaction().execute(async (trx) => {
    await trx.insertInto('setup_links').values(row).execute()
    if (carried.length > 0) await trx.insertInto('invited_facilities').values(carried).execute()
  })
  return { link, expiresAt: row.expires_at }
}

/** The link that can still be used with `token`. */
export async function findLink(database: Database, token: string, now: number): Promise<FoundLink | null> {
  const row = await database
    .selectFrom('setup_links')
    .leftJoin('accounts', 'accounts.id', 'setup_links.account_id')
    .where('token_hash', '=', hashOfToken(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .select(['token_hash', 'setup_links.role', 'setup_links.agency_id', 'expires_at', 'created_by'])
    .select(['setup_links.account_id', 'accounts.username', 'accounts.name', 'accounts.disabled_at'])
    .executeTakeFirst()
  if (row === undefined) return null
  const link = { tokenHash: row.token_hash, role: row.role, agency: row.agency_id, expiresAt: row.expires_at }
  if (row.account_id !== null) {
    const { account_id: id, username, name } = row
    // A shut account comes back by no link.
    return row.disabled_at !== null || username === null || name === null
      ? null
      : { ...link, account: { id, username, name } }
  }
  // A link of the program's own for a new account opens nothing while a coordinator is there, who can invite.
  return row.created_by === null && (await anyCoordinator(database)) ? null : { ...link, account: null }
}

/** Uses a link up. False when somebody was quicker. */
export async function spendLink(trx: Database, tokenHash: string, now: number): Promise<boolean> {
  const used = await trx
    .updateTable('setup_links')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .returning('token_hash')
    .executeTakeFirst()
  return used !== undefined
}

async function anyCoordinator(database: Database): Promise<boolean> {
  // Whoever plays in the demo is shut from the start; a demo that was broken off leaves the instance its door.
  const row = await database
    .selectFrom('accounts')
    .select('id')
    .where('role', '=', 'coordinator')
    .where('disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** `account`: whose password the link replaces. `life`: milliseconds. */
export function newLink(
  world: World,
  {
    role,
    agency,
    by,
    account = null,
    life = LINK_LIFE,
  }: {
    readonly role: Role
    readonly agency: string | null
    readonly by: string | null
    readonly account?: string | null
    readonly life?: number
  },
) {
  const token = newToken(world)
  const now = world.now()
  return {
    link: `${world.settings.publicUrl}${SET_UP_PAGE}#${token}`,
    row: {
      token_hash: hashOfToken(token),
      role,
      agency_id: agency,
      created_at: now,
      expires_at: now + life,
      used_at: null,
      created_by: by,
      account_id: account,
    },
  }
}
