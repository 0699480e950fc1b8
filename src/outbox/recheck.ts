import { textReceived } from './advance.ts'
import type { Engine } from './engine.ts'
import type { Entry } from './entry.ts'
import { raiseMeta, readMeta } from './meta.ts'
import { believeReceipt, learnKeys } from './provincial-word.ts'
import { allEntries, happen } from './reports.ts'
import { getKeys, getReceipt } from './wire.ts'

/**
 * A province restored from a backup gets its reports back (O11). Whoever holds received reports asks for the keys, and
 * with them the epoch; a newer one than a receipt's makes it ask for that receipt again, and send what is unknown.
 * The epoch in the keys' answer is not signed, so it only makes us ask; nothing changes but by a receipt or the
 * province's own "not found".
 */
export async function recheck(engine: Engine, signal: AbortSignal): Promise<void> {
  const received = (await allEntries(engine.database)).filter(
    (entry) => entry.receipt !== null && entry.state.name !== 'purged' && textReceived(entry),
  )
  if (received.length === 0 || signal.aborted) return
  const keys = await getKeys(engine.ports, signal)
  if (keys !== null) {
    await learnKeys(engine, keys.answer)
    if (keys.date !== null) await raiseMeta(engine.database, 'provinceTime', keys.date)
  }
  const epoch = Math.max(keys?.answer.epoch ?? 0, (await readMeta(engine.database, 'epoch')) ?? 0)
  for (const entry of received) {
    if (signal.aborted) return
    if ((entry.receipt?.epoch ?? epoch) < epoch) await askAgain(engine, entry, signal)
  }
}

async function askAgain(engine: Engine, entry: Entry, signal: AbortSignal): Promise<void> {
  const { answer, date } = await getReceipt(engine.ports, entry, signal)
  const now = engine.ports.now()
  if (answer.kind === 'receipt' && (await believeReceipt(engine, answer.receipt, date, signal))) {
    await happen(engine.database, entry.id, { kind: 'valid-receipt', receipt: answer.receipt }, now)
  } else if (answer.kind === 'refused' && answer.status === 404 && answer.code === 'not-found') {
    await happen(engine.database, entry.id, { kind: 'unknown-there' }, now)
  }
}
