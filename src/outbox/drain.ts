import type { Hex } from '../domain/hex.ts'
import type { ReportId } from '../domain/report.ts'
import { isDue, isEnded, textReceived } from './advance.ts'
import { isOver, LONGEST_HOLD } from './backoff.ts'
import type { Engine } from './engine.ts'
import type { Entry } from './entry.ts'
import { readMeta } from './meta.ts'
import { isPaused } from './pause.ts'
import type { Ports } from './ports.ts'
import { progressOf, type Weight, weightOf } from './progress.ts'
import { openQueue } from './queue.ts'
import { recheck } from './recheck.ts'
import { allEntries, happen, isPastKeeping, openEntries, purgeDelivered } from './reports.ts'
import { copyMissing, restore, tidyCopies } from './second-copies.ts'
import { sendPhoto, sendText } from './send.ts'

/** In which pages and workers the second copies were looked through. */
const tidied = new WeakSet<Ports>()

/** Requests under way at once. */
const AT_ONCE = 4

/**
 * One round: sends everything that is due, texts before photos (O7), up to four at a time, and what is sealed meanwhile.
 * A report that fails waits by itself and holds up no other (O4). Run it in turn. Resolves when nothing more is due, or
 * when the person pauses; rejects when it is called off, and whatever was under way is then found as `sending` by the
 * next turn.
 */
export async function drain(engine: Engine, signal: AbortSignal): Promise<void> {
  const { database } = engine
  await restore(engine)
  await copyMissing(engine)
  const round = new AbortController()
  const callOff = () => round.abort()
  if (signal.aborted) callOff()
  signal.addEventListener('abort', callOff)
  // Before anything is read: a pause that is not seen in the store is heard.
  const endListening = engine.listen(({ type }) => {
    if (type === 'paused') callOff()
  })
  try {
    if (!(await mustRest(engine))) {
      await recheck(engine, round.signal)
      // What a restored province asks for again.
      await copyMissing(engine)
      const sent = await sendAll(engine, round.signal)
      // Who sent last may have died before that.
      if (sent || !tidied.has(engine.ports)) await tidyCopies(engine)
      tidied.add(engine.ports)
    }
  } finally {
    endListening()
    signal.removeEventListener('abort', callOff)
  }
  if (await isPaused(database)) await layDown(engine)
  const provinceTime = (await readMeta(database, 'provinceTime')) ?? 0
  const old = (entry: Entry) => isPastKeeping(entry, provinceTime)
  if ((await allEntries(database)).some((entry) => entry.state.name === 'delivered' && old(entry))) {
    await purgeDelivered(database, old)
  }
}

/** Whether there was anything undelivered. */
async function sendAll(engine: Engine, signal: AbortSignal): Promise<boolean> {
  const busy = new Set<ReportId>()
  const seen = new Map<ReportId, Weight>()
  const underWay = new Set<Promise<void>>()
  const failures: unknown[] = []
  let news = bell()
  const ring = () => {
    const old = news
    news = bell()
    old.ring()
  }
  const queue = openQueue(engine, ring)
  async function send({ entry, photo }: Next): Promise<void> {
    busy.add(entry.id)
    try {
      if (photo === null) await sendText(engine, entry, signal)
      else await sendPhoto(engine, entry, photo, signal)
    } catch (failure) {
      // Called off, or the store failed. Those beside it end first.
      failures.push(failure)
    } finally {
      busy.delete(entry.id)
      engine.tell({ type: 'changed', id: entry.id })
      // A page about to be frozen hears nothing, itself neither.
      ring()
    }
  }

  try {
    for (;;) {
      const { heard } = news
      if (failures.length > 0 || signal.aborted || (await mustRest(engine))) break
      // From here to the choice nothing is awaited: a report that is through in between would be chosen once more.
      while (queue.isBehind()) await queue.catchUp()
      const entries = queue.entries()
      for (const entry of entries) if (!seen.has(entry.id)) seen.set(entry.id, weightOf(entry))
      const next = busy.size < AT_ONCE ? choose(entries, busy, engine.ports.now()) : null
      // Before the first is through too: on a slow connection that is when somebody watches.
      if (next !== null || busy.size > 0) {
        engine.tell({ type: 'progress', progress: progressOf(seen, entries, queue.transfers()) })
      }
      if (next === null) {
        if (busy.size === 0) break
        await heard
        continue
      }
      const sending = send(next).finally(() => underWay.delete(sending))
      underWay.add(sending)
    }
  } finally {
    await Promise.all(underWay)
    queue.close()
    engine.tell({ type: 'progress', progress: null })
  }
  if (failures.length > 0) throw failures[0]
  return seen.size > 0
}

/** What a pause called off is not `sending` any more. Who has the turn sends alone, so nobody else's is. */
async function layDown({ database, ports, tell }: Engine): Promise<void> {
  const left = (await openEntries(database)).filter(({ state }) => state.name === 'sending')
  for (const { id } of left) await happen(database, id, { kind: 'interrupted' }, ports.now())
  if (left.length > 0) tell({ type: 'changed' })
}

/** The text of an entry, or one of its photos. */
type Next = { readonly entry: Entry; readonly photo: Hex | null }

/** What to do next: the oldest due text; when there is none, the next photo of the oldest due report. Pure. */
export function choose(entries: readonly Entry[], busy: ReadonlySet<ReportId>, now: number): Next | null {
  const due = entries.filter((entry) => !busy.has(entry.id) && !isEnded(entry) && isDue(entry, now))
  const text = due.find((entry) => !textReceived(entry))
  if (text !== undefined) return { entry: text, photo: null }
  for (const entry of due) {
    const photo = entry.attachments.find((one) => one.state === 'waiting')
    // Received, with no photo awaited, and yet not delivered: asking again brings the receipt that ends it.
    return { entry, photo: photo?.sha256 ?? null }
  }
  return null
}

/** How long until something is due; null: nothing waits for a time. */
export async function nextWake(engine: Engine): Promise<number | null> {
  if (await isPaused(engine.database)) return null
  const now = engine.ports.now()
  const hold = (await readMeta(engine.database, 'hold')) ?? 0
  const held = isOver(hold, now, LONGEST_HOLD) ? 0 : hold - now
  const waits = (await openEntries(engine.database)).flatMap((entry) => {
    if (isDue(entry, now)) return [held]
    const { state } = entry
    const timed = state.name === 'waiting' || state.name === 'unclear-answer'
    return timed ? [Math.max(held, state.nextAt - now)] : []
  })
  return waits.length === 0 ? null : Math.min(...waits)
}

/** Whether the province asked to be left alone, or the person paused. */
async function mustRest({ database, ports }: Engine): Promise<boolean> {
  const hold = await readMeta(database, 'hold')
  return (hold !== null && !isOver(hold, ports.now(), LONGEST_HOLD)) || isPaused(database)
}

/** A promise that somebody rings. */
function bell() {
  let ring = () => {}
  const heard = new Promise<void>((resolve) => {
    ring = resolve
  })
  return { heard, ring }
}
