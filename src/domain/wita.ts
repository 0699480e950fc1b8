/** Days and times of day in WITA, UTC+08:00. It has no summer time, so all of it is arithmetic on epoch milliseconds. */
export const DAY = 86_400_000
const OFFSET = 8 * 3_600_000

/** Days since 1970-01-01 in WITA. */
export function dayNumber(at: number): number {
  return Math.floor((at + OFFSET) / DAY)
}

/** Epoch milliseconds at which a WITA day begins. */
export function startOfDay(day: number): number {
  return day * DAY - OFFSET
}

/** `YYYY-MM-DD` of a WITA day. */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/** The WITA day that `YYYY-MM-DD` names; null when it names none. */
export function dayOf(iso: string): number | null {
  const at = /^\d{4}-\d\d-\d\d$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN
  return Number.isNaN(at) ? null : at / DAY
}

/** 0 Sunday … 6 Saturday. 1970-01-01 was a Thursday. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

/** Days in a week. */
export const WEEK = 7

/** The Monday, as a day number, of the ISO week that a WITA day lies in. Weeks are named by it. */
export function weekOf(day: number): number {
  return day - ((weekday(day) + 6) % WEEK)
}
