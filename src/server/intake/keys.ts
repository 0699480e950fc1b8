import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import type { OpeningKey } from '../../domain/envelope.ts'
import { currentOf, type EnvelopeKey, envelopeKeyText } from '../../domain/envelope-key.ts'
import { type SigningKey, signedKeyText } from '../../domain/signing-key.ts'
import type { Secrets, SigningKeyPair } from '../world.ts'

/** The province's signing keys, ready for use. */
export type KeyRing = {
  /** Oldest first, each but the first signed by the one before: anyone who trusts one can follow the chain. */
  readonly chain: readonly SigningKey[]
  /** The key that signs now. */
  readonly keyId: string
  /** ECDSA P-256 over SHA-256, IEEE P1363 form, base64url. */
  readonly sign: (text: string) => string
}

/** Reading a PEM costs more than a signature, so each set of keys is read once. */
const rings = new WeakMap<Secrets['signingKeys'], KeyRing>()

export function keyRing(secrets: Pick<Secrets, 'signingKeys'>): KeyRing {
  const known = rings.get(secrets.signingKeys)
  if (known !== undefined) return known
  const ring = makeRing(secrets.signingKeys)
  rings.set(secrets.signingKeys, ring)
  return ring
}

function makeRing(pairs: readonly SigningKeyPair[]): KeyRing {
  const chain: SigningKey[] = []
  let signer: { readonly keyId: string; readonly key: KeyObject } | null = null
  for (const { keyId, privateKey, since } of pairs) {
    const key = createPrivateKey(privateKey)
    const publicKey = rawPublicKey(key)
    const signature = signer === null ? null : signWith(signer.key, signedKeyText({ keyId, publicKey, since }))
    const signedBy = signer === null || signature === null ? null : { keyId: signer.keyId, signature }
    chain.push({ keyId, publicKey, since, signedBy })
    signer = { keyId, key }
  }
  if (signer === null) throw new Error('the province has no signing key')
  const { keyId, key } = signer
  return { chain, keyId, sign: (text) => signWith(key, text) }
}

function signWith(key: KeyObject, text: string): string {
  return sign('sha256', Buffer.from(text, 'utf8'), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
}

/** The key to seal envelopes to at `now`, vouched for by the key that signs. */
export function envelopeKey({ envelopeKeys, ...secrets }: Secrets, now: number): EnvelopeKey {
  const pair = currentOf(envelopeKeys, now)
  if (pair === undefined) throw new Error('the province has no envelope key')
  const ring = keyRing(secrets)
  const { keyId, since } = pair
  const publicKey = rawPublicKey(createPrivateKey(pair.privateKey))
  const signature = ring.sign(envelopeKeyText({ keyId, publicKey, since }))
  return { keyId, publicKey, since, signedBy: { keyId: ring.keyId, signature } }
}

/** Every key that may open an envelope, as HPKE takes them; read once. */
const openingKeys = new WeakMap<Secrets['envelopeKeys'], readonly OpeningKey[]>()

export function openingKeysOf({ envelopeKeys }: Secrets): readonly OpeningKey[] {
  const known = openingKeys.get(envelopeKeys)
  if (known !== undefined) return known
  const made = envelopeKeys.map(({ keyId, privateKey }) => {
    const { d } = createPrivateKey(privateKey).export({ format: 'jwk' })
    if (d === undefined) throw new Error('an envelope key is no private key')
    return { keyId, privateKey: new Uint8Array(Buffer.from(d, 'base64url')) }
  })
  openingKeys.set(envelopeKeys, made)
  return made
}

/** The uncompressed point: 4, x, y. It is the end of the key's SPKI form (RFC 5480). */
function rawPublicKey(privateKey: KeyObject): string {
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  return spki.subarray(-65).toString('base64url')
}
