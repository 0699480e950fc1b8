import type { Report } from './report.ts'
import { DAY, dayNumber, dayOf } from './wita.ts'

/**
 * What makes a readable report doubtful. A doubt never refuses: the report is received, marked, and a coordinator
 * decides.
 */
export const DOUBTS = [
  /** The code is well formed but names nothing. */
  'unknown-code',
  /** The code has a wrong check character or a wrong length. */
  'mistyped-code',
  /** The code was withdrawn before the report came. */
  'withdrawn-code',
  'withdrawn-facility',
  'unknown-category',
  'retired-category',
  /** The day of the incident lies after the day of receipt, in WITA. */
  'future-date',
  /** The device's clock is more than a day ahead of the province's. */
  'clock-ahead',
  'unknown-area',
  /** Names an earlier report without proof of its upload key, or one that is not here. */
  'unproven-supersedes',
] as const
export type Doubt = (typeof DOUBTS)[number]

/** What the province found about the things a report names. */
export type Findings = {
  readonly code: 'none' | 'mistyped' | 'unknown' | 'withdrawn' | 'current'
  readonly facilityWithdrawn: boolean
  readonly category: 'none' | 'unknown' | 'retired' | 'current'
  readonly areaKnown: boolean
  readonly supersedes: 'none' | 'unproven' | 'proven'
}

/** The doubts of a report received at `receivedAt` (epoch milliseconds), in the order of `DOUBTS`. */
export function doubtsOf(
  report: Pick<Report, 'occurredOn' | 'deviceTime'>,
  findings: Findings,
  receivedAt: number,
): readonly Doubt[] {
  const occurred = report.occurredOn === null ? null : dayOf(report.occurredOn)
  const holds: Readonly<Record<Doubt, boolean>> = {
    'unknown-code': findings.code === 'unknown',
    'mistyped-code': findings.code === 'mistyped',
    'withdrawn-code': findings.code === 'withdrawn',
    'withdrawn-facility': findings.facilityWithdrawn,
    'unknown-category': findings.category === 'unknown',
    'retired-category': findings.category === 'retired',
    'future-date': occurred !== null && occurred > dayNumber(receivedAt),
    'clock-ahead': Date.parse(report.deviceTime) - receivedAt > DAY,
    'unknown-area': !findings.areaKnown,
    'unproven-supersedes': findings.supersedes === 'unproven',
  }
  return DOUBTS.filter((doubt) => holds[doubt])
}
