import { canonical } from '../../domain/crockford.ts'
import { type FacilityCode, readFacilityCode } from '../../domain/facility-code.ts'
import { readTrackingCode } from '../../domain/tracking-code.ts'

/** What can be said of a facility's code while it is typed, without asking anyone. */
export type CheckedCode =
  | { readonly outcome: 'empty' }
  | { readonly outcome: 'foreign-character' }
  | { readonly outcome: 'short'; readonly missing: number }
  | { readonly outcome: 'mistyped'; readonly nearest: readonly FacilityCode[] }
  | { readonly outcome: 'long' }
  /** The other code of this product, in the wrong field. */
  | { readonly outcome: 'tracking-code' }
  | { readonly outcome: 'code'; readonly code: FacilityCode }

const LENGTH = 8

export function checkCode(typed: string): CheckedCode {
  const text = codeIn(typed)
  if (readTrackingCode(text) !== null) return { outcome: 'tracking-code' }
  const characters = canonical(text.slice(0, 64))
  if (characters === null) return { outcome: 'foreign-character' }
  if (characters === '') return { outcome: 'empty' }
  if (characters.length < LENGTH) return { outcome: 'short', missing: LENGTH - characters.length }
  const read = readFacilityCode(text)
  if (read.outcome === 'no-code') return { outcome: 'long' }
  return read
}

/** People paste the whole link from the poster. */
function codeIn(typed: string): string {
  return /\/q\/([^/?#]+)/i.exec(typed)?.[1] ?? typed
}
