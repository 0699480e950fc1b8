import { ALPHABET, canonical, charactersFrom, checkCharacter, grouped, isIntact } from './crockford.ts'

/** A facility code: 7 random characters and a check character, canonical (`7F3K9Q2M`). It names a placement. */
export type FacilityCode = string & { readonly facilityCode: unique symbol }

const LENGTH = 8

export type ReadFacilityCode =
  | { readonly outcome: 'code'; readonly code: FacilityCode }
  /** Eight characters that do not fit together. `nearest`: every code that one wrong character or one swap explains. */
  | { readonly outcome: 'mistyped'; readonly nearest: readonly FacilityCode[] }
  | { readonly outcome: 'no-code' }

/** Makes a code from 5 random bytes. */
export function facilityCodeFrom(random: Uint8Array): FacilityCode {
  const data = charactersFrom(random, LENGTH - 1)
  return (data + checkCharacter(data)) as FacilityCode
}

/** Reads a code as scanned or typed: any case, with or without hyphens, O/I/L forgiven. */
export function readFacilityCode(typed: string): ReadFacilityCode {
  const code = canonical(typed.slice(0, 64))
  if (code?.length !== LENGTH) return { outcome: 'no-code' }
  if (isIntact(code)) return { outcome: 'code', code: code as FacilityCode }
  return { outcome: 'mistyped', nearest: oneMistakeAway(code) }
}

/** `7F3K-9Q2M` */
export function formatFacilityCode(code: FacilityCode): string {
  return grouped(code)
}

function oneMistakeAway(code: string): FacilityCode[] {
  const candidates = new Set<string>()
  for (let position = 0; position < LENGTH; position++) {
    const before = code.slice(0, position)
    for (const character of ALPHABET) candidates.add(before + character + code.slice(position + 1))
    candidates.add(before + code.charAt(position + 1) + code.charAt(position) + code.slice(position + 2))
  }
  return [...candidates].filter((candidate) => candidate.length === LENGTH && isIntact(candidate)) as FacilityCode[]
}
