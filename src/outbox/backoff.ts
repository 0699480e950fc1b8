const FIRST = 5_000
/** The longest a report waits by itself while the page is open. */
export const LONGEST_WAIT = 15 * 60_000
/** The longest the province's Retry-After is believed. */
export const LONGEST_HOLD = 6 * 3_600_000

/**
 * How long to wait after the `attempts`-th failure in a row (from 1): anything up to 5 s · 2ⁿ and 15 minutes ("full
 * jitter": phones that failed together do not come back together). `chance`: at least 0, less than 1.
 */
export function backoff(attempts: number, chance: number): number {
  return Math.floor(chance * Math.min(LONGEST_WAIT, FIRST * 2 ** Math.min(attempts, 30)))
}

/** Whether a wait is over. One that lies further ahead than any wait can was set before the clock moved back. */
export function isOver(until: number, now: number, longest: number): boolean {
  return now >= until || until - now > longest
}

/**
 * Reads Retry-After (RFC 9110, 10.2.3): seconds, or a date, read against the answer's own `Date` so that the device's
 * clock does not matter. Milliseconds, at most 6 hours; null for anything else.
 */
export function readRetryAfter(header: string | null, date: string | null, now: number): number | null {
  if (header === null) return null
  const text = header.trim()
  if (/^\d{1,15}$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_HOLD)
  if (!/^\w{3,9}, .+ GMT$/.test(text)) return null
  const wanted = Date.parse(text)
  const sent = date === null ? Number.NaN : Date.parse(date)
  const wait = wanted - (Number.isNaN(sent) ? now : sent)
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), LONGEST_HOLD)
}
