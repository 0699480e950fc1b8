import type { CheckedCode } from '../../domain/directory.ts'
import { readFacilityCode } from '../../domain/facility-code.ts'
import type { Database } from '../database/open.ts'
import { codeInUseAfter } from './successor.ts'

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

async function successorOf(database: Database, first: string | null): Promise<CheckedCode['successor']> {
  const code = await codeInUseAfter(database, first)
  const row = code === null ? undefined : await readCode(database, code)
  return row === undefined ? null : { code: row.code, name: row.name, placement: row.label }
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
