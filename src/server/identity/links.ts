import { SET_UP_PAGE } from '../../domain/desk-protocol.ts'
import type { Role } from '../../domain/role.ts'
import type { Database } from '../database/open.ts'
import type { World } from '../world.ts'
import { DEMO_PLAYER } from './demo-player.ts'
import { hashOfToken, newToken } from './token.ts'

/** How long a one-time link can be used. Milliseconds. */
export const LINK_LIFE = 7 * 86_400_000

/**
 * The one-time link for the very first coordinator; null once there is an account. Every call makes a fresh link and
 * the ones before it worthless: whoever starts the server holds the only one.
 */
export async function firstSetupLink(world: World): Promise<string | null> {
  const made = newLink(world, { role: 'coordinator', agency: null, by: null })
  const isFirst = await world.database.transaction().execute(async (trx) => {
    if (await anyAccount(trx)) return false
    await trx.deleteFrom('setup_links').where('created_by', 'is', null).execute()
    await trx.insertInto('setup_links').values(made.row).execute()
    return true
  })
  return isFirst ? made.link : null
}

/** A link by which `by` invites a colleague. */
export async function inviteByLink(
  world: World,
  invitation: { readonly role: Role; readonly agency: string | null; readonly by: string },
): Promise<{ readonly link: string; readonly expiresAt: number }> {
  const { row, link } = newLink(world, invitation)
  await world.database.insertInto('setup_links').values(row).execute()
  return { link, expiresAt: row.expires_at }
}

/** The link that can still be used with `token`. */
export async function findLink(database: Database, token: string, now: number) {
  const link = await database
    .selectFrom('setup_links')
    .selectAll()
    .where('token_hash', '=', hashOfToken(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (link === undefined) return null
  // A link of the program's own opens nothing once somebody is there.
  return link.created_by === null && (await anyAccount(database)) ? null : link
}

async function anyAccount(database: Database): Promise<boolean> {
  // Whoever plays in the demo can never sign in; a demo that was broken off must not leave the instance without a door.
  const row = await database
    .selectFrom('accounts')
    .select('id')
    .where('id', '!=', DEMO_PLAYER)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

function newLink(
  world: World,
  { role, agency, by }: { readonly role: Role; readonly agency: string | null; readonly by: string | null },
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
      expires_at: now + LINK_LIFE,
      used_at: null,
      created_by: by,
    },
  }
}
