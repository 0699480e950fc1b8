import * as v from 'valibot'

/** A public key of the province, as `GET /api/keys` serves it. Each key but the first is signed by the one before. */
export const signingKeySchema = v.object({
  keyId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  /** The uncompressed P-256 point (65 bytes), base64url: what WebCrypto imports as `raw`. */
  publicKey: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{87}$/)),
  /** Epoch milliseconds. */
  since: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The key before, and its signature over `signedKeyText`; null for the first. */
  signedBy: v.nullable(v.object({ keyId: v.string(), signature: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/)) })),
})
export type SigningKey = v.InferOutput<typeof signingKeySchema>

/** A phone reads no longer chain: more than one rotation a year for a lifetime. */
export const MOST_SIGNING_KEYS = 100

/** The answer of `GET /api/keys`, oldest key first. */
export const keysAnswerSchema = v.object({
  epoch: v.pipe(v.number(), v.integer(), v.minValue(1)),
  keys: v.pipe(v.array(signingKeySchema), v.minLength(1), v.maxLength(MOST_SIGNING_KEYS)),
})
export type KeysAnswer = v.InferOutput<typeof keysAnswerSchema>

/** The text by which one key vouches for the next. */
export function signedKeyText(key: Pick<SigningKey, 'keyId' | 'publicKey' | 'since'>): string {
  return `lapor-key-v1\n${JSON.stringify([key.keyId, key.publicKey, key.since])}`
}

export function readKeysAnswer(value: unknown): KeysAnswer | null {
  const result = v.safeParse(keysAnswerSchema, value)
  return result.success ? result.output : null
}
