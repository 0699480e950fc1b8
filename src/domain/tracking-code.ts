import { canonical, charactersFrom, checkCharacter, grouped, isIntact } from './crockford.ts'
import { type Sha256, sha256Of } from './hash.ts'
import type { Hex } from './hex.ts'

/**
 * A tracking code: 75 random bits and a check character, canonical (16 characters, without its prefix). It opens a case
 * without an account. Made on the device, never part of an address the server sees, never in a log.
 */
export type TrackingCode = string & { readonly trackingCode: unique symbol }

const LENGTH = 16

/** Two letters nobody takes for the national system's seven digits. */
export const TRACKING_PREFIX = 'KS'

/** How many random bytes `trackingCodeFrom` takes. */
export const TRACKING_RANDOM_BYTES = 10

/** Makes a tracking code from 10 random bytes. */
export function trackingCodeFrom(random: Uint8Array): TrackingCode {
  const data = charactersFrom(random, LENGTH - 1)
  return (data + checkCharacter(data)) as TrackingCode
}

/** Reads a code as typed, with or without its prefix. Null when it cannot be a tracking code. */
export function readTrackingCode(typed: string): TrackingCode | null {
  const characters = canonical(typed.slice(0, 64))
  const code =
    characters?.length === LENGTH + TRACKING_PREFIX.length && characters.startsWith(TRACKING_PREFIX)
      ? characters.slice(TRACKING_PREFIX.length)
      : characters
  return code?.length === LENGTH && isIntact(code) ? (code as TrackingCode) : null
}

/** `KS-7F3K-9Q2M-0000-0000` */
export function formatTrackingCode(code: TrackingCode): string {
  return `${TRACKING_PREFIX}-${grouped(code)}`
}

/** What the device and the server derive from a tracking code, one way. */
export type TrackingSecrets = {
  /** Stands in line 1. The server keeps only an HMAC of it as the key of its look-up. */
  readonly trackingHash: Hex
  /** Opens the report's attachments and receipt (`Authorization: Bearer …`). */
  readonly uploadKey: Hex
  /** Stands in line 1; the server compares. */
  readonly uploadKeyHash: Hex
}

export async function deriveSecrets(code: TrackingCode, sha256: Sha256): Promise<TrackingSecrets> {
  const uploadKey = await sha256Of(`lapor-upload-key-v1\n${code}`, sha256)
  return {
    trackingHash: await sha256Of(`lapor-tracking-v1\n${code}`, sha256),
    uploadKey,
    uploadKeyHash: await hashOfUploadKey(uploadKey, sha256),
  }
}

/** The form in which line 1 and the server hold an upload key. */
export function hashOfUploadKey(uploadKey: Hex, sha256: Sha256): Promise<Hex> {
  return sha256Of(`lapor-upload-key-hash-v1\n${uploadKey}`, sha256)
}
