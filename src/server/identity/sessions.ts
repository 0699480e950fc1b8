import type { Officer, Role } from '../../domain/role.ts'
import type { Database } from '../database/open.ts'
import type { World } from '../world.ts'
import { hashOfToken, newToken } from './token.ts'

/** How long a session lasts without a request, and at most. Milliseconds. */
export const SESSION_IDLE = 12 * 3_600_000
export const SESSION_MOST = 7 * 86_400_000

/** A request moves the end of its session; within this it does not write, so that a busy page costs no row each. */
const SLIDE_STEP = 5 * 60_000

/** An officer with a living session. */
export type SignedIn = Officer & {
  /** Of a facility manager: the ids of the facilities it looks after. */
  readonly facilities: readonly string[]
  readonly accountId: string
  readonly username: string
  readonly name: string
  readonly tokenHash: string
}

/** Opens a session and gives its token, which is nowhere kept. Sessions that ended are cleared away with it. */
export async function openSession(world: World, accountId: string): Promise<string> {
  const token = newToken(world)
  const now = world.now()
  await world.database.deleteFrom('sessions').where('expires_at', '<=', now).execute()
  await world.database
    .insertInto('sessions')
    .values({ token_hash: hashOfToken(token), account_id: accountId, created_at: now, expires_at: now + SESSION_IDLE })
    .execute()
  return token
}

/** Who holds `token`; null when nobody does any more. Moves the end of the session. */
export async function readSession(world: World, token: string): Promise<SignedIn | null> {
  const tokenHash = hashOfToken(token)
  const now = world.now()
  const row = await livingSessions(world.database, now).where('token_hash', '=', tokenHash).executeTakeFirst()
  if (row === undefined) return null
  const expiresAt = Math.min(now + SESSION_IDLE, row.created_at + SESSION_MOST)
  if (expiresAt - row.expires_at > SLIDE_STEP) {
    await world.database
      .updateTable('sessions')
      .set({ expires_at: expiresAt })
      .where('token_hash', '=', tokenHash)
      .execute()
  }
  const facilities = row.role === 'facility-manager' ? await managedBy(world.database, row.id) : []
  return { ...officerOf(row), facilities }
}

/** Read anew with every request: who was bound to another facility a moment ago sees that one. */
async function managedBy(database: Database, accountId: string): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('managed_facilities')
    .select('facility_id')
    .where('account_id', '=', accountId)
    .orderBy('facility_id')
    .execute()
  return rows.map((row) => row.facility_id)
}

/** Those of `tokenHashes` whose sessions still live. Moves nothing: a page left open is no use of it. */
export async function stillSignedIn(world: World, tokenHashes: readonly string[]): Promise<ReadonlySet<string>> {
  if (tokenHashes.length === 0) return new Set()
  const rows = await livingSessions(world.database, world.now()).where('token_hash', 'in', tokenHashes).execute()
  return new Set(rows.map((row) => row.token_hash))
}

export async function endSession(database: Database, tokenHash: string): Promise<void> {
  await database.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
}

/** Ends an account's sessions, all or all but one. */
export async function endSessionsOf(database: Database, accountId: string, except: string | null): Promise<void> {
  const all = database.deleteFrom('sessions').where('account_id', '=', accountId)
  await (except === null ? all : all.where('token_hash', '!=', except)).execute()
}

function livingSessions(database: Database, now: number) {
  return database
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .where('sessions.expires_at', '>', now)
    .where('sessions.created_at', '>', now - SESSION_MOST)
    .where('accounts.disabled_at', 'is', null)
    .select([
      'sessions.token_hash',
      'sessions.created_at',
      'sessions.expires_at',
      'accounts.id',
      'accounts.username',
      'accounts.name',
      'accounts.role',
      'accounts.agency_id',
    ])
}

function officerOf(row: {
  readonly token_hash: string
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly agency_id: string | null
}): Omit<SignedIn, 'facilities'> {
  return {
    accountId: row.id,
    username: row.username,
    name: row.name,
    role: row.role,
    agency: row.agency_id,
    tokenHash: row.token_hash,
  }
}
