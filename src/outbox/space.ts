import { LIMITS } from '../domain/limits.ts'
import type { Database, Writing } from './database.ts'
import type { Ports } from './ports.ts'
import { purgeDelivered } from './reports.ts'

/**
 * A device without space. `storage.estimate()` is no evidence (it reported 10 GiB on a 2 MB quota), and a disk that is
 * really full is a `DataError`, not a `QuotaExceededError`. So: write, and when that fails make room and write again.
 */

const SPACE_ERRORS: readonly string[] = ['QuotaExceededError', 'DataError', 'UnknownError', 'AbortError']

function isFull(error: unknown): boolean {
  return error instanceof DOMException && SPACE_ERRORS.includes(error.name)
}

/** Kept only to be given up when a write fails: then the text that a person just typed still fits. */
const BALLAST = 'ballast'
const BALLAST_CHUNKS = (8 * 1024 * 1024) / LIMITS.chunk
const ballastRange = () => IDBKeyRange.bound([BALLAST, 0], [BALLAST, BALLAST_CHUNKS])

export const NO_SPACE = { outcome: 'no-space' } as const

/**
 * Writes; when the device is full gives up the ballast, then what is delivered and received by the province, and tries
 * again each time. `no-space` when even that was not enough: nothing changed.
 */
export async function writeMakingRoom<T>(database: Database, write: () => Promise<T>): Promise<T | typeof NO_SPACE> {
  for (const makeRoom of [() => giveUpBallast(database), () => purgeDelivered(database, () => true), null]) {
    try {
      return await write()
    } catch (error) {
      if (!isFull(error)) throw error
      try {
        await makeRoom?.()
      } catch (failure) {
        // Even deleting needs a little space. The next attempt shows whether there is any.
        if (!isFull(failure)) throw failure
      }
    }
  }
  return NO_SPACE
}

/** Puts the ballast in when it is missing; a device too full for it goes without. */
export async function stowBallast(database: Database, ports: Pick<Ports, 'random'>): Promise<void> {
  const stowed = await database.read(['chunks'], (tx) => tx.objectStore('chunks').count(ballastRange()))
  if (stowed === BALLAST_CHUNKS) return
  try {
    await database.write(['chunks'], async (tx: Writing) => {
      for (let i = 0; i < BALLAST_CHUNKS; i++) await tx.objectStore('chunks').put(noise(ports), [BALLAST, i])
    })
  } catch (error) {
    if (!isFull(error)) throw error
  }
}

async function giveUpBallast(database: Database): Promise<void> {
  await database.write(['chunks'], (tx) => tx.objectStore('chunks').delete(ballastRange()))
}

/** Random, because a browser's store compresses, and 64 KiB at a time, because that is the most the platform gives. */
function noise(ports: Pick<Ports, 'random'>): ArrayBuffer {
  const step = 64 * 1024
  const bytes = new Uint8Array(LIMITS.chunk)
  for (let at = 0; at < bytes.length; at += step) bytes.set(ports.random(step), at)
  return bytes.buffer
}
