import type { KioskAnswer } from '../../domain/kiosk-desk-protocol.ts'
import { KIOSK_ADDRESSES } from '../../domain/kiosk-protocol.ts'
import type { Database } from '../database/open.ts'
import { gone, invalid, notFound } from '../errors.ts'
import { audit } from '../identity/audit.ts'
import { LINK_LIFE } from '../identity/links.ts'
import { hashOfToken, newToken } from '../identity/token.ts'
import type { World } from '../world.ts'

/** The kiosks of a facility, oldest first; those withdrawn too, since they may still hold something. */
export async function kiosksOf(world: World, facility: string): Promise<KioskAnswer[]> {
  const rows = await kiosks(world.database)
    .where('placements.facility_id', '=', facility)
    .orderBy('kiosks.created_at')
    .orderBy('kiosks.id')
    .execute()
  return Promise.all(rows.map((row) => present(world, row)))
}

/** The facility a kiosk stands at. Throws not-found. */
export async function facilityOf(database: Database, kiosk: string): Promise<string> {
  return (await read(database, kiosk)).facility_id
}

/** A kiosk at one of the facility's placements, and the link that sets it up. Throws invalid with the field. */
export async function addKiosk(
  world: World,
  by: string,
  facility: string,
  { name, placement }: { readonly name: string; readonly placement: string },
): Promise<{ readonly kiosk: KioskAnswer; readonly link: string }> {
  const found = await world.database
    .selectFrom('placements')
    .select('id')
    .where('id', '=', placement)
    .where('facility_id', '=', facility)
    .executeTakeFirst()
  const code = found === undefined ? null : await codeAt(world.database, placement)
  if (code?.withdrawn_at !== null) throw invalid({ placement: found === undefined ? 'unknown' : 'no-code' })
  const id = Buffer.from(world.random(9)).toString('base64url')
  const made = newLink(world)
  await world.database.transaction().execute(async (trx) => {
    await trx
      .insertInto('kiosks')
      .values({
        ...made.columns,
        id,
        placement_id: placement,
        name,
        key_hash: null,
        created_at: world.now(),
        enrolled_at: null,
        last_seen_at: null,
        withdrawn_at: null,
      })
      .execute()
    await audit(trx, { at: world.now(), by, action: 'kiosk-added', subject: id })
  })
  return { kiosk: await one(world, id), link: linkTo(world, code.code, made.token) }
}

/** Another link, for a tablet that was lost, or a PIN that was: the link before is worthless from here on. */
export async function makeLink(world: World, by: string, id: string) {
  const kiosk = await read(world.database, id)
  if (kiosk.withdrawn_at !== null) throw gone('This kiosk was withdrawn.')
  const code = await codeAt(world.database, kiosk.placement_id)
  if (code === null) throw notFound()
  const made = newLink(world)
  await world.database.transaction().execute(async (trx) => {
    await trx.updateTable('kiosks').set(made.columns).where('id', '=', id).execute()
    await audit(trx, { at: world.now(), by, action: 'kiosk-link-made', subject: id })
  })
  return { kiosk: await one(world, id), link: linkTo(world, code.code, made.token) }
}

export async function renameKiosk(world: World, by: string, id: string, name: string): Promise<KioskAnswer> {
  await change(world, by, id, { name }, 'kiosk-renamed')
  return one(world, id)
}

/** Its link opens nothing any more. The tablet hears of it the next time it asks, and sends what it holds all the same. */
export async function withdrawKiosk(world: World, by: string, id: string): Promise<KioskAnswer> {
  const columns = { withdrawn_at: world.now(), link_hash: null, link_until: null }
  await change(world, by, id, columns, 'kiosk-withdrawn')
  return one(world, id)
}

async function change(
  world: World,
  by: string,
  id: string,
  columns: { readonly name: string } | { readonly withdrawn_at: number; readonly link_hash: null },
  action: 'kiosk-renamed' | 'kiosk-withdrawn',
): Promise<void> {
  await read(world.database, id)
  await world.database.transaction().execute(async (trx) => {
    const all = trx.updateTable('kiosks').set(columns).where('id', '=', id)
    // Withdrawn twice, it was withdrawn the first time.
    const fitting = action === 'kiosk-withdrawn' ? all.where('withdrawn_at', 'is', null) : all
    if ((await fitting.returning('id').executeTakeFirst()) === undefined) return
    await audit(trx, { at: world.now(), by, action, subject: id })
  })
}

function newLink(world: World) {
  const token = newToken(world)
  return { token, columns: { link_hash: hashOfToken(token), link_until: world.now() + LINK_LIFE } }
}

/** The token stands behind `#`, where no server and no log sees it. */
function linkTo(world: World, code: string, token: string): string {
  return `${world.settings.publicUrl}${KIOSK_ADDRESSES.page(code)}#${token}`
}

/** The code that hangs at a placement: the one in use, else the one issued last; null: there never was one. */
export async function codeAt(database: Database, placement: string) {
  const codes = await database
    .selectFrom('codes')
    .select(['code', 'withdrawn_at'])
    .where('placement_id', '=', placement)
    .orderBy('issued_at', 'desc')
    .orderBy('code')
    .execute()
  return codes.find((code) => code.withdrawn_at === null) ?? codes[0] ?? null
}

function kiosks(database: Database) {
  return database
    .selectFrom('kiosks')
    .innerJoin('placements', 'placements.id', 'kiosks.placement_id')
    .selectAll('kiosks')
    .select(['placements.label', 'placements.facility_id'])
}

async function read(database: Database, id: string) {
  const row = await kiosks(database).where('kiosks.id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound()
  return row
}

async function one(world: World, id: string): Promise<KioskAnswer> {
  return present(world, await read(world.database, id))
}

async function present(world: World, row: Awaited<ReturnType<typeof read>>): Promise<KioskAnswer> {
  const code = await codeAt(world.database, row.placement_id)
  const isUsable = row.link_until !== null && row.link_until > world.now()
  return {
    id: row.id,
    name: row.name,
    placement: row.label,
    code: code?.withdrawn_at === null ? code.code : null,
    linkUntil: isUsable ? row.link_until : null,
    enrolledAt: row.enrolled_at,
    lastSeenAt: row.last_seen_at,
    withdrawnAt: row.withdrawn_at,
  }
}
