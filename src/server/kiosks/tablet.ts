import { describeArea } from '../../domain/areas.ts'
import { CATEGORIES_BY_KIND, type FacilityKind } from '../../domain/facility.ts'
import type { KioskFacts } from '../../domain/kiosk-protocol.ts'
import { gone, notFound } from '../errors.ts'
import { AREAS } from '../facilities/areas.ts'
import { audit } from '../identity/audit.ts'
import { hashOfToken, newToken } from '../identity/token.ts'
import type { World } from '../world.ts'
import { codeAt } from './keep.ts'

/** "Last seen" is for whoever looks after the tablet; more often would be a write for nothing. Milliseconds. */
const SEEN_AGAIN = 60_000

/** Spends a one-time link: from here on the tablet has a key of its own, and one that had it before has none. Throws gone. */
export async function enrol(
  world: World,
  token: string,
): Promise<{ readonly key: string; readonly facts: KioskFacts }> {
  const key = newToken(world)
  const now = world.now()
  const id = await world.database.transaction().execute(async (trx) => {
    const spent = await trx
      .updateTable('kiosks')
      .set({ link_hash: null, link_until: null, key_hash: hashOfToken(key), enrolled_at: now, last_seen_at: now })
      .where('link_hash', '=', hashOfToken(token))
      .where('link_until', '>', now)
      .where('withdrawn_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    // Nobody is signed in at a tablet: who made the link stands in the line before.
    if (spent !== undefined) await audit(trx, { at: now, by: null, action: 'kiosk-enrolled', subject: spent.id })
    return spent?.id ?? null
  })
  if (id === null) throw gone('This link was used, or its time is over.')
  return { key, facts: await factsOf(world, id) }
}

/** What the tablet with this key is to show, and that it was seen. Throws not-found for a key that is none. */
export async function seen(world: World, key: string): Promise<KioskFacts> {
  const row = await world.database
    .selectFrom('kiosks')
    .select(['id', 'last_seen_at'])
    .where('key_hash', '=', hashOfToken(key))
    .executeTakeFirst()
  if (row === undefined) throw notFound()
  if ((row.last_seen_at ?? 0) + SEEN_AGAIN <= world.now()) {
    await world.database.updateTable('kiosks').set({ last_seen_at: world.now() }).where('id', '=', row.id).execute()
  }
  return factsOf(world, row.id)
}

async function factsOf(world: World, id: string): Promise<KioskFacts> {
  const row = await world.database
    .selectFrom('kiosks')
    .innerJoin('placements', 'placements.id', 'kiosks.placement_id')
    .innerJoin('facilities', 'facilities.id', 'placements.facility_id')
    .innerJoin('agencies', 'agencies.id', 'facilities.agency_id')
    .select(['kiosks.name as kiosk', 'kiosks.withdrawn_at as kiosk_withdrawn_at', 'kiosks.placement_id'])
    .select(['facilities.name', 'facilities.kind', 'facilities.regency', 'facilities.district', 'facilities.address'])
    .select(['facilities.example', 'facilities.withdrawn_at', 'agencies.name as agency'])
    .where('kiosks.id', '=', id)
    .executeTakeFirstOrThrow()
  const code = await codeAt(world.database, row.placement_id)
  if (code === null) throw notFound()
  return {
    name: row.kiosk,
    withdrawn: row.kiosk_withdrawn_at !== null || row.withdrawn_at !== null,
    code: code.code,
    publicUrl: world.settings.publicUrl,
    brand: world.settings.brand,
    facility: {
      name: row.name,
      kind: row.kind,
      agency: row.agency,
      area: describeArea(AREAS, { ...row, village: null }),
      address: row.address,
      example: row.example === 1,
    },
    categories: await categoriesFor(world, row.kind),
  }
}

/** Those of a facility of this kind, likeliest first, `other` last, in both languages. */
async function categoriesFor(world: World, kind: FacilityKind): Promise<KioskFacts['categories']> {
  const rows = await world.database
    .selectFrom('categories')
    .select(['id', 'name', 'name_en'])
    .where('retired_at', 'is', null)
    .execute()
  const fitting = [...CATEGORIES_BY_KIND[kind], 'other'].flatMap((id) => rows.find((row) => row.id === id) ?? [])
  return {
    id: fitting.map(({ id, name }) => ({ id, name })),
    en: fitting.map(({ id, name_en }) => ({ id, name: name_en })),
  }
}
