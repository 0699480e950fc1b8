import * as v from 'valibot'
import { receiptSchema } from '../domain/receipt.ts'
import { attachmentSchema } from '../domain/report.ts'

/**
 * The one file that carries an outbox to another device: a line that names the format, a line of JSON, then the bytes of
 * every report and photo in the order of that line. It carries upload keys and never a tracking code. Locked with a
 * passphrase, all of it is the content of another file: a line, a salt, a nonce, AES-GCM under PBKDF2.
 */
const OPEN = 'lapor-outbox-v1\n'
const LOCKED = 'lapor-outbox-locked-v1\n'
/** OWASP's figure for PBKDF2 with SHA-256 (2023). */
const ITERATIONS = 600_000
const SALT = 16
const NONCE = 12

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const contentSchema = v.object({
  reports: v.array(
    v.object({
      id: hash,
      size: v.pipe(v.number(), v.integer(), v.minValue(0)),
      attachments: v.array(attachmentSchema),
      uploadKey: hash,
      sealedAt: v.number(),
      title: v.string(),
      facility: v.nullable(v.string()),
      receipt: v.nullable(receiptSchema),
    }),
  ),
  photos: v.array(attachmentSchema),
  journal: v.array(v.unknown()),
})
export type FileContent = v.InferOutput<typeof contentSchema>

/** A file's first lines, and the bytes behind them in order. */
export type OpenFile = { readonly content: FileContent; readonly bytes: Uint8Array<ArrayBuffer> }

export function writeFile(content: FileContent, parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return joined([encode(OPEN), encode(`${JSON.stringify(content)}\n`), ...parts])
}

export function readFile(file: Uint8Array<ArrayBuffer>): OpenFile | 'locked' | null {
  if (startsWith(file, LOCKED)) return 'locked'
  if (!startsWith(file, OPEN)) return null
  const end = file.indexOf(0x0a, OPEN.length)
  if (end < 0) return null
  try {
    const json = new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(OPEN.length, end))
    const result = v.safeParse(contentSchema, JSON.parse(json))
    return result.success ? { content: result.output, bytes: file.slice(end + 1) } : null
  } catch {
    return null // No UTF-8 or no JSON: not our file.
  }
}

export async function lock(
  file: Uint8Array<ArrayBuffer>,
  passphrase: string,
  random: (count: number) => Uint8Array<ArrayBuffer>,
  subtle: SubtleCrypto,
): Promise<Uint8Array<ArrayBuffer>> {
  const salt = random(SALT)
  const iv = random(NONCE)
  const key = await keyFrom(passphrase, salt, subtle)
  const content = await subtle.encrypt({ name: 'AES-GCM', iv }, key, file)
  return joined([encode(LOCKED), salt, iv, new Uint8Array(content)])
}

/** The file inside; null when the passphrase is wrong or the bytes were changed. */
export async function unlock(
  file: Uint8Array<ArrayBuffer>,
  passphrase: string,
  subtle: SubtleCrypto,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const salt = file.slice(LOCKED.length, LOCKED.length + SALT)
  const iv = file.slice(LOCKED.length + SALT, LOCKED.length + SALT + NONCE)
  const key = await keyFrom(passphrase, salt, subtle)
  try {
    const content = file.slice(LOCKED.length + SALT + NONCE)
    return new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv }, key, content))
  } catch {
    return null // AES-GCM says no more than that it does not fit.
  }
}

async function keyFrom(passphrase: string, salt: Uint8Array<ArrayBuffer>, subtle: SubtleCrypto): Promise<CryptoKey> {
  const secret = await subtle.importKey('raw', encode(passphrase.normalize('NFC')), 'PBKDF2', false, ['deriveKey'])
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS }
  return subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

function startsWith(file: Uint8Array, text: string): boolean {
  return encode(text).every((byte, index) => file[index] === byte)
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
