import { type FacilityCode, formatFacilityCode } from '../domain/facility-code.ts'

/**
 * What a code's symbol says. In upper case every character fits QR's alphanumeric mode, so that error level Q costs no
 * more modules than M does in lower case; scheme and host are case-insensitive, and the route takes both.
 */
export function codeAddress(publicUrl: string, code: FacilityCode): string {
  return `${publicUrl}/Q/${code}`.toUpperCase()
}

/** The same for people who type: `lapor.kalselprov.go.id/q/7F3K-9Q2M`. */
export function readableAddress(publicUrl: string, code: FacilityCode): string {
  return `${publicUrl.replace(/^https?:\/\//, '')}/q/${formatFacilityCode(code)}`
}
