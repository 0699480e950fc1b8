import { sql } from 'kysely'
import { canonical } from '../../domain/crockford.ts'
import { type FacilityAnswer, type FacilityFilters, LIST_LIMIT } from '../../domain/facility-protocol.ts'
import type { Database } from '../database/open.ts'

/** The facilities that fit the filters, by name, at most `limit`, with placements and codes; and how many fit in all. */
export async function listFacilities(
  database: Database,
  filters: FacilityFilters,
  limit: number = LIST_LIMIT,
): Promise<{ readonly total: number; readonly facilities: FacilityAnswer[] }> {
  const fitting = matching(database, filters)
  const { total } = await fitting
    .select((eb) => eb.fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await fitting
    .innerJoin('agencies', 'agencies.id', 'facilities.agency_id')
    .selectAll('facilities')
    .select('agencies.name as agency_name')
    .orderBy('facilities.name')
    .orderBy('facilities.id')
    .limit(limit)
    .execute()
  const placements = await placementsOf(
    database,
    rows.map((row) => row.id),
  )
  return {
    total: Number(total),
    facilities: rows.map((row) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      agency: row.agency_id,
      agencyName: row.agency_name,
      regency: row.regency,
      district: row.district,
      village: row.village,
      address: row.address,
      river: row.river,
      bank: row.bank,
      landmark: row.landmark,
      position:
        row.latitude === null || row.longitude === null ? null : { latitude: row.latitude, longitude: row.longitude },
      example: row.example === 1,
      withdrawnAt: row.withdrawn_at,
      updatedAt: row.updated_at,
      version: row.version,
      placements: placements.get(row.id) ?? [],
    })),
  }
}

/** One facility, withdrawn or not; null when there is none. */
export async function readFacility(database: Database, id: string): Promise<FacilityAnswer | null> {
  const { facilities } = await listFacilities(database, { ids: id, state: 'all' }, 1)
  return facilities[0] ?? null
}

function matching(database: Database, { search, kind, agency, regency, state = 'active', ids }: FacilityFilters) {
  let query = database.selectFrom('facilities')
  if (ids !== undefined) query = query.where('facilities.id', 'in', ids.split(','))
  if (kind !== undefined) query = query.where('facilities.kind', '=', kind)
  if (agency !== undefined) query = query.where('facilities.agency_id', '=', agency)
  if (regency !== undefined) query = query.where('facilities.regency', '=', regency)
  if (state !== 'all') query = query.where('facilities.withdrawn_at', state === 'active' ? 'is' : 'is not', null)
  if (search === undefined || search.trim() === '') return query
  const pattern = `%${search
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`
  const code = canonical(search)
  return query.where((eb) =>
    eb.or([
      ...(['name', 'address', 'river', 'landmark'] as const).map(
        (column) => sql<boolean>`lower(${sql.ref(`facilities.${column}`)}) like ${pattern} escape '\\'`,
      ),
      ...(code === null || code.length < 4
        ? []
        : [
            eb.exists(
              eb
                .selectFrom('codes')
                .innerJoin('placements', 'placements.id', 'codes.placement_id')
                .whereRef('placements.facility_id', '=', 'facilities.id')
                .where('codes.code', 'like', `${code}%`)
                .select('codes.code'),
            ),
          ]),
    ]),
  )
}

async function placementsOf(
  database: Database,
  facilities: readonly string[],
): Promise<ReadonlyMap<string, FacilityAnswer['placements']>> {
  if (facilities.length === 0) return new Map()
  const placements = await database
    .selectFrom('placements')
    .selectAll()
    .where('facility_id', 'in', facilities)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const codes = await database
    .selectFrom('codes')
    .innerJoin('placements', 'placements.id', 'codes.placement_id')
    .selectAll('codes')
    .where('placements.facility_id', 'in', facilities)
    .orderBy('codes.issued_at', 'desc')
    .orderBy('codes.code')
    .execute()
  const answers = placements.map(({ id, facility_id, label }) => ({
    facility_id,
    placement: {
      id,
      label,
      codes: codes
        .filter((code) => code.placement_id === id)
        .map(({ code, issued_at, withdrawn_at, successor }) => ({
          code,
          issuedAt: issued_at,
          withdrawnAt: withdrawn_at,
          successor,
        })),
    },
  }))
  return new Map(
    facilities.map((id) => [
      id,
      answers.filter((answer) => answer.facility_id === id).map((answer) => answer.placement),
    ]),
  )
}
