import { dueAt, limitIn } from '../../domain/deadlines.ts'
import type { Database } from '../database/open.ts'
import type { World } from '../world.ts'
import { takeNumbers } from './number.ts'
import type { Prepared } from './store.ts'

const HOUR = 3_600_000

/** Opens a case for each of these reports, in the transaction that put them in. */
export async function openCases(world: World, trx: Database, opening: readonly Prepared[], now: number): Promise<void> {
  const numbers = await takeNumbers(trx, now, opening.length)
  const isHeld = await floodGauge(world, trx, opening, now)
  const cases = opening.map(({ row, incoming: { report }, resolved: { facility } }, index) => {
    const number = numbers[index]
    if (number === undefined) throw new Error('fewer numbers than cases')
    const limit = limitIn('received', report.kind, report.supervisory, world.clocks)
    return {
      id: row.case_id,
      number,
      report_id: row.id,
      received_at: now,
      state: 'received' as const,
      since: now,
      due_at: dueAt(now, limit, world.holidays),
      agency_id: null,
      title: null,
      category_id: null,
      kind: report.kind,
      supervisory: row.supervisory,
      facility_id: row.facility_id,
      regency: facility?.regency ?? report.place.regency,
      held_at: isHeld(row.facility_id) ? now : null,
      example: 0 as const,
      version: 1,
    }
  })
  await trx.insertInto('cases').values(cases).execute()
  const events = cases.flatMap(({ id, held_at }) => {
    const received = { case_id: id, at: now, kind: 'received' as const, state: 'received' as const, ...BY_NOBODY }
    return held_at === null ? [received] : [received, { ...received, kind: 'held' as const }]
  })
  await trx.insertInto('events').values(events).execute()
}

const BY_NOBODY = { account_id: null, agency_id: null, internal_note: null, public_reason: null } as const

/**
 * Whether the next case at a facility is surplus: so many reached the inbox within the hour already. Held ones do not
 * count, so that a flood never shuts the inbox for good. Intake groups follow one another from the numbers on, so the
 * count holds with several processes too.
 */
export async function floodGauge(world: World, trx: Database, opening: readonly Prepared[], now: number) {
  const facilities = [...new Set(opening.flatMap(({ row }) => row.facility_id ?? []))]
  const counts = new Map<string, number>()
  if (facilities.length > 0) {
    const rows = await trx
      .selectFrom('cases')
      .select('facility_id')
      .select((expression) => expression.fn.countAll<number>().as('count'))
      .where('facility_id', 'in', facilities)
      .where('received_at', '>', now - HOUR)
      .where('held_at', 'is', null)
      .groupBy('facility_id')
      .execute()
    for (const { facility_id, count } of rows) if (facility_id !== null) counts.set(facility_id, Number(count))
  }
  return (facility: string | null): boolean => {
    if (facility === null) return false
    const count = (counts.get(facility) ?? 0) + 1
    if (count > world.settings.facilityReportsPerHour) return true
    counts.set(facility, count)
    return false
  }
}
