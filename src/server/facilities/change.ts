import { findArea } from '../../domain/areas.ts'
import type { FacilityInput, PlacementInput } from '../../domain/facility-protocol.ts'
import type { Database } from '../database/open.ts'
import { invalid, notFound, staleVersion } from '../errors.ts'
import type { World } from '../world.ts'
import { AREAS } from './areas.ts'
import { insertCode, insertPlacement } from './placements.ts'
import { newId, record, touch } from './touch.ts'

/** Everything that changes facilities themselves. Each change stands in the audit trail, in its transaction. */

/** Adds a facility with its first placement and code. Gives its id. */
export async function addFacility(
  world: World,
  by: string,
  input: FacilityInput,
  first: PlacementInput,
): Promise<string> {
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
    await insertCode(trx, world, await insertPlacement(trx, world, id, first))
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

export function columnsOf(input: FacilityInput) {
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
