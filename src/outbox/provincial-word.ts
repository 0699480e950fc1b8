import type { Receipt } from '../domain/receipt.ts'
import type { KeysAnswer } from '../domain/signing-key.ts'
import type { Engine } from './engine.ts'
import { raiseMeta, readMeta, writeMeta } from './meta.ts'
import { believe, judgeReceipt, type Verdict } from './trust.ts'
import { getKeys } from './wire.ts'

/** What this device believes to be the province's word, and what it remembers of it. */

/** Adds the keys that a believed key vouches for. */
export async function learnKeys({ database, ports }: Engine, answer: KeysAnswer): Promise<void> {
  const known = (await readMeta(database, 'keys')) ?? []
  const believed = await believe(known, answer, ports.subtle)
  if (believed.length > known.length) await writeMeta(database, 'keys', believed)
}

export async function verify({ database, ports }: Engine, receipt: Receipt): Promise<Verdict> {
  return judgeReceipt(receipt, (await readMeta(database, 'keys')) ?? [], ports.subtle)
}

/**
 * Whether a receipt holds: signed by a believed key, and not of an epoch before the last restore, when it might speak of
 * what the restore lost. `date`: the province's clock in the same answer.
 */
export async function believeReceipt(
  engine: Engine,
  receipt: Receipt,
  date: number | null,
  signal: AbortSignal,
): Promise<boolean> {
  const { database } = engine
  let verdict = await verify(engine, receipt)
  if (verdict === 'unknown-key') {
    const keys = await getKeys(engine.ports, signal)
    if (keys !== null) {
      await learnKeys(engine, keys.answer)
      verdict = await verify(engine, receipt)
    }
  }
  if (verdict !== 'valid' || receipt.epoch < ((await readMeta(database, 'epoch')) ?? 0)) return false
  await raiseMeta(database, 'epoch', receipt.epoch)
  await raiseMeta(database, 'provinceTime', Math.max(date ?? 0, receipt.receivedAt))
  return true
}
