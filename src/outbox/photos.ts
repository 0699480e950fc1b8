import type { Hex } from '../domain/hex.ts'
import { LIMITS } from '../domain/limits.ts'
import type { Reading, Writing } from './database.ts'

/**
 * Bytes of photos, in chunks under their hash. The functions run in the caller's transaction, which must include
 * `blobs` and `chunks`.
 */

/** Adds one reference, and the bytes. They are written even when the hash is known: that mends a damaged copy. */
export async function keepBytes(tx: Writing, sha256: Hex, bytes: ArrayBuffer, type: string): Promise<void> {
  const known = await tx.objectStore('blobs').get(sha256)
  const n = Math.ceil(bytes.byteLength / LIMITS.chunk)
  for (let i = 0; i < n; i++) {
    await tx.objectStore('chunks').put(bytes.slice(i * LIMITS.chunk, (i + 1) * LIMITS.chunk), [sha256, i])
  }
  await tx.objectStore('blobs').put({ sha256, size: bytes.byteLength, type, n, refs: (known?.refs ?? 0) + 1 })
}

/**
 * Adds one reference to bytes that are lost, so that whoever lets go of it later takes none from another who has them. As
 * long as nobody has, there are no chunks.
 */
export async function keepName(tx: Writing, sha256: Hex, size: number, type: string): Promise<void> {
  const known = (await tx.objectStore('blobs').get(sha256)) ?? { sha256, size, type, n: 0, refs: 0 }
  await tx.objectStore('blobs').put({ ...known, refs: known.refs + 1 })
}

/** Adds one reference to bytes that are here already. False: they are not. */
export async function keepAgain(tx: Writing, sha256: Hex): Promise<boolean> {
  const known = await tx.objectStore('blobs').get(sha256)
  if (known === undefined || known.n === 0) return false
  await tx.objectStore('blobs').put({ ...known, refs: known.refs + 1 })
  return true
}

/** Takes one reference away, and the bytes with the last. */
export async function letGo(tx: Writing, sha256: Hex): Promise<void> {
  const known = await tx.objectStore('blobs').get(sha256)
  if (!known) return
  if (known.refs > 1) {
    await tx.objectStore('blobs').put({ ...known, refs: known.refs - 1 })
    return
  }
  await tx.objectStore('blobs').delete(sha256)
  await tx.objectStore('chunks').delete(IDBKeyRange.bound([sha256, 0], [sha256, known.n]))
}

/** `length` bytes from `offset`, fewer at the end; null when a chunk is missing or shorter than it should be. */
export async function readBytes(
  tx: Reading,
  sha256: Hex,
  offset: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const blob = await tx.objectStore('blobs').get(sha256)
  if (!blob) return null
  const end = Math.min(offset + length, blob.size)
  const bytes = new Uint8Array(Math.max(0, end - offset))
  for (let at = offset; at < end; ) {
    const i = Math.floor(at / LIMITS.chunk)
    const chunk = await tx.objectStore('chunks').get([sha256, i])
    const from = at - i * LIMITS.chunk
    const to = Math.min(LIMITS.chunk, end - i * LIMITS.chunk)
    if (!chunk || chunk.byteLength < to) return null
    bytes.set(new Uint8Array(chunk, from, to - from), at - offset)
    at += to - from
  }
  return bytes
}
