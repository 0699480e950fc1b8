import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'

/**
 * HPKE in base mode (RFC 9180): DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. Every browser served has these in
 * WebCrypto; X25519 is missing in Chrome 109, Firefox 115 and Safari 16.4.
 */
type Bytes = Uint8Array<ArrayBuffer>

/** What both sides must hold equal, besides the keys. */
export type Bound = { readonly info: Bytes; readonly aad: Bytes }

/** The encapsulated key: an uncompressed point. */
export const ENCAPSULATED_BYTES = 65
/** The tag by which AES-GCM knows its own. */
export const TAG_BYTES = 16

/** A suite holds no key and no state of a message; each call has its own context. */
function suite() {
  return new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
}

/**
 * Encrypts to `publicKey` (uncompressed point). `fresh`: 32 random bytes for this one message, of which the one-time key
 * is derived (RFC 9180, 7.1.3); used twice they would give both messages the same key and nonce. Throws for a point that
 * is not on the curve.
 */
export async function encrypt(
  plaintext: Bytes,
  publicKey: Bytes,
  { info, aad }: Bound,
  fresh: Bytes,
): Promise<{ readonly encapsulated: Bytes; readonly ciphertext: Bytes }> {
  const hpke = suite()
  const recipientPublicKey = await hpke.kem.deserializePublicKey(publicKey.slice().buffer)
  const sender = await hpke.createSenderContext({ recipientPublicKey, info, ekm: fresh.slice().buffer })
  const ciphertext = new Uint8Array(await sender.seal(plaintext, aad))
  return { encapsulated: new Uint8Array(sender.enc), ciphertext }
}

/** Decrypts with `privateKey` (32 bytes, big-endian). Null: not encrypted to it, not bound to this, or changed since. */
export async function decrypt(
  { encapsulated, ciphertext }: { readonly encapsulated: Bytes; readonly ciphertext: Bytes },
  privateKey: Bytes,
  { info, aad }: Bound,
): Promise<Bytes | null> {
  try {
    const hpke = suite()
    const recipientKey = await hpke.kem.deserializePrivateKey(privateKey.slice().buffer)
    const recipient = await hpke.createRecipientContext({ recipientKey, info, enc: encapsulated.slice().buffer })
    return new Uint8Array(await recipient.open(ciphertext, aad))
  } catch {
    // A wrong tag, or no point on the curve: nobody's message.
    return null
  }
}
