import type { SealedBytes } from './sealed.ts'

/** How an envelope begins. Apart from what seals and opens, so that whoever only tells them apart carries no cipher. */
export const ENVELOPE_FORMAT = 'lapor-envelope-v1'
export const ENVELOPE_MARK = new TextEncoder().encode(`${ENVELOPE_FORMAT} `)

/** Whether bytes are meant as an envelope, whole or not. */
export function isEnvelope(bytes: SealedBytes): boolean {
  return ENVELOPE_MARK.every((byte, index) => bytes[index] === byte)
}
