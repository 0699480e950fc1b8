import { findArea } from '../../domain/areas.ts'
import type { Findings } from '../../domain/doubt.ts'
import { readFacilityCode } from '../../domain/facility-code.ts'
import type { Place, Report } from '../../domain/report.ts'
import type { Database } from '../database/open.ts'
import { AREAS } from '../facilities/areas.ts'

/** The facility a report's code leads to, as far as it leads to one, and what the province found on the way. */
export type Resolved = {
  /** Canonical where the code could be read, else as it came. */
  readonly code: string | null
  readonly facility: { readonly id: string; readonly regency: string } | null
  readonly findings: Omit<Findings, 'supersedes'>
}

/** Resolves the codes and categories of a whole group with one query each: code → placement → facility. */
export async function resolverFor(
  database: Database,
  reports: readonly Report[],
): Promise<(report: Report) => Resolved> {
  const codes = [...new Set(reports.flatMap(({ code }) => canonicalCode(code) ?? []))]
  const categories = [...new Set(reports.flatMap(({ category }) => category ?? []))]
  const placed = new Map((await findCodes(database, codes)).map((row) => [row.code, row]))
  const known = new Map((await findCategories(database, categories)).map((row) => [row.id, row]))

  return (report) => {
    const code = canonicalCode(report.code)
    const row = code === null ? undefined : placed.get(code)
    const category = report.category === null ? undefined : known.get(report.category)
    return {
      code: code ?? report.code,
      facility: row === undefined ? null : { id: row.facility_id, regency: row.regency },
      findings: {
        code: findingOf(report.code, row),
        facilityWithdrawn: row !== undefined && row.facility_withdrawn_at !== null,
        category:
          report.category === null
            ? 'none'
            : category === undefined
              ? 'unknown'
              : category.retired_at === null
                ? 'current'
                : 'retired',
        areaKnown: isKnownArea(report.place),
      },
    }
  }
}

function canonicalCode(code: string | null): string | null {
  const read = code === null ? null : readFacilityCode(code)
  return read?.outcome === 'code' ? read.code : null
}

/** A withdrawn code, with a successor or without, still says where it hung: its report belongs to that facility. */
function findingOf(code: string | null, row: { readonly code_withdrawn_at: number | null } | undefined) {
  if (code === null) return 'none'
  if (canonicalCode(code) === null) return 'mistyped'
  if (row === undefined) return 'unknown'
  return row.code_withdrawn_at === null ? 'current' : 'withdrawn'
}

/** Every named area exists and lies in the one named above it. */
function isKnownArea({ regency, district, village }: Place): boolean {
  const named = [regency, district, village].flatMap((code) => code ?? [])
  return named.every((code, index) => {
    const above = named[index - 1]
    return findArea(AREAS, code) !== null && (above === undefined || code.startsWith(`${above}.`))
  })
}

async function findCodes(database: Database, codes: readonly string[]) {
  if (codes.length === 0) return []
  return database
    .selectFrom('codes')
    .innerJoin('placements', 'placements.id', 'codes.placement_id')
    .innerJoin('facilities', 'facilities.id', 'placements.facility_id')
    .select(['codes.code', 'codes.withdrawn_at as code_withdrawn_at', 'facilities.id as facility_id'])
    .select(['facilities.regency', 'facilities.withdrawn_at as facility_withdrawn_at'])
    .where('codes.code', 'in', codes)
    .execute()
}

async function findCategories(database: Database, ids: readonly string[]) {
  if (ids.length === 0) return []
  return database.selectFrom('categories').select(['id', 'retired_at']).where('id', 'in', ids).execute()
}
