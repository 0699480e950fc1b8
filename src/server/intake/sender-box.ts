import { createCipheriv, createDecipheriv } from 'node:crypto'
import * as v from 'valibot'
import { type Sender, senderSchema } from '../../domain/report.ts'

/**
 * Line 2 at rest: a version byte, a 12-byte nonce, AES-256-GCM's output and its 16-byte tag. The report's id is the
 * associated data, so that a box moved to another report's row does not open.
 */
const VERSION = 1
const NONCE = 12
const TAG = 16

/** Encrypts line 2. `nonce`: 12 bytes, never used twice under one key. */
export function closeSender(
  line2: Uint8Array,
  reportId: string,
  key: Uint8Array,
  nonce: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
  cipher.setAAD(new TextEncoder().encode(reportId))
  const parts = [Uint8Array.of(VERSION), nonce, cipher.update(line2), cipher.final(), cipher.getAuthTag()]
  return new Uint8Array(Buffer.concat(parts))
}

/** The sender of a report. Null when the box is no such box, was changed, or belongs to another report or key. */
export function openSender(box: Uint8Array, reportId: string, key: Uint8Array): Sender | null {
  if (box[0] !== VERSION || box.length < 1 + NONCE + TAG) return null
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(1, 1 + NONCE), { authTagLength: TAG })
  decipher.setAAD(new TextEncoder().encode(reportId))
  decipher.setAuthTag(box.subarray(-TAG))
  try {
    const line2 = Buffer.concat([decipher.update(box.subarray(1 + NONCE, -TAG)), decipher.final()])
    const result = v.safeParse(senderSchema, JSON.parse(line2.toString('utf8')))
    return result.success ? result.output : null
  } catch {
    // A wrong tag: whatever lies in that row, this key never closed it for this report.
    return null
  }
}
