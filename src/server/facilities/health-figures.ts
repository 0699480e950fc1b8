import { sql } from 'kysely'
import type { PlacementHealth } from '../../domain/poster-health.ts'
import type { Scope } from '../../domain/role.ts'
import { dayNumber, startOfDay, WEEK, weekOf } from '../../domain/wita.ts'
import type { Database } from '../database/open.ts'

type Figures = Pick<PlacementHealth, 'scans' | 'begun' | 'reports' | 'old'>

/** Placements asked for at once: a database takes no endless list. */
const AT_ONCE = 500

/** Which reports are counted for who looks: a count tells of what it counts. */
export type Counted = Pick<Scope, 'supervisory' | 'held'>

/** Scans, begun forms and reports of each placement in each of `weeks` (Mondays, oldest first), and its old codes. */
export async function figuresOf(
  database: Database,
  placements: readonly string[],
  weeks: readonly number[],
  counted: Counted,
): Promise<(placement: string) => Figures> {
  const all = new Map<string, Figures>()
  for (let at = 0; at < placements.length; at += AT_ONCE) {
    const some = placements.slice(at, at + AT_ONCE)
    for (const [id, figures] of await figuresOfSome(database, some, weeks, counted)) all.set(id, figures)
  }
  const none = weeks.map(() => 0)
  return (placement) => all.get(placement) ?? { scans: none, begun: none, reports: none, old: [] }
}

async function figuresOfSome(
  database: Database,
  placements: readonly string[],
  weeks: readonly number[],
  counted: Counted,
) {
  const first = weeks[0] ?? 0
  const codes = await readCodes(database, placements)
  const counts = await database
    .selectFrom('code_weeks')
    .innerJoin('codes', 'codes.code', 'code_weeks.code')
    .where('codes.placement_id', 'in', placements)
    .where('code_weeks.week', '>=', first)
    .selectAll('code_weeks')
    .execute()
  const reports = await readReports(database, placements, first, counted)
  const [codesAt, countsOf, reportsOf] = [by(codes, 'placement'), by(counts, 'code'), by(reports, 'code')]
  return placements.map((id) => {
    const own = codesAt(id)
    const sums = (rows: readonly { readonly week: number; readonly value: number }[]) =>
      weeks.map((week) => rows.reduce((sum, row) => (row.week === week ? sum + row.value : sum), 0))
    const hanging = own.flatMap((code) => countsOf(code.code).filter(({ week }) => hung(code, week)))
    const old = own.flatMap(({ code, withdrawnAt, lastScanAt }) => {
      if (withdrawnAt === null || lastScanAt === null || lastScanAt <= withdrawnAt) return []
      const later = countsOf(code).filter(({ week }) => !hung({ withdrawnAt }, week))
      return [
        {
          code,
          withdrawnAt,
          lastScanAt: startOfDay(dayNumber(lastScanAt)),
          scans: later.reduce((sum, { scans }) => sum + scans, 0),
        },
      ]
    })
    const figures: Figures = {
      scans: sums(hanging.map(({ week, scans }) => ({ week, value: scans }))),
      begun: sums(hanging.map(({ week, begun }) => ({ week, value: begun }))),
      // A report counts for the wall its code hung on, however late a phone without signal brings it.
      reports: sums(
        own.flatMap(({ code }) => reportsOf(code)).map(({ week, count }) => ({ week, value: Number(count) })),
      ),
      old,
    }
    return [id, figures] as const
  })
}

/** Rows by what stands in one of their columns. */
function by<Column extends string, Row extends Readonly<Record<Column, string>>>(
  rows: readonly Row[],
  column: Column,
): (value: string) => readonly Row[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row[column])
    if (group === undefined) groups.set(row[column], [row])
    else group.push(row)
  }
  return (value) => groups.get(value) ?? []
}

type Code = { readonly withdrawnAt: number | null }

/** Whether a code hung there in a week: until the one in which it was withdrawn, since a week is not counted in parts. */
function hung({ withdrawnAt }: Code, week: number): boolean {
  return withdrawnAt === null || week <= weekOf(dayNumber(withdrawnAt))
}

/** Every code of these placements, when it or its facility was withdrawn, and its last scan ever. */
async function readCodes(database: Database, placements: readonly string[]) {
  const rows = await database
    .selectFrom('codes')
    .innerJoin('placements', 'placements.id', 'codes.placement_id')
    .innerJoin('facilities', 'facilities.id', 'placements.facility_id')
    .leftJoin('code_weeks', 'code_weeks.code', 'codes.code')
    .where('codes.placement_id', 'in', placements)
    .groupBy(['codes.code', 'codes.placement_id', 'codes.withdrawn_at', 'facilities.withdrawn_at'])
    .select([
      'codes.code',
      'codes.placement_id',
      'codes.withdrawn_at',
      'facilities.withdrawn_at as facility_withdrawn_at',
    ])
    .select((eb) => eb.fn.max('code_weeks.last_scan_at').as('last_scan_at'))
    .orderBy('codes.withdrawn_at', 'desc')
    .orderBy('codes.code')
    .execute()
  return rows.map(({ code, placement_id, withdrawn_at, facility_withdrawn_at, last_scan_at }) => {
    const ends = [withdrawn_at, facility_withdrawn_at].flatMap((end) => end ?? [])
    return {
      code,
      placement: placement_id,
      withdrawnAt: ends.length === 0 ? null : Math.min(...ends),
      lastScanAt: last_scan_at === null ? null : Number(last_scan_at),
    }
  })
}

/**
 * Cases that were opened under each code by week, whoever brought them and in whatever envelope; a correction is no second
 * one, in a later week neither. Supervisory and held ones only for who may see them: that somebody complained about a place
 * is no news for whoever runs it.
 */
function readReports(database: Database, placements: readonly string[], first: number, { supervisory, held }: Counted) {
  // Thursday, 1 January 1970 lies in the week of Monday, day -3.
  const zero = -startOfDay(weekOf(0))
  const week = sql<number>`${sql.ref('reports.received_at')} + ${sql.lit(zero)}`
  const monday = sql<number>`(${week}) / ${sql.lit(WEEK * 86_400_000)} * ${sql.lit(WEEK)} + ${sql.lit(weekOf(0))}`
  const all = database
    .selectFrom('reports')
    .innerJoin('codes', 'codes.code', 'reports.code')
    .innerJoin('cases', 'cases.id', 'reports.case_id')
    .whereRef('reports.received_at', '=', 'cases.received_at')
    .where('codes.placement_id', 'in', placements)
    .where('reports.received_at', '>=', startOfDay(first))
  const open = supervisory ? all : all.where('cases.supervisory', '=', 0)
  return (held ? open : open.where('cases.held_at', 'is', null))
    .select('codes.code')
    .select(monday.as('week'))
    .select((eb) => eb.fn.count<number | string>('reports.case_id').distinct().as('count'))
    .groupBy(['codes.code', monday])
    .execute()
}
