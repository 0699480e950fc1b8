import { canonical } from '../../domain/crockford.ts'
import { readFacilityCode } from '../../domain/facility-code.ts'
import { readTrackingCode, TRACKING_PREFIX, type TrackingCode } from '../../domain/tracking-code.ts'

/** What can be said of a code while it is typed, without asking anyone. */
export type Typed =
  | { readonly outcome: 'empty' }
  | { readonly outcome: 'foreign-character' }
  /** A facility's code from a poster, typed into the wrong field. */
  | { readonly outcome: 'facility-code' }
  /** `missing`: how many characters are still to come. */
  | { readonly outcome: 'short'; readonly missing: number }
  | { readonly outcome: 'mistyped' }
  | { readonly outcome: 'code'; readonly code: TrackingCode }

const LENGTH = 16

export function checkTyped(typed: string): Typed {
  const code = readTrackingCode(typed)
  if (code !== null) return { outcome: 'code', code }
  const characters = canonical(typed.slice(0, 64))
  if (characters === null) return { outcome: 'foreign-character' }
  if (characters === '') return { outcome: 'empty' }
  if (readFacilityCode(typed).outcome === 'code') return { outcome: 'facility-code' }
  const count = characters.length - (characters.startsWith(TRACKING_PREFIX) ? TRACKING_PREFIX.length : 0)
  return count < LENGTH ? { outcome: 'short', missing: LENGTH - count } : { outcome: 'mistyped' }
}
