import type { ReportKind } from './report-kind.ts'
import { dayNumber, isoDay, startOfDay, weekday } from './wita.ts'
import type { CaseState } from './workflow.ts'

/** A limit: so many calendar or working days. Null: no clock for this. */
export type Limit = { readonly days: number; readonly unit: 'calendar' | 'working' } | null

/** Every limit of the desk, as data an operator may replace. */
export type Clocks = {
  readonly verify: Limit
  readonly firstFollowUp: Limit
  /** After an answer the reporter may answer back; then the case closes by itself. */
  readonly answerBack: Limit
  readonly settle: Readonly<Record<ReportKind | 'supervisory', Limit>>
}

/** The shipped values: PermenPANRB 62/2018 as the public sources give it, Kalsel's own target for the first follow-up. */
export const CLOCKS: Clocks = {
  verify: { days: 3, unit: 'working' },
  firstFollowUp: { days: 3, unit: 'calendar' },
  answerBack: { days: 10, unit: 'working' },
  settle: {
    information: { days: 5, unit: 'working' },
    complaint: { days: 14, unit: 'working' },
    supervisory: { days: 60, unit: 'working' },
    aspiration: null,
  },
}

/** Days on which no office works besides the weekend, `YYYY-MM-DD` in WITA. */
export type Holidays = ReadonlySet<string>

/**
 * When a limit that starts at `from` (epoch milliseconds) ends: the end of its last day in WITA, so the day of receipt
 * does not count and nobody loses an afternoon. Null when there is no limit.
 */
export function dueAt(from: number, limit: Limit, holidays: Holidays): number | null {
  if (limit === null) return null
  let day = dayNumber(from)
  for (let left = limit.days; left > 0; ) {
    day += 1
    if (limit.unit === 'calendar' || isWorkingDay(day, holidays)) left -= 1
  }
  return startOfDay(day + 1)
}

function isWorkingDay(day: number, holidays: Holidays): boolean {
  return weekday(day) !== 0 && weekday(day) !== 6 && !holidays.has(isoDay(day))
}

/** The limit that runs while a case is in `state`. */
export function limitIn(state: CaseState, kind: ReportKind, supervisory: boolean, clocks: Clocks): Limit {
  switch (state) {
    case 'received':
      return clocks.verify
    case 'verified':
      return clocks.firstFollowUp
    case 'in-progress':
      return clocks.settle[supervisory ? 'supervisory' : kind]
    case 'answered':
      return clocks.answerBack
    case 'closed':
    case 'postponed':
    case 'out-of-authority':
    case 'archived':
    case 'merged':
      return null
    default:
      return state satisfies never
  }
}
