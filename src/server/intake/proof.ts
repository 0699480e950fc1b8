import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import type { Sha256 } from '../../domain/hash.ts'
import { type Hex, isHex } from '../../domain/hex.ts'
import { hashOfUploadKey } from '../../domain/tracking-code.ts'

export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()

/** The upload key in `Authorization: Bearer …`; null when there is none that could be one. */
export function bearerKey(context: Context): Hex | null {
  const key = /^Bearer ([0-9a-f]+)$/i.exec(context.req.header('Authorization') ?? '')?.[1]
  return key !== undefined && isHex(key, 32) ? key : null
}

/** Whether `key` is the one whose hash the report carries. Takes as long for a key that is nearly right. */
export async function proves(key: Hex | null, uploadKeyHash: string): Promise<boolean> {
  if (key === null) return false
  const actual = Buffer.from(await hashOfUploadKey(key, sha256), 'hex')
  const expected = Buffer.from(uploadKeyHash, 'hex')
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}
