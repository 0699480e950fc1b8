import { CATEGORY_IDS } from '../../../domain/facility.ts'
import { type FacilityCode, facilityCodeFrom, readFacilityCode } from '../../../domain/facility-code.ts'
import type { World } from '../../world.ts'
import { AGENCIES } from './agencies.ts'
import { BANJARMASIN_BANJARBARU } from './banjarmasin-banjarbaru.ts'
import { BARITO_MARTAPURA } from './barito-martapura.ts'
import { CATEGORY_NAMES } from './categories.ts'
import { COAST } from './coast.ts'
import type { ExampleFacility } from './example-facility.ts'
import { HULU_SUNGAI } from './hulu-sungai.ts'

export const EXAMPLE_FACILITIES: readonly ExampleFacility[] = [
  ...BANJARMASIN_BANJARBARU,
  ...BARITO_MARTAPURA,
  ...HULU_SUNGAI,
  ...COAST,
]

/** What loading needs of the world. */
type Seed = Pick<World, 'database' | 'now' | 'random'>

/**
 * Fills an instance that was never filled before: agencies, categories, facilities with a placement and a code each.
 * Whoever writes the fact first loads; a process that starts beside it waits for that row and then has nothing to do.
 * Once the examples are removed they never come back.
 */
export async function loadExamples(world: Seed): Promise<'loaded' | 'already-loaded'> {
  const now = world.now()
  const rows = EXAMPLE_FACILITIES.map((facility) => rowsOf(facility, now, world))
  return world.database.transaction().execute(async (trx) => {
    const first = await trx
      .insertInto('facts')
      .values({ name: 'examples-loaded', value: String(now) })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returning('name')
      .executeTakeFirst()
    if (first === undefined) return 'already-loaded'
    await trx
      .insertInto('agencies')
      .values(AGENCIES.map(([id, name, short_name]) => ({ id, name, short_name, example: 1, retired_at: null })))
      .execute()
    await trx
      .insertInto('categories')
      .values(
        CATEGORY_IDS.map((id, position) => {
          const [name, name_en] = CATEGORY_NAMES[id]
          return { id, name, name_en, position, retired_at: null }
        }),
      )
      .execute()
    await trx
      .insertInto('facilities')
      .values(rows.map((row) => row.facility))
      .execute()
    await trx
      .insertInto('placements')
      .values(rows.flatMap((row) => row.placements))
      .execute()
    await trx
      .insertInto('codes')
      .values(rows.flatMap((row) => row.codes))
      .execute()
    return 'loaded'
  })
}

/** `rsud-ulin-banjarmasin`: a readable id, for examples only. */
export function exampleId(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function rowsOf(example: ExampleFacility, now: number, world: Seed) {
  const id = exampleId(example.name)
  const facility = {
    id,
    name: example.name,
    kind: example.kind,
    agency_id: example.agency,
    regency: example.village.slice(0, 5),
    district: example.village.slice(0, 8),
    village: example.village,
    address: example.address,
    river: example.water?.[0] ?? null,
    bank: example.water?.[1] ?? null,
    landmark: example.water?.[2] ?? null,
    latitude: example.position[0],
    longitude: example.position[1],
    example: 1 as const,
    created_at: now,
    updated_at: now,
    withdrawn_at: null,
    version: 1,
  }
  const placements = example.placements.map((label, index) => ({
    id: `${id}-${index + 1}`,
    facility_id: id,
    label,
    created_at: now,
  }))
  const codes = placements.map((placement) => ({
    code: facilityCodeFrom(world.random(5)),
    placement_id: placement.id,
    issued_at: now,
    withdrawn_at: null,
    successor: null,
  }))
  return { facility, placements, codes }
}

export type SampleFacility = { readonly name: string; readonly code: FacilityCode }

/** A facility with an active code to show after the start, an example before any other; null when there is none. */
export async function sampleFacility(world: Pick<World, 'database'>): Promise<SampleFacility | null> {
  const row = await world.database
    .selectFrom('codes')
    .innerJoin('placements', 'placements.id', 'codes.placement_id')
    .innerJoin('facilities', 'facilities.id', 'placements.facility_id')
    .select(['facilities.name', 'codes.code'])
    .where('codes.withdrawn_at', 'is', null)
    .where('facilities.withdrawn_at', 'is', null)
    .orderBy('facilities.example', 'desc')
    .orderBy('facilities.id')
    .orderBy('placements.id')
    .executeTakeFirst()
  const read = readFacilityCode(row?.code ?? '')
  return row !== undefined && read.outcome === 'code' ? { name: row.name, code: read.code } : null
}
