import { findArea } from '../../domain/areas.ts'
import { facilityCodeFrom } from '../../domain/facility-code.ts'
import type { FacilityInput } from '../../domain/facility-protocol.ts'
import { toHex } from '../../domain/hex.ts'
import type { Database } from '../database/open.ts'
import { ApiError, invalid, notFound, staleVersion } from '../errors.ts'
import { type AuditAction, audit } from '../identity/audit.ts'
import type { World } from '../world.ts'
import { AREAS } from './areas.ts'

/** Everything that changes facilities, placements and codes. Each change stands in the audit trail, in its transaction. */

/** Adds a facility with its first placement and code. Gives its id. */
export async function addFacility(world: World, by: string, input: FacilityInput, label: string): Promise<string> {
  const id = newId(world)
  const now = world.now()
  await world.database.transaction().execute(async (trx) => {
    await check(trx, input)
    await trx
      .insertInto('facilities')
      .values({
        id,
        ...columnsOf(input),
        example: 0,
        created_at: now,
        updated_at: now,
        withdrawn_at: null,
        version: 1,
      })
      .execute()
    await record(trx, world, by, 'facility-added', id)
    const placement = newId(world)
    await trx.insertInto('placements').values({ id: placement, facility_id: id, label, created_at: now }).execute()
    await insertCode(trx, world, placement)
  })
  return id
}

