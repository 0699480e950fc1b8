import { facilityCodeFrom } from '../../domain/facility-code.ts'
import type { PlacementInput } from '../../domain/facility-protocol.ts'
import type { Reach } from '../../domain/role.ts'
import type { Database } from '../database/open.ts'
import { ApiError, invalid, notFound } from '../errors.ts'
import type { World } from '../world.ts'
import { type Actor, assertWithin } from './reach.ts'
import { newId, record, touch } from './touch.ts'

/** Everything that changes placements and codes. Each change stands in the audit trail, in its transaction. */

/** Another place at the facility where a code hangs; it gets its code at once. */
export async function addPlacement(
  world: World,
  { accountId, reach }: Actor,
  facility: string,
  input: PlacementInput,
): Promise<void> {
  assertWithin(reach, facility)
  await world.database.transaction().execute(async (trx) => {
    await touch(trx, world, facility)
    const id = await insertPlacement(trx, world, facility, input)
    await record(trx, world, accountId, 'placement-added', id)
    await insertCode(trx, world, id)
  })
}

/** Gives a placement another label, kind or campaign. Gives the id of its facility. */
export async function editPlacement(
  world: World,
  { accountId, reach }: Actor,
  id: string,
  input: PlacementInput,
): Promise<string> {
  return world.database.transaction().execute(async (trx) => {
    const facility = await facilityOf(trx, reach, id)
    await touch(trx, world, facility)
    await checkCampaign(trx, input.campaign)
    await trx.updateTable('placements').set(placementColumns(input)).where('id', '=', id).execute()
    await record(trx, world, accountId, 'placement-edited', id)
    return facility
  })
}

/**
 * Gives a placement without an active code a new one, to which the posters that hung there before lead from now on. Gives
 * the id of its facility.
 */
export async function issueCode(world: World, { accountId, reach }: Actor, placement: string): Promise<string> {
  return world.database.transaction().execute(async (trx) => {
    const facility = await facilityOf(trx, reach, placement)
    await touch(trx, world, facility)
    const active = await trx
      .selectFrom('codes')
      .select('code')
      .where('placement_id', '=', placement)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
    if (active !== undefined) throw new ApiError('conflict', 'This placement has an active code.')
    const code = await insertCode(trx, world, placement)
    await trx
      .updateTable('codes')
      .set({ successor: code })
      .where('placement_id', '=', placement)
      .where('withdrawn_at', 'is not', null)
      .where('successor', 'is', null)
      .execute()
    await record(trx, world, accountId, 'code-issued', code)
    return facility
  })
}

/** Withdraws a code for good; with `replace` a new one takes its place. Gives the id of its facility. */
export async function withdrawCode(
  world: World,
  { accountId, reach }: Actor,
  code: string,
  replace: boolean,
): Promise<string> {
  return world.database.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('codes')
      .innerJoin('placements', 'placements.id', 'codes.placement_id')
      .select(['placements.id', 'placements.facility_id'])
      .where('codes.code', '=', code)
      .executeTakeFirst()
    if (row === undefined) throw notFound()
    assertWithin(reach, row.facility_id)
    await touch(trx, world, row.facility_id)
    const withdrawn = await trx
      .updateTable('codes')
      .set({ withdrawn_at: world.now() })
      .where('code', '=', code)
      .where('withdrawn_at', 'is', null)
      .returning('code')
      .executeTakeFirst()
    if (withdrawn === undefined) return row.facility_id
    await record(trx, world, accountId, 'code-withdrawn', code)
    if (replace) {
      const successor = await insertCode(trx, world, row.id)
      await trx.updateTable('codes').set({ successor }).where('code', '=', code).execute()
      await record(trx, world, accountId, 'code-issued', successor)
    }
    return row.facility_id
  })
}

async function facilityOf(trx: Database, reach: Reach, placement: string): Promise<string> {
  const row = await trx.selectFrom('placements').select('facility_id').where('id', '=', placement).executeTakeFirst()
  if (row === undefined) throw notFound()
  assertWithin(reach, row.facility_id)
  return row.facility_id
}

/** A new placement, still without a code. Gives its id. */
export async function insertPlacement(
  trx: Database,
  world: World,
  facility: string,
  input: PlacementInput,
): Promise<string> {
  await checkCampaign(trx, input.campaign)
  const id = newId(world)
  await trx
    .insertInto('placements')
    .values({ id, facility_id: facility, ...placementColumns(input), created_at: world.now() })
    .execute()
  return id
}

export function placementColumns({ label, kind, campaign }: PlacementInput) {
  return { label, kind, campaign_id: campaign }
}

/** A placement hangs for a campaign that there is; an ended one keeps those it had. */
async function checkCampaign(trx: Database, id: string | null): Promise<void> {
  if (id === null) return
  const there = await trx.selectFrom('campaigns').select('id').where('id', '=', id).executeTakeFirst()
  if (there === undefined) throw invalid({ campaign: 'unknown' })
}

/** Draws codes until one is free: with 2³⁵ of them, nearly always the first. */
export async function insertCode(trx: Database, world: World, placement: string): Promise<string> {
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
