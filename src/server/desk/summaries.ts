import type { Expression, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { CaseSummary, Filter } from '../../domain/desk-protocol.ts'
import { titleOf } from '../../domain/report.ts'
import type { Scope } from '../../domain/role.ts'
import { engineOf } from '../database/engine.ts'
import type { Database } from '../database/open.ts'
import { withinScope } from './scope.ts'
import { matches } from './search.ts'

/** Cases within `scope` that pass `filter`: what list, counts and export all begin with. */
export function casesWithin(database: Database, scope: Scope, filter: Filter) {
  const { state, kind, facility, agency, regency, held, search } = filter
  const conditions = (): Expression<SqlBool>[] => [
    held === '1' ? sql<SqlBool>`cases.held_at is not null` : sql<SqlBool>`cases.held_at is null`,
    ...(state === undefined ? [] : [sql<SqlBool>`cases.state = ${state}`]),
    ...(kind === undefined ? [] : [sql<SqlBool>`cases.kind = ${kind}`]),
    ...(facility === undefined ? [] : [sql<SqlBool>`cases.facility_id = ${facility}`]),
    ...(regency === undefined ? [] : [sql<SqlBool>`cases.regency = ${regency}`]),
    ...(agency === undefined
      ? []
      : [agency === 'none' ? sql<SqlBool>`cases.agency_id is null` : sql<SqlBool>`cases.agency_id = ${agency}`]),
    ...(search === undefined || search.trim() === '' ? [] : [matches(engineOf(database), search)]),
  ]
  return database
    .selectFrom('cases')
    .where(withinScope(scope))
    .where((where) => where.and(conditions()))
}

/** One page of the list, newest first, beginning after `before`. */
export async function listCases(
  database: Database,
  scope: Scope,
  filter: Filter,
  page: { readonly before: Place | null; readonly size: number },
): Promise<readonly CaseSummary[]> {
  const { before, size } = page
  const rows = await withSummary(casesWithin(database, scope, filter))
    .$if(before !== null, (query) =>
      query.where((where) =>
        where(
          where.refTuple('cases.received_at', 'cases.id'),
          '<',
          where.tuple(before?.receivedAt ?? 0, before?.id ?? ''),
        ),
      ),
    )
    .orderBy('cases.received_at', 'desc')
    .orderBy('cases.id', 'desc')
    .limit(size)
    .execute()
  return rows.map(summaryOf)
}

/** Where a page ends: newest first by time of receipt, then id. */
export type Place = { readonly receivedAt: number; readonly id: string }

/** Those of `ids` that lie within `scope`, held or not. */
export async function summariesOf(
  database: Database,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseSummary>> {
  if (ids.length === 0) return new Map()
  const rows = await withSummary(database.selectFrom('cases').where(withinScope(scope)))
    .where('cases.id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, summaryOf(row)]))
}

type Cases = ReturnType<typeof casesWithin>

function withSummary(cases: Cases) {
  return cases
    .innerJoin('reports', 'reports.id', 'cases.report_id')
    .leftJoin('facilities', 'facilities.id', 'cases.facility_id')
    .select([
      'cases.id',
      'cases.number',
      'cases.title',
      'cases.kind',
      'cases.category_id',
      'cases.state',
      'cases.since',
      'cases.received_at',
      'cases.due_at',
      'cases.agency_id',
      'cases.facility_id',
      'cases.regency',
      'cases.supervisory',
      'cases.held_at',
      'cases.example',
      'cases.version',
      'reports.body',
      'reports.category',
      'reports.confidential',
      'reports.doubts',
      'facilities.name as facility_name',
    ])
    .select((select) =>
      select
        .selectFrom('attachments')
        .innerJoin('reports as versions', 'versions.id', 'attachments.report_id')
        .whereRef('versions.id', '=', 'cases.report_id')
        .where('attachments.state', '=', 'stored')
        .select((count) => count.fn.countAll<number>().as('photos'))
        .as('photos'),
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof withSummary>['execute']>>[number]

function summaryOf(row: Row): CaseSummary {
  return {
    id: row.id,
    number: row.number,
    title: row.title ?? titleOf(row.body),
    kind: row.kind,
    category: row.category_id ?? row.category,
    state: row.state,
    since: row.since,
    receivedAt: row.received_at,
    dueAt: row.due_at,
    agency: row.agency_id,
    facility: row.facility_id === null ? null : { id: row.facility_id, name: row.facility_name ?? row.facility_id },
    regency: row.regency,
    supervisory: row.supervisory === 1,
    confidential: row.confidential === 1,
    held: row.held_at !== null,
    example: row.example === 1,
    doubts: readDoubts(row.doubts).length,
    photos: Number(row.photos ?? 0),
    version: row.version,
  }
}

/** Our own JSON, written by the intake. */
export function readDoubts(text: string): readonly string[] {
  const value: unknown = JSON.parse(text)
  return Array.isArray(value) ? value.filter((doubt) => typeof doubt === 'string') : []
}
