import type { CheckedCode } from '../../domain/directory.ts'
import { readFacilityCode } from '../../domain/facility-code.ts'
import type { Database } from '../database/open.ts'

/** How many replacements of one code are followed; a wall that was re-postered more often says only "withdrawn". */
const MOST_STEPS = 20

/** What this code is or was, as typed; null when it was never issued here. */
export async function checkCode(database: Database, typed: string): Promise<CheckedCode | null> {
  const read = readFacilityCode(typed)
  const row = read.outcome === 'code' ? await readCode(database, read.code) : undefined
  if (row === undefined) return null
  const { code, name, kind, agency, regency, district, village, label, issued_at } = row
  const withdrawnAt = withdrawalOf(row)
  return {
    code,
    name,
    kind,
    agency,
    area: { regency, district, village },
    placement: label,
    since: issued_at,
    withdrawnAt,
    successor: withdrawnAt === null ? null : await successorOf(database, row.successor),
  }
}

/** The first code in use among those that took one another's place. */
async function successorOf(database: Database, first: string | null): Promise<CheckedCode['successor']> {
  let next = first
  for (let step = 0; next !== null && step < MOST_STEPS; step++) {
    const row = await readCode(database, next)
    if (row === undefined) return null
    if (withdrawalOf(row) === null) return { code: row.code, name: row.name, placement: row.label }
    next = row.successor
  }
  return null
}

function withdrawalOf(row: {
  readonly code_withdrawn_at: number | null
  readonly facility_withdrawn_at: number | null
}) {
  return row.code_withdrawn_at ?? row.facility_withdrawn_at
}

function readCode(database: Database, code: string) {
  return database
    .selectFrom('codes')
    .innerJoin('placements', 'placements.id', 'codes.placement_id')
    .innerJoin('facilities', 'facilities.id', 'placements.facility_id')
    .innerJoin('agencies', 'agencies.id', 'facilities.agency_id')
    .select(['codes.code', 'facilities.name', 'facilities.kind', 'agencies.name as agency', 'placements.label'])
    .select(['regency', 'district', 'village', 'codes.issued_at', 'codes.successor'])
    .select(['codes.withdrawn_at as code_withdrawn_at', 'facilities.withdrawn_at as facility_withdrawn_at'])
    .where('codes.code', '=', code)
    .executeTakeFirst()
}
