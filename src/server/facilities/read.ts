import { sql } from 'kysely'
import { canonical } from '../../domain/crockford.ts'
import {
  type FacilityAnswer,
  type FacilityFilters,
  LIST_LIMIT,
  type PlacementAnswer,
} from '../../domain/facility-protocol.ts'
import type { Reach } from '../../domain/role.ts'
import type { Database } from '../database/open.ts'
import { within } from './reach.ts'

/**
 * The facilities within `reach` that fit the filters, by name, at most `limit`, with placements and codes; and how many
 * there are in all.
 */
export async function listFacilities(
  database: Database,
  reach: Reach,
  filters: FacilityFilters,
  limit: number = LIST_LIMIT,
): Promise<{ readonly total: number; readonly facilities: FacilityAnswer[] }> {
  const fitting = matching(database, reach, filters)
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

/** One facility, withdrawn or not; null when there is none within `reach`. */
export async function readFacility(database: Database, reach: Reach, id: string): Promise<FacilityAnswer | null> {
  const { facilities } = await listFacilities(database, reach, { ids: id, state: 'all' }, 1)
  return facilities[0] ?? null
}

/** The query for the facilities within `reach` that fit the filters; active ones when they do not say. */
export function matching(
  database: Database,
  reach: Reach,
  { search, kind, agency, regency, campaign, state = 'active', ids }: FacilityFilters,
) {
  let query = database.selectFrom('facilities').where(within(reach))
  if (ids !== undefined) query = query.where('facilities.id', 'in', ids.split(','))
  if (kind !== undefined) query = query.where('facilities.kind', '=', kind)
  if (agency !== undefined) query = query.where('facilities.agency_id', '=', agency)
  if (regency !== undefined) query = query.where('facilities.regency', '=', regency)
  if (campaign !== undefined) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('placements')
          .whereRef('placements.facility_id', '=', 'facilities.id')
          .where('placements.campaign_id', '=', campaign)
          .select('placements.id'),
      ),
    )
  }
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

/** In handfuls: every database has a limit for the values of one statement. */
const HANDFUL = 1_000

async function placementsOf(
  database: Database,
  facilities: readonly string[],
): Promise<ReadonlyMap<string, FacilityAnswer['placements']>> {
  const found = new Map<string, FacilityAnswer['placements']>()
  for (let start = 0; start < facilities.length; start += HANDFUL) {
    const some = facilities.slice(start, start + HANDFUL)
    const codes = await codesAt(database, some)
    const placements = await database
      .selectFrom('placements')
      .selectAll()
      .where('facility_id', 'in', some)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    for (const { id, facility_id, label, kind, campaign_id } of placements) {
      const placement = { id, label, kind, campaign: campaign_id, codes: codes.get(id) ?? [] }
      found.set(facility_id, [...(found.get(facility_id) ?? []), placement])
    }
  }
  return found
}

/** By placement; newest first. */
async function codesAt(
  database: Database,
  facilities: readonly string[],
): Promise<ReadonlyMap<string, PlacementAnswer['codes']>> {
  const rows = await database
    .selectFrom('codes')
    .innerJoin('placements', 'placements.id', 'codes.placement_id')
    .selectAll('codes')
    .where('placements.facility_id', 'in', facilities)
    .orderBy('codes.issued_at', 'desc')
    .orderBy('codes.code')
    .execute()
  const found = new Map<string, PlacementAnswer['codes']>()
  for (const { code, placement_id, issued_at, withdrawn_at, successor } of rows) {
    const answer = { code, issuedAt: issued_at, withdrawnAt: withdrawn_at, successor }
    found.set(placement_id, [...(found.get(placement_id) ?? []), answer])
  }
  return found
}
