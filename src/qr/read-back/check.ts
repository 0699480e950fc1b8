import type { FacilityCode } from '../../domain/facility-code.ts'
import { codeAddress } from '../code-address.ts'
import type { Subject } from '../sheets/kinds.ts'
import type { DrawnCode } from './drawn.ts'
import { type Pixels, rasterise } from './rasterise.ts'

/** Somebody who reads codes: what the symbol in the picture says, or null when there is none that can be read. */
export type Decode = (pixels: Pixels) => Promise<string | null>

/** A code that must not leave the workshop, and why. */
export type Refusal = { readonly subject: Subject; readonly why: Why }
export type Why =
  | { readonly kind: 'unreadable' }
  /** It is read, and says something else. */
  | { readonly kind: 'other'; readonly text: string }
  /** It is not in the drawing at all. */
  | { readonly kind: 'missing' }
  /** Another code of the same picture failed, so the picture stays out. */
  | { readonly kind: 'beside' }

/**
 * Reads every code back from its drawing. Each subject must be there, each of its symbols readable, and each say exactly
 * the address of its code.
 */
export async function refused(
  decode: Decode,
  publicUrl: string,
  subjects: readonly Subject[],
  codes: readonly DrawnCode[],
): Promise<readonly Refusal[]> {
  const known = new Map<string, Promise<string | null>>()
  const read = (code: DrawnCode) => {
    // Twice the same drawing on one sheet is read once.
    const reading = known.get(code.drawing) ?? readOne(decode, code)
    known.set(code.drawing, reading)
    return reading
  }
  const refusals: Refusal[] = []
  for (const subject of new Set(subjects)) {
    const mine = codes.filter(({ address }) => address === codeAddress(publicUrl, subject.code))
    const why = mine.length === 0 ? MISSING : await wrongOf(await Promise.all(mine.map(read)), publicUrl, subject.code)
    if (why !== null) refusals.push({ subject, why })
  }
  return refusals
}
const MISSING: Why = { kind: 'missing' }

async function readOne(decode: Decode, { fills }: DrawnCode): Promise<string | null> {
  const pixels = rasterise(fills())
  return pixels === null ? null : decode(pixels)
}

/** What is wrong with what was read; null when all of it is as it must be. */
export function wrongOf(texts: readonly (string | null)[], publicUrl: string, code: FacilityCode): Why | null {
  for (const text of texts) {
    if (text === null) return { kind: 'unreadable' }
    // Not through `codeAddress`, which made the symbol: a mistake there must show here.
    if (text.toLowerCase() !== `${publicUrl}/q/${code}`.toLowerCase()) return { kind: 'other', text }
  }
  return null
}
