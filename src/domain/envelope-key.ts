import * as v from 'valibot'
import { keysAnswerSchema, signingKeySchema } from './signing-key.ts'

/**
 * The public key that envelopes are sealed to. Vouched for by a signing key: a device that holds the chain of
 * `GET /api/keys` can trust it without asking again.
 */
export const envelopeKeySchema = v.object({
  keyId: signingKeySchema.entries.keyId,
  /** The uncompressed P-256 point (65 bytes), base64url. For HPKE alone: it signs nothing. */
  publicKey: signingKeySchema.entries.publicKey,
  /** Epoch milliseconds. */
  since: signingKeySchema.entries.since,
  /** The signing key, and its signature over `envelopeKeyText`. */
  signedBy: v.object({ keyId: v.string(), signature: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/)) }),
})
export type EnvelopeKey = v.InferOutput<typeof envelopeKeySchema>

/** The whole answer of `GET /api/keys`. Phones that only check receipts read the part that they know. */
export const provinceKeysSchema = v.object({ ...keysAnswerSchema.entries, envelopeKey: envelopeKeySchema })
export type ProvinceKeys = v.InferOutput<typeof provinceKeysSchema>

/** The envelope key in the answer of `GET /api/keys`, not yet believed; null: an older province has none. */
export function readEnvelopeKey(answer: unknown): EnvelopeKey | null {
  const result = v.safeParse(v.object({ envelopeKey: envelopeKeySchema }), answer)
  return result.success ? result.output.envelopeKey : null
}

/** The text by which a signing key vouches for an envelope key. */
export function envelopeKeyText(key: Pick<EnvelopeKey, 'keyId' | 'publicKey' | 'since'>): string {
  return `lapor-envelope-key-v1\n${JSON.stringify([key.keyId, key.publicKey, key.since])}`
}

/**
 * A key is published only once it has rested this long, milliseconds: by then every server process was restarted and can
 * open what is sealed to it, and it is in a backup.
 */
export const REST_BEFORE_USE = 3_600_000

/** Of keys, oldest first: the one to seal to at `now`. The first needs no rest, for there is no other. */
export function currentOf<Key extends { readonly since: number }>(keys: readonly Key[], now: number): Key | undefined {
  return keys.findLast((key, index) => index === 0 || key.since + REST_BEFORE_USE <= now)
}

/** The key's point as bytes. Its text is base64url, as the schema checked. */
export function pointOf({ publicKey }: Pick<EnvelopeKey, 'publicKey'>): Uint8Array<ArrayBuffer> {
  const values = [...publicKey].map((character) => DIGITS.indexOf(character))
  const bytes = new Uint8Array(Math.floor((values.length * 6) / 8))
  for (let index = 0; index < bytes.length; index++) {
    const bit = index * 8
    const from = Math.floor(bit / 6)
    const pair = ((values[from] ?? 0) << 6) | (values[from + 1] ?? 0)
    bytes[index] = pair >> (4 - (bit % 6))
  }
  return bytes
}
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
