import { type EnvelopeKey, pointOf } from './envelope-key.ts'
import { ENVELOPE_FORMAT as FORMAT, isEnvelope, ENVELOPE_MARK as MARK } from './envelope-mark.ts'
import { type Sha256, sha256Of } from './hash.ts'
import { decrypt, ENCAPSULATED_BYTES, encrypt, TAG_BYTES } from './hpke.ts'
import { LIMITS } from './limits.ts'
import type { ReportId } from './report.ts'
import { type ReadSealed, readLines, type SealedBytes } from './sealed.ts'

/**
 * An envelope: sealed bytes encrypted to the province, so that a kiosk or a field team's phone cannot read again what it
 * keeps for others. A head in ASCII, `lapor-envelope-v1 <key id>` and a line end; the encapsulated key, 65 bytes; the
 * ciphertext of both lines with its tag. No sealed report begins so, for line 1 is JSON. The id is the SHA-256 of it all.
 *
 * Encryption is different every time, so one report in two envelopes would be two reports: seal once, keep the bytes.
 */
/** What is inside. Bound to the key schedule, so that no other message to the same key can be taken for an envelope. */
const INFO = new TextEncoder().encode(`${FORMAT}\napplication/vnd.lapor.sealed`)
const LINE_END = 0x0a
const LONGEST_KEY_ID = 64

/** Bytes. The limit of the sealed lines holds inside, whatever the wrapping adds. */
export const LARGEST_ENVELOPE = LIMITS.sealed + MARK.length + LONGEST_KEY_ID + 1 + ENCAPSULATED_BYTES + TAG_BYTES

/** A private key of the province, as the one who opens holds it: 32 bytes, big-endian. */
export type OpeningKey = { readonly keyId: string; readonly privateKey: Uint8Array<ArrayBuffer> }

/** Puts sealed bytes into an envelope. `fresh`: 32 random bytes, used for nothing else ever. Throws for a key that is none. */
export async function sealEnvelope(
  sealed: SealedBytes,
  to: Pick<EnvelopeKey, 'keyId' | 'publicKey'>,
  fresh: Uint8Array<ArrayBuffer>,
  sha256: Sha256,
): Promise<{ readonly id: ReportId; readonly bytes: SealedBytes }> {
  const aad = new TextEncoder().encode(`${FORMAT} ${to.keyId}\n`)
  const { encapsulated, ciphertext } = await encrypt(sealed, pointOf(to), { info: INFO, aad }, fresh)
  const bytes = new Uint8Array(aad.length + encapsulated.length + ciphertext.length)
  bytes.set(aad)
  bytes.set(encapsulated, aad.length)
  bytes.set(ciphertext, aad.length + encapsulated.length)
  return { id: await sha256Of(bytes, sha256), bytes }
}

/**
 * Opens an envelope that claims to be `id` and reads what is in it, by the reader of every other report. Never throws.
 * What hashes to its name and still cannot be opened was sealed that way: `no-report` with the field `envelope`, so that
 * the device tells a person and does not send it again for ever. `unknown-key`: sealed for another province, or for a key
 * that is lost; `unreadable`: damaged before it got its name, or its lines do not belong together.
 */
export async function readEnvelope(
  id: string,
  bytes: SealedBytes,
  keys: readonly OpeningKey[],
  sha256: Sha256,
): Promise<ReadSealed> {
  if (bytes.length > LARGEST_ENVELOPE) return { outcome: 'too-large' }
  if ((await sha256Of(bytes, sha256)) !== id) return { outcome: 'not-the-bytes' }
  const end = bytes.subarray(0, MARK.length + LONGEST_KEY_ID + 1).indexOf(LINE_END)
  if (!isEnvelope(bytes) || end < 0) return unopened('unreadable')
  const key = keys.find(({ keyId }) => isNamed(keyId, bytes.subarray(MARK.length, end)))
  if (key === undefined) return unopened('unknown-key')
  const content = end + 1 + ENCAPSULATED_BYTES
  const parts = { encapsulated: bytes.slice(end + 1, content), ciphertext: bytes.slice(content) }
  const sealed = await decrypt(parts, key.privateKey, { info: INFO, aad: bytes.slice(0, end + 1) })
  if (sealed === null) return unopened('unreadable')
  const read = await readLines(sealed, sha256)
  return read.outcome === 'not-the-bytes' ? unopened('unreadable') : read
}

function isNamed(keyId: string, name: Uint8Array): boolean {
  return keyId.length === name.length && name.every((byte, index) => keyId.charCodeAt(index) === byte)
}

function unopened(why: 'unknown-key' | 'unreadable'): ReadSealed {
  return { outcome: 'no-report', fields: { envelope: why } }
}
