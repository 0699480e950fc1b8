import { type SqlBool, sql } from 'kysely'
import {
  HEALTH_LIMIT,
  type HealthFilters,
  type PlacementHealth,
  type PosterHealth,
  SILENT_AFTER,
  silentSince,
  weeksShown,
} from '../../domain/poster-health.ts'
import type { Reach } from '../../domain/role.ts'
import { dayNumber, startOfDay } from '../../domain/wita.ts'
import type { Database } from '../database/open.ts'
import { listCampaigns } from './campaigns.ts'
import { type Counted, figuresOf } from './health-figures.ts'
import { within } from './reach.ts'

/** How the posters within `reach` are used; of `limit` placements the figures, of all how many are silent. */
export async function readHealth(
  database: Database,
  reach: Reach,
  filters: HealthFilters,
  counted: Counted,
  now: number,
  limit: number = HEALTH_LIMIT,
): Promise<PosterHealth> {
  const edge = now - SILENT_AFTER
  const sums = await hanging(database, reach, filters)
    .select((eb) => eb.fn.countAll<number | string>().as('all'))
    .select((eb) => eb.fn.countAll<number | string>().filterWhere(silent(edge)).as('silent'))
    .select((eb) => eb.fn.countAll<number | string>().filterWhere(hasOld).as('old'))
    .executeTakeFirstOrThrow()
  const shown = hanging(database, reach, filters)
  const picked =
    filters.show === 'silent' ? shown.where(silent(edge)) : filters.show === 'old' ? shown.where(hasOld) : shown
  const rows = await picked
    .select(['placements.id', 'placements.label', 'placements.kind', 'codes.code', 'codes.issued_at'])
    .select(['facilities.id as facility_id', 'facilities.name', 'facilities.regency', 'facilities.example'])
    .select(['facilities.withdrawn_at', 'lasts.last_scan_at'])
    // Who has been silent for longest stands first.
    .orderBy(sql`case when ${silent(edge)} then ${quietSince} else ${now} end`)
    .orderBy('facilities.name')
    .orderBy('placements.created_at')
    .orderBy('placements.id')
    .limit(limit)
    .execute()
  const weeks = weeksShown(now)
  const figures = await figuresOf(
    database,
    rows.map(({ id }) => id),
    weeks,
    counted,
  )
  const placements = rows.map((row): PlacementHealth => {
    const code =
      row.code === null || row.issued_at === null || row.withdrawn_at !== null
        ? null
        : { code: row.code, issuedAt: row.issued_at, lastScanAt: row.last_scan_at }
    return {
      id: row.id,
      label: row.label,
      kind: row.kind,
      facility: { id: row.facility_id, name: row.name, regency: row.regency, example: row.example === 1 },
      code: code === null ? null : { ...code, lastScanAt: dayOf(code.lastScanAt) },
      silentSince: code === null ? null : silentSince(code, now),
      ...figures(row.id),
    }
  })
  return {
    at: now,
    weeks: [...weeks],
    all: Number(sums.all),
    silent: Number(sums.silent),
    old: Number(sums.old),
    campaigns: (await listCampaigns(database)).map(({ id, name }) => ({ id, name })),
    placements,
  }
}

/** To the day: whoever runs a place could else look up who stood there at that second. */
function dayOf(at: number | null): number | null {
  return at === null ? null : startOfDay(dayNumber(at))
}

/** Placements where a code hangs, or where an old one that is still scanned did. */
function hanging(database: Database, reach: Reach, { regency, facility, campaign }: HealthFilters) {
  let query = database
    .selectFrom('placements')
    .innerJoin('facilities', 'facilities.id', 'placements.facility_id')
    .leftJoin('codes', (join) =>
      join.onRef('codes.placement_id', '=', 'placements.id').on('codes.withdrawn_at', 'is', null),
    )
    .leftJoin(
      (from) =>
        from
          .selectFrom('code_weeks')
          .select('code_weeks.code')
          .select((eb) => eb.fn.max('code_weeks.last_scan_at').as('last_scan_at'))
          .groupBy('code_weeks.code')
          .as('lasts'),
      (join) => join.onRef('lasts.code', '=', 'codes.code'),
    )
    .where(within(reach))
    .where((eb) =>
      eb.or([eb.and([eb('codes.code', 'is not', null), eb('facilities.withdrawn_at', 'is', null)]), hasOld]),
    )
  if (regency !== undefined) query = query.where('facilities.regency', '=', regency)
  if (facility !== undefined) query = query.where('facilities.id', '=', facility)
  if (campaign !== undefined) query = query.where('placements.campaign_id', '=', campaign)
  return query
}

const quietSince = sql<number>`coalesce(${sql.ref('lasts.last_scan_at')}, ${sql.ref('codes.issued_at')})`

/** Says what `silentSince` says of one placement. `edge`: who was scanned last before it is silent. */
function silent(edge: number) {
  return sql<SqlBool>`(${sql.ref('codes.code')} is not null and ${sql.ref('facilities.withdrawn_at')} is null and ${quietSince} <= ${edge})`
}

/** Whether a code of this placement was scanned after it, or its facility, was withdrawn. */
const hasOld = sql<SqlBool>`exists (
    select 1 from codes as old_codes
    join code_weeks as old_weeks on old_weeks.code = old_codes.code
    where old_codes.placement_id = ${sql.ref('placements.id')}
      and (old_weeks.last_scan_at > old_codes.withdrawn_at or old_weeks.last_scan_at > ${sql.ref('facilities.withdrawn_at')}))`