/** Edits version `version` of a facility. Throws conflict when somebody was faster. */
export async function editFacility(
  world: World,
  by: string,
  id: string,
  version: number,
  input: FacilityInput,
): Promise<void> {
  await world.database.transaction().execute(async (trx) => {
    await check(trx, input)
    const edited = await trx
      .updateTable('facilities')
      .set({ ...columnsOf(input), updated_at: world.now(), version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst()
    if (edited === undefined) {
      const there = await trx.selectFrom('facilities').select('id').where('id', '=', id).executeTakeFirst()
      throw there === undefined ? notFound() : staleVersion()
    }
    await record(trx, world, by, 'facility-edited', id)
  })
}

/** Takes a facility out of use, or back into it. Its codes stay as they are: they say 410 while it is withdrawn. */
export async function setWithdrawn(world: World, by: string, id: string, withdrawn: boolean): Promise<void> {
  await world.database.transaction().execute(async (trx) => {
    await touch(trx, world, id)
    const changed = await trx
      .updateTable('facilities')
      .set({ withdrawn_at: withdrawn ? world.now() : null })
      .where('id', '=', id)
      .where('withdrawn_at', withdrawn ? 'is' : 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (changed !== undefined) {
      await record(trx, world, by, withdrawn ? 'facility-withdrawn' : 'facility-restored', id)
    }
  })
}

/** Another place at the facility where a code hangs; it gets its code at once. */
export async function addPlacement(world: World, by: string, facility: string, label: string): Promise<void> {
  const id = newId(world)
  await world.database.transaction().execute(async (trx) => {
    await touch(trx, world, facility)
    await trx.insertInto('placements').values({ id, facility_id: facility, label, created_at: world.now() }).execute()
    await record(trx, world, by, 'placement-added', id)
    await insertCode(trx, world, id)
  })
}

/** Gives a placement another label. Gives the id of its facility. */
export async function renamePlacement(world: World, by: string, id: string, label: string): Promise<string> {
  return world.database.transaction().execute(async (trx) => {
    const facility = await facilityOf(trx, id)
    await touch(trx, world, facility)
    await trx.updateTable('placements').set({ label }).where('id', '=', id).execute()
    await record(trx, world, by, 'placement-renamed', id)
    return facility
  })
}

/** Gives a placement without an active code a new one. Gives the id of its facility. */
export async function issueCode(world: World, by: string, placement: string): Promise<string> {
  return world.database.transaction().execute(async (trx) => {
    const facility = await facilityOf(trx, placement)
    await touch(trx, world, facility)
    const active = await trx
      .selectFrom('codes')
      .select('code')
      .where('placement_id', '=', placement)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
    if (active !== undefined) throw new ApiError('conflict', 'This placement has an active code.')
    await record(trx, world, by, 'code-issued', await insertCode(trx, world, placement))
    return facility
  })
}

/** Withdraws a code for good; with `replace` a new one takes its place. Gives the id of its facility. */
export async function withdrawCode(world: World, by: string, code: string, replace: boolean): Promise<string> {
  return world.database.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('codes')
      .innerJoin('placements', 'placements.id', 'codes.placement_id')
      .select(['placements.id', 'placements.facility_id'])
      .where('codes.code', '=', code)
      .executeTakeFirst()
    if (row === undefined) throw notFound()
    await touch(trx, world, row.facility_id)
    const withdrawn = await trx
      .updateTable('codes')
      .set({ withdrawn_at: world.now() })
      .where('code', '=', code)
      .where('withdrawn_at', 'is', null)
      .returning('code')
      .executeTakeFirst()
    if (withdrawn === undefined) return row.facility_id
    await record(trx, world, by, 'code-withdrawn', code)
    if (replace) {
      const successor = await insertCode(trx, world, row.id)
      await trx.updateTable('codes').set({ successor }).where('code', '=', code).execute()
      await record(trx, world, by, 'code-issued', successor)
    }
    return row.facility_id
  })
}

/** Counts the version up, which also makes changes of one facility wait for each other. Throws when there is none. */
async function touch(trx: Database, world: World, id: string): Promise<void> {
  const touched = await trx
    .updateTable('facilities')
    .set((eb) => ({ version: eb('version', '+', 1), updated_at: world.now() }))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (touched === undefined) throw notFound()
}

async function facilityOf(trx: Database, placement: string): Promise<string> {
  const row = await trx.selectFrom('placements').select('facility_id').where('id', '=', placement).executeTakeFirst()
  if (row === undefined) throw notFound()
  return row.facility_id
}

/** Draws codes until one is free: with 2³⁵ of them, nearly always the first. */
async function insertCode(trx: Database, world: World, placement: string): Promise<string> {
  for (;;) {
    const row = await trx
      .insertInto('codes')
      .values({
        code: facilityCodeFrom(world.random(5)),
        placement_id: placement,
        issued_at: world.now(),
        withdrawn_at: null,
        successor: null,
      })
      .onConflict((conflict) => conflict.column('code').doNothing())
      .returning('code')
      .executeTakeFirst()
    if (row !== undefined) return row.code
  }
}

/** What the schema cannot know: whether agency and places exist. */
async function check(trx: Database, { agency, regency, district, village }: FacilityInput): Promise<void> {
  const there = await trx
    .selectFrom('agencies')
    .select('id')
    .where('id', '=', agency)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  const fields = {
    ...(there === undefined ? { agency: 'unknown' } : {}),
    ...(findArea(AREAS, regency) === null ? { regency: 'unknown' } : {}),
    ...(district !== null && findArea(AREAS, district) === null ? { district: 'unknown' } : {}),
    ...(village !== null && findArea(AREAS, village) === null ? { village: 'unknown' } : {}),
  }
  if (Object.keys(fields).length > 0) throw invalid(fields)
}

function columnsOf(input: FacilityInput) {
  return {
    name: input.name,
    kind: input.kind,
    agency_id: input.agency,
    regency: input.regency,
    district: input.district,
    village: input.village,
    address: input.address,
    river: input.river || null,
    bank: input.bank,
    landmark: input.landmark || null,
    latitude: input.position?.latitude ?? null,
    longitude: input.position?.longitude ?? null,
  }
}

function newId(world: World): string {
  return toHex(world.random(12))
}

function record(trx: Database, world: World, by: string, action: AuditAction, subject: string): Promise<void> {
  return audit(trx, { at: world.now(), by, action, subject })
}
