import type { ReportId } from '../domain/report.ts'
import { isDue } from './advance.ts'
import type { Database } from './database.ts'
import type { Engine } from './engine.ts'
import { readMeta, writeMeta } from './meta.ts'
import { happen, openEntries } from './reports.ts'

/**
 * A person on costly or weak data puts sending off by their own hand. It holds in every tab and in the worker and is
 * stored, and yet no report waits for a pause that nobody sees any more: it ends by "resume", by "send now", by the next
 * report that is sealed, at the next start of the app, and when the worker wakes up and no window is open. No clock ends
 * it (O8).
 */

/** Held by every window in which the pause can be seen, so that it is let go even when the browser dies. */
const SEEN = 'lapor-pause'

export async function isPaused(database: Database): Promise<boolean> {
  return (await readMeta(database, 'paused')) === true
}

/** Resolves when it is on disk and everybody was told; whoever sends calls off what is under way. */
export async function pause(engine: Engine): Promise<void> {
  // Seen before it is there: a worker that wakes up in between must not end it.
  await holdSeen(engine)
  await writeMeta(engine.database, 'paused', true)
  engine.tell({ type: 'paused' })
  // For the case that the window is closed without another word: the worker ends what nobody sees.
  void engine.ports.askForSync()
}

/** Whether there was a pause to end. */
export async function endPause(engine: Engine): Promise<boolean> {
  const ended = await engine.database.write(['meta'], async (tx) => {
    if ((await tx.objectStore('meta').get('paused')) === undefined) return false
    await tx.objectStore('meta').delete('paused')
    return true
  })
  if (ended) engine.tell({ type: 'changed' })
  return ended
}

/** "Send now": ends the pause, and what one report waits for, or all of them. */
export async function hurry(engine: Engine, id?: ReportId): Promise<void> {
  const { database, ports } = engine
  await endPause(engine)
  const waiting = (await openEntries(database)).filter((entry) => !isDue(entry, ports.now()))
  for (const entry of waiting) {
    if (id === undefined || entry.id === id) await happen(database, entry.id, { kind: 'hurried' }, ports.now())
  }
  engine.tell({ type: 'changed' })
}

/** Ends a pause that no open window shows. */
export async function endUnseenPause(engine: Engine): Promise<boolean> {
  if (!(await isPaused(engine.database))) return false
  const { held = [] } = await engine.ports.locks.query()
  return held.some(({ name }) => name === SEEN) ? false : endPause(engine)
}

/**
 * From here on a pause is seen in this window. One that no window showed until now ends first, unless this window goes
 * on from another page of the app: by a link, or loaded again. Resolves to whether one ended.
 */
export async function seePauses(engine: Engine, goesOn: boolean): Promise<boolean> {
  engine.listen((broadcast) => {
    if (broadcast.type === 'paused') void holdSeen(engine)
  })
  const ended = !goesOn && (await endUnseenPause(engine))
  if (await isPaused(engine.database)) await holdSeen(engine)
  return ended
}

const holding = new WeakSet<Engine>()

/** Held as long as the page lives: who has seen one pause would see the next. */
function holdSeen(engine: Engine): Promise<void> {
  if (holding.has(engine)) return Promise.resolve()
  holding.add(engine)
  return new Promise((resolve, reject) => {
    const hold = () => {
      resolve()
      return new Promise<void>(() => {})
    }
    engine.ports.locks.request(SEEN, { mode: 'shared' }, hold).catch(reject)
  })
}
