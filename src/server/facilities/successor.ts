import type { Database } from '../database/open.ts'

/** How many replacements of one code are followed; a wall that was re-postered more often says only "withdrawn". */
const MOST_STEPS = 20

/** The first code in use among those that took one another's place, beginning with `first`; null when there is none. */
export async function codeInUseAfter(database: Database, first: string | null): Promise<string | null> {
  let next = first
  for (let step = 0; next !== null && step < MOST_STEPS; step++) {
    const row = await database
      .selectFrom('codes')
      .innerJoin('placements', 'placements.id', 'codes.placement_id')
      .innerJoin('facilities', 'facilities.id', 'placements.facility_id')
      .select(['codes.successor', 'codes.withdrawn_at', 'facilities.withdrawn_at as facility_withdrawn_at'])
      .where('codes.code', '=', next)
      .executeTakeFirst()
    if (row === undefined) return null
    if (row.withdrawn_at === null && row.facility_withdrawn_at === null) return next
    next = row.successor
  }
  return null
}
