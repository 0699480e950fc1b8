import type { OpeningKey } from './envelope.ts'
import { type EnvelopeKey, pointOf } from './envelope-key.ts'
import { decrypt, ENCAPSULATED_BYTES, encrypt, TAG_BYTES } from './hpke.ts'
import { LIMITS } from './limits.ts'

/**
 * A photo of a report in an envelope: encrypted to the same key, so that the device cannot show it again either. A head in
 * ASCII, `lapor-photo-envelope-v1 <key id>` and a line end; the encapsulated key; the ciphertext with its tag. No picture
 * begins so. Line 1 names these bytes, so that everything on the way stays as it is for any other photo.
 */
type Bytes = Uint8Array<ArrayBuffer>

const FORMAT = 'lapor-photo-envelope-v1'
/** Bound to the key schedule: a report's envelope is never taken for a photo's. */
const INFO = new TextEncoder().encode(`${FORMAT}\nimage`)
const MARK = new TextEncoder().encode(`${FORMAT} `)
const LINE_END = 0x0a
const LONGEST_KEY_ID = 64

/** What line 1 says of its kind. */
export const PHOTO_ENVELOPE_TYPE = 'application/vnd.lapor.photo-envelope'

/** Bytes. A photo larger than this would be too large an attachment once it is wrapped. */
export const LARGEST_WRAPPED_PHOTO =
  LIMITS.attachment - MARK.length - LONGEST_KEY_ID - 1 - ENCAPSULATED_BYTES - TAG_BYTES

/** `fresh`: 32 random bytes, used for nothing else ever. Throws for a key that is none. */
export async function sealPhoto(
  photo: Bytes,
  to: Pick<EnvelopeKey, 'keyId' | 'publicKey'>,
  fresh: Bytes,
): Promise<Bytes> {
  const aad = new TextEncoder().encode(`${FORMAT} ${to.keyId}\n`)
  const { encapsulated, ciphertext } = await encrypt(photo, pointOf(to), { info: INFO, aad }, fresh)
  const bytes = new Uint8Array(aad.length + encapsulated.length + ciphertext.length)
  bytes.set(aad)
  bytes.set(encapsulated, aad.length)
  bytes.set(ciphertext, aad.length + encapsulated.length)
  return bytes
}

/** Whether an attachment's bytes are meant as a photo's envelope. */
export function isPhotoEnvelope(bytes: Uint8Array): boolean {
  return MARK.every((byte, index) => bytes[index] === byte)
}

/** The photo inside; null: sealed to another key, or changed since. Never throws. */
export async function openPhoto(bytes: Bytes, keys: readonly OpeningKey[]): Promise<Bytes | null> {
  const end = bytes.subarray(0, MARK.length + LONGEST_KEY_ID + 1).indexOf(LINE_END)
  if (!isPhotoEnvelope(bytes) || end < 0) return null
  const name = bytes.subarray(MARK.length, end)
  const key = keys.find(({ keyId }) => keyId === String.fromCharCode(...name))
  if (key === undefined) return null
  const content = end + 1 + ENCAPSULATED_BYTES
  const parts = { encapsulated: bytes.slice(end + 1, content), ciphertext: bytes.slice(content) }
  return decrypt(parts, key.privateKey, { info: INFO, aad: bytes.slice(0, end + 1) })
}
