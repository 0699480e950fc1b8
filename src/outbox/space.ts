import type { Engine } from './engine.ts'
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

/**
 * Kept only to be given up when a write fails: then the text that a person just typed still fits. Beside the database:
 * to delete from a database is to write into it, and on a full disk that is what fails.
 */
const BALLAST = 'lapor-ballast'
const BALLAST_BYTES = 8 * 1024 * 1024

export const NO_SPACE = { outcome: 'no-space' } as const

/**
 * Writes; when the device is full gives up the ballast, then what is delivered and received by the province, and tries
 * again each time. `no-space` when even that was not enough: nothing changed.
 */
export async function writeMakingRoom<T>(
  { database, ports }: Pick<Engine, 'database' | 'ports'>,
  write: () => Promise<T>,
): Promise<T | typeof NO_SPACE> {
  for (const makeRoom of [() => giveUpBallast(ports), () => purgeDelivered(database, () => true), null]) {
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

/** Puts the ballast in when it is missing; a device too full for it goes without. Never rejects. */
export async function stowBallast({ caches, random }: Pick<Ports, 'caches' | 'random'>): Promise<void> {
  try {
    if (caches === null || (await caches.has(BALLAST))) return
    await (await caches.open(BALLAST)).put('/ballast', new Response(noise(random)))
  } catch {
    await giveUpBallast({ caches })
  }
}

/** Never rejects: where there is none, there is none to give. */
export async function giveUpBallast({ caches }: Pick<Ports, 'caches'>): Promise<void> {
  await caches?.delete(BALLAST).catch(() => false)
}

/** Random, because a store may compress, and 64 KiB at a time, because that is the most the platform gives. */
function noise(random: Ports['random']): Blob {
  const step = 64 * 1024
  return new Blob(Array.from({ length: BALLAST_BYTES / step }, () => random(step)))
}
