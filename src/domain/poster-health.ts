import * as v from 'valibot'
import { PLACEMENT_KINDS } from './facility.ts'
import { DAY, dayNumber, WEEK, weekOf } from './wita.ts'

/** Whether what hangs on the wall is used: figures by placement and week. They are counts and no evidence of anything. */
export const HEALTH_ADDRESSES = {
  list: '/api/desk/facilities/health',
  exported: '/api/desk/facilities/health.csv',
} as const

/** Weeks that are shown, this one included. */
export const WEEKS_SHOWN = 13
/** "The last four weeks": this one and three before. */
export const WEEKS_LATELY = 4

/** After so long without a scan a poster is silent: pasted over, taken down, or nobody passes. Milliseconds. */
export const SILENT_AFTER = 30 * DAY

/** The Mondays (day numbers) of the weeks shown, oldest first, the present one last. */
export function weeksShown(now: number): readonly number[] {
  const last = weekOf(dayNumber(now))
  return Array.from({ length: WEEKS_SHOWN }, (_, at) => last - (WEEKS_SHOWN - 1 - at) * WEEK)
}

/**
 * Since when a poster has been silent; null: it is not. A code that was never scanned is silent once it has been out that
 * long. Epoch milliseconds.
 */
export function silentSince(
  code: { readonly issuedAt: number; readonly lastScanAt: number | null },
  now: number,
): number | null {
  const since = code.lastScanAt ?? code.issuedAt
  return now - since >= SILENT_AFTER ? since : null
}

/** The latest `weeks` of a row of figures, added up. */
export function lately(figures: readonly number[], weeks: number): number {
  return figures.slice(-weeks).reduce((sum, figure) => sum + figure, 0)
}

/** Filters, as they stand in the screen's address. */
export const healthFiltersSchema = v.object({
  regency: v.optional(v.pipe(v.string(), v.regex(/^63\.\d\d$/, 'wrong'))),
  facility: v.optional(v.pipe(v.string(), v.maxLength(80))),
  campaign: v.optional(v.pipe(v.string(), v.maxLength(80))),
  /** `old`: places where a withdrawn code is still scanned. */
  show: v.optional(v.picklist(['all', 'silent', 'old'])),
})
export type HealthFilters = v.InferOutput<typeof healthFiltersSchema>

/** Placements in one answer; whoever has more narrows the filters or exports. */
export const HEALTH_LIMIT = 300

const figures = v.array(v.number())

/** A withdrawn code that was scanned after it was withdrawn: its poster still hangs somewhere. */
export const oldCodeSchema = v.object({
  code: v.string(),
  withdrawnAt: v.number(),
  /** The beginning of its day in WITA, here and below. */
  lastScanAt: v.number(),
  /** In the weeks shown that came after the one in which it was withdrawn. */
  scans: v.number(),
})
export type OldCode = v.InferOutput<typeof oldCodeSchema>

export const placementHealthSchema = v.object({
  id: v.string(),
  label: v.string(),
  kind: v.picklist(PLACEMENT_KINDS),
  facility: v.object({ id: v.string(), name: v.string(), regency: v.string(), example: v.boolean() }),
  /** The code that hangs there now; null: none does. */
  code: v.nullable(v.object({ code: v.string(), issuedAt: v.number(), lastScanAt: v.nullable(v.number()) })),
  silentSince: v.nullable(v.number()),
  /** One figure a week shown, of the codes that hung there in it. */
  scans: figures,
  begun: figures,
  reports: figures,
  old: v.array(oldCodeSchema),
})
export type PlacementHealth = v.InferOutput<typeof placementHealthSchema>

export const posterHealthSchema = v.object({
  /** When the figures were read. */
  at: v.number(),
  /** Mondays as day numbers, oldest first; the last is the present week. */
  weeks: figures,
  /** Placements that fit the filters, whatever `show` says; of them the silent ones, and those with an old poster. */
  all: v.number(),
  silent: v.number(),
  old: v.number(),
  campaigns: v.array(v.object({ id: v.string(), name: v.string() })),
  /** At most `HEALTH_LIMIT` of those that `show` names: the silent ones first, longest silence first; then by name. */
  placements: v.array(placementHealthSchema),
})
export type PosterHealth = v.InferOutput<typeof posterHealthSchema>
