import { LEASE } from './advance.ts'
import { isOver } from './backoff.ts'
import type { Database } from './database.ts'
import type { Engine } from './engine.ts'
import { readMeta, writeMeta } from './meta.ts'

const LOCK = 'lapor-drain'

/**
 * Runs `work` while nobody else sends, over all tabs and the worker; waits for its turn. A frozen tab keeps its lock
 * (measured), so whoever holds it renews a lease as well, and a lapsed lease lets the next one steal the lock. The signal
 * given to `work` aborts when that happens, or when `signal` does; the lock is let go in the same moment, since a page
 * about to be frozen has no other, and the store given to `work` begins nothing more. Null when it never got the turn, or
 * lost it.
 */
export async function inTurn<T>(
  engine: Engine,
  signal: AbortSignal,
  work: (engine: Engine, signal: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const turn = new AbortController()
  const waiting = new AbortController()
  const giveUp = () => {
    turn.abort()
    waiting.abort()
  }
  signal.addEventListener('abort', giveUp)
  if (signal.aborted) giveUp()

  let lapsed = false
  let result: T | null = null
  const endWatch = watchLease(engine, () => {
    lapsed = true
    waiting.abort()
  })
  const sendOn = async () => {
    const release = await keepLease(engine, turn.signal)
    try {
      result = await work({ ...engine, database: untilCalledOff(engine.database, turn.signal) }, turn.signal)
    } finally {
      await release()
    }
  }
  const hold = () => {
    endWatch()
    return turn.signal.aborted ? Promise.resolve() : endedOrCalledOff(sendOn(), turn.signal)
  }

  try {
    let held = await request(engine, { signal: waiting.signal }, hold)
    if (!held && lapsed && !turn.signal.aborted) held = await request(engine, { steal: true }, hold)
    if (!held) turn.abort()
  } finally {
    endWatch()
    signal.removeEventListener('abort', giveUp)
  }
  return result
}

/** A frozen page never ends a transaction that it began, and everybody else waits for it (measured). */
function untilCalledOff(database: Database, signal: AbortSignal): Database {
  return {
    ...database,
    read: async (stores, work) => {
      signal.throwIfAborted()
      return database.read(stores, work)
    },
    write: async (stores, work) => {
      signal.throwIfAborted()
      return database.write(stores, work)
    },
  }
}

/** As `work` ends, or when the signal aborts: then nobody waits for it, and how far it came is in the store. */
function endedOrCalledOff(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => resolve())
    work.then(resolve, reject)
  })
}

/** False: called off while waiting, or robbed by someone who believed this tab frozen. */
async function request(engine: Engine, options: LockOptions, hold: () => Promise<void>): Promise<boolean> {
  try {
    await engine.ports.locks.request(LOCK, options, hold)
    return true
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return false
    throw error
  }
}

/** Renews the lease until released. A frozen tab runs no timer, which is just what is wanted here. */
async function keepLease({ ports, database }: Engine, signal: AbortSignal): Promise<() => Promise<void>> {
  const owner = Array.from(ports.random(8)).join('-')
  let cancel = () => {}
  let ended = false
  const end = () => {
    ended = true
    cancel()
  }
  const set = async (until: number) => {
    try {
      await writeMeta(database, 'lease', { owner, until })
    } catch {
      // A full disk. The worst that comes of it is that somebody else sends too, which does no harm (O2).
    }
  }
  const renew = async () => {
    await set(ports.now() + LEASE)
    if (!ended) cancel = ports.timer(LEASE / 3, () => void renew())
  }
  signal.addEventListener('abort', end)
  await renew()
  return async () => {
    end()
    // Let go by the abort itself; this lease lapses, and whoever has the lock now has written its own.
    if (signal.aborted) return
    const lease = await readMeta(database, 'lease')
    if (lease?.owner === owner) await set(0)
  }
}

/** Calls `lapsed` when the holder's lease has run out while this one waits. */
function watchLease({ ports, database }: Engine, lapsed: () => void): () => void {
  let cancel = () => {}
  let ended = false
  const look = async () => {
    const lease = await readMeta(database, 'lease')
    if (ended) return
    if (lease !== null && lease.until > 0 && isOver(lease.until, ports.now(), LEASE)) lapsed()
    else plan()
  }
  const plan = () => {
    cancel = ports.timer(LEASE / 6, () => void look())
  }
  plan()
  return () => {
    ended = true
    cancel()
  }
}
