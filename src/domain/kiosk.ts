/** What is true of a tablet at a counter, apart from any screen: when it forgets, who may leave, and what it may count. */

/** After so long without a touch everything a person left is gone. Milliseconds. */
export const STILL_UNTIL_WIPED = 60_000
/** So long before that it says so. Milliseconds. */
export const WARNED_FOR = 15_000

export type Stillness =
  | { readonly name: 'calm' }
  /** `seconds` left, at least 1. */
  | { readonly name: 'warned'; readonly seconds: number }
  | { readonly name: 'over' }

/** What is to be done after so many milliseconds without a touch. */
export function stillnessAfter(still: number): Stillness {
  const left = STILL_UNTIL_WIPED - still
  if (left <= 0) return { name: 'over' }
  return left > WARNED_FOR ? { name: 'calm' } : { name: 'warned', seconds: Math.ceil(left / 1000) }
}

/** Two readings of the device's clocks: the time of day, and the one that only runs forward. Milliseconds. */
export type Moment = { readonly wall: number; readonly steady: number }

/**
 * How long ago a touch was. The steady clock stands still while some tablets sleep, and the time of day can be set; so
 * whichever says more counts. A clock that is set makes a tablet forget too early, never too late.
 */
export function stillSince(touch: Moment, now: Moment): number {
  return Math.max(now.steady - touch.steady, Math.abs(now.wall - touch.wall))
}

/** Digits of the attendants' PIN. */
export const PIN_LENGTH = 6

export function isPin(typed: string): boolean {
  return new RegExp(`^\\d{${PIN_LENGTH}}$`).test(typed)
}

const FREE_TRIES = 3
/** Milliseconds. A day of trying is under a hundred PINs of a million. */
export const LONGEST_PIN_WAIT = 15 * 60_000

/** How long to wait after so many wrong PINs in a row, milliseconds: nothing at first, then 30 s, doubled each time. */
export function waitAfterWrong(wrong: number): number {
  return wrong < FREE_TRIES ? 0 : Math.min(LONGEST_PIN_WAIT, 30_000 * 2 ** (wrong - FREE_TRIES))
}

/** Below this a count could tell one person's report from another's. */
export const SMALLEST_COUNT = 3

/** A count as anybody may see it; null: too small to be told. */
export function publicCount(count: number): number | null {
  return count < SMALLEST_COUNT ? null : count
}
