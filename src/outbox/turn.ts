import { LEASE } from './advance.ts'
import { isOver } from './backoff.ts'
import type { Engine } from './engine.ts'
import { readMeta, writeMeta } from './meta.ts'

const LOCK = 'lapor-drain'

/**
 * Runs `work` while nobody else sends, over all tabs and the worker; waits for its turn. A frozen tab keeps its lock
 * (measured), so whoever holds it renews a lease as well, and a lapsed lease lets the next one steal the lock. The signal
 * given to `work` aborts when that happens, or when `signal` does. Null when it never got the turn.
 */
export async function inTurn<T>(
  engine: Engine,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
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
  const hold = async () => {
    endWatch()
    if (turn.signal.aborted) return
    const release = await keepLease(engine)
    try {
      result = await work(turn.signal)
    } finally {
      await release()
    }
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
async function keepLease({ ports, database }: Engine): Promise<() => Promise<void>> {
  const owner = Array.from(ports.random(8)).join('-')
  let cancel = () => {}
  let released = false
  const set = async (until: number) => {
    try {
      await writeMeta(database, 'lease', { owner, until })
    } catch {
      // A full disk. The worst that comes of it is that somebody else sends too, which does no harm (O2).
    }
  }
  const renew = async () => {
    await set(ports.now() + LEASE)
    if (!released) cancel = ports.timer(LEASE / 3, () => void renew())
  }
  await renew()
  return async () => {
    released = true
    cancel()
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
