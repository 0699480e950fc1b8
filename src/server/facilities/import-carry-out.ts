import { facilityCodeFrom } from '../../domain/facility-code.ts'
import type { FacilityInput, PlacementInput } from '../../domain/facility-protocol.ts'
import type { Plan } from '../../domain/facility-table/plan.ts'
import type { Database } from '../database/open.ts'
import { staleVersion } from '../errors.ts'
import { type AuditLine, auditAll } from '../identity/audit.ts'
import type { World } from '../world.ts'
import { columnsOf } from './change.ts'
import { insertCode, placementColumns } from './placements.ts'
import { newId } from './touch.ts'

export type Carried = {
  readonly added: readonly { readonly id: string; readonly name: string }[]
  readonly changed: readonly { readonly id: string; readonly name: string }[]
  /** New places with their codes, at new and known facilities. */
  readonly placements: number
}

/** Rows of one statement: every database has a limit for its values. */
const HANDFUL = 500

/** Writes a plan down, in the import's transaction. Throws conflict when a facility is no longer as it was planned on. */
export async function carryOut(trx: Database, world: World, by: string, order: string, plan: Plan): Promise<Carried> {
  const additions = plan.additions.map((addition) => ({ ...addition, id: newId(world) }))
  await insertFacilities(trx, world, additions)
  const changed: { id: string; name: string }[] = []
  for (const { id, version, input, edit } of plan.edits) {
    changed.push(await editFacility(trx, world, id, version, input))
    for (const spot of edit) {
      await trx.updateTable('placements').set(placementColumns(spot.input)).where('id', '=', spot.id).execute()
    }
  }
  const spots = [
    ...additions.flatMap(({ id, placements }) => spotsAt(world, id, placements)),
    ...plan.edits.flatMap(({ id, add }) => spotsAt(world, id, add)),
  ]
  await insertSpots(trx, world, spots)

  const line = (action: AuditLine['action'], subject: string): AuditLine => ({ at: world.now(), by, action, subject })
  const added = new Set(additions.map(({ id }) => id))
  await auditAll(trx, [
    line('facilities-imported', order),
    ...additions.map(({ id }) => line('facility-added', id)),
    ...plan.edits.filter(({ input }) => input !== null).map(({ id }) => line('facility-edited', id)),
    ...plan.edits.flatMap(({ edit }) => edit.map(({ id }) => line('placement-edited', id))),
    // As when added by hand: a new facility's places come with it.
    ...spots.filter(({ facility }) => !added.has(facility)).map(({ id }) => line('placement-added', id)),
  ])
  return {
    added: additions.map(({ id, input }) => ({ id, name: input.name })),
    changed,
    placements: spots.length,
  }
}

type Spot = { readonly id: string; readonly facility: string; readonly input: PlacementInput }

/** Places of one facility are listed by time and id: sorted ids keep the order of the file. */
function spotsAt(world: World, facility: string, placements: readonly PlacementInput[]): Spot[] {
  const ids = placements.map(() => newId(world)).sort()
  return placements.flatMap((input, at) => {
    const id = ids[at]
    return id === undefined ? [] : [{ id, facility, input }]
  })
}

async function insertFacilities(
  trx: Database,
  world: World,
  additions: readonly { readonly id: string; readonly input: FacilityInput }[],
): Promise<void> {
  const now = world.now()
  for (const some of handfuls(additions)) {
    await trx
      .insertInto('facilities')
      .values(
        some.map(({ id, input }) => ({
          id,
          ...columnsOf(input),
          example: 0 as const,
          created_at: now,
          updated_at: now,
          withdrawn_at: null,
          version: 1,
        })),
      )
      .execute()
  }
}

/** `input` null: its own data stay, and only its version counts up, for its places changed. */
async function editFacility(
  trx: Database,
  world: World,
  id: string,
  version: number,
  input: FacilityInput | null,
): Promise<{ id: string; name: string }> {
  const row = await trx
    .updateTable('facilities')
    .set({ ...(input === null ? {} : columnsOf(input)), updated_at: world.now(), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(['id', 'name'])
    .executeTakeFirst()
  if (row === undefined) throw staleVersion()
  return { id: row.id, name: row.name }
}

async function insertSpots(trx: Database, world: World, spots: readonly Spot[]): Promise<void> {
  const now = world.now()
  for (const some of handfuls(spots)) {
    await trx
      .insertInto('placements')
      .values(
        some.map(({ id, facility, input }) => ({
          id,
          facility_id: facility,
          ...placementColumns(input),
          created_at: now,
        })),
      )
      .execute()
    const hung = await trx
      .insertInto('codes')
      .values(
        some.map(({ id }) => ({
          code: facilityCodeFrom(world.random(5)),
          placement_id: id,
          issued_at: now,
          withdrawn_at: null,
          successor: null,
        })),
      )
      .onConflict((conflict) => conflict.column('code').doNothing())
      .returning('placement_id')
      .execute()
    const done = new Set(hung.map((row) => row.placement_id))
    // A code that was drawn before: these draw again, one by one.
    for (const { id } of some) if (!done.has(id)) await insertCode(trx, world, id)
  }
}

function handfuls<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / HANDFUL) }, (_, at) =>
    items.slice(at * HANDFUL, (at + 1) * HANDFUL),
  )
}
