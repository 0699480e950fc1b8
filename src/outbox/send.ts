import type { Hex } from '../domain/hex.ts'
import { toHex } from '../domain/hex.ts'
import { LIMITS } from '../domain/limits.ts'
import type { Happening } from './advance.ts'
import type { Engine } from './engine.ts'
import type { Entry, EntryAttachment } from './entry.ts'
import { readBytes } from './photos.ts'
import { believeReceipt } from './provincial-word.ts'
import { happen } from './reports.ts'
import { readTransfer, writeTransfer } from './transfers.ts'
import { isWhole } from './whole.ts'
import { getReceipt, headAttachment, patchAttachment, putReport, type Reply } from './wire.ts'

/** One step of sending one report. The attempt is on disk before its request leaves. */

/** Sends the sealed bytes; photos follow once they are received. */
export async function sendText(engine: Engine, entry: Entry, signal: AbortSignal): Promise<void> {
  if ((await attempt(engine, entry)) === null) return
  const reply = await putReport(engine.ports, entry, signal)
  const { answer } = reply
  if (answer.kind === 'refused' && answer.code === 'not-the-bytes') {
    // Whole here, so something on the way changed them: another try.
    const isGood = await isWhole(entry.id, entry.bytes, engine.ports.sha256)
    if (isGood) await fail(engine, entry, { ...reply, answer: { kind: 'unclear' } }, signal)
    else await happen(engine.database, entry.id, { kind: 'text-damaged' }, engine.ports.now())
    return
  }
  if (!(await takeReceipt(engine, entry, reply, signal))) await fail(engine, entry, reply, signal)
}

/**
 * Sends the next chunk of one photo. The first chunk needs no question; after that the province is asked where it
 * stands whenever that is not certain.
 */
export async function sendPhoto(engine: Engine, entry: Entry, sha256: Hex, signal: AbortSignal): Promise<void> {
  const { database, ports } = engine
  const photo = entry.attachments.find((one) => one.sha256 === sha256)
  if (photo === undefined || (await attempt(engine, entry)) === null) return
  let transfer = await readTransfer(database, entry.id, sha256)

  if (!transfer.certain) {
    const head = await headAttachment(ports, entry, sha256, signal)
    // Anything else than an offset has no body to be believed by; the chunk's own answer will have one.
    if (head.answer.kind === 'offset') transfer = { ...transfer, offset: head.answer.offset, certain: true }
    else if (head.answer.kind === 'network' || head.answer.kind === 'later') return fail(engine, entry, head, signal)
  }
  if (transfer.offset >= photo.size) return finish(engine, entry, sha256, signal)

  const chunk = await database.read(['blobs', 'chunks'], (tx) =>
    readBytes(tx, sha256, transfer.offset, Math.min(transfer.chunk, photo.size - transfer.offset)),
  )
  if (chunk === null) return loseOrRestart(engine, entry, photo, signal)

  // Until the answer is here nobody knows whether these bytes arrived.
  await writeTransfer(database, entry.id, sha256, { ...transfer, certain: false })
  const reply = await patchAttachment(ports, entry, sha256, transfer.offset, chunk, signal)
  const { answer } = reply
  if (answer.kind === 'offset' && answer.offset > transfer.offset && answer.offset <= photo.size) {
    const chunkSize = Math.min(LIMITS.chunk, transfer.chunk * 2)
    await writeTransfer(database, entry.id, sha256, { offset: answer.offset, chunk: chunkSize, certain: true })
    await happen(database, entry.id, { kind: 'chunk' }, ports.now())
    return
  }
  if (answer.kind === 'refused') {
    if (answer.status === 409 && answer.offset !== null && answer.offset !== transfer.offset) {
      await writeTransfer(database, entry.id, sha256, { ...transfer, offset: answer.offset, certain: true })
      await happen(database, entry.id, { kind: 'chunk' }, ports.now())
      return
    }
    if (answer.code === 'wrong-digest') return loseOrRestart(engine, entry, photo, signal)
  }
  if (await takeReceipt(engine, entry, reply, signal)) return
  // We stopped it ourselves: that says nothing of the connection.
  if (signal.aborted) return

  // Too large for something on the way, or too much for this connection: smaller next time.
  const smaller = Math.max(LIMITS.smallestChunk, Math.floor(transfer.chunk / 2))
  const tooLarge = answer.kind === 'refused' && answer.status === 413
  await writeTransfer(database, entry.id, sha256, { offset: transfer.offset, chunk: smaller, certain: tooLarge })
  if (tooLarge && smaller < transfer.chunk) {
    await happen(database, entry.id, { kind: 'interrupted' }, ports.now())
    return
  }
  await fail(engine, entry, reply, signal)
}

/** The province says that it has the whole photo; only its receipt counts. */
async function finish(engine: Engine, entry: Entry, sha256: Hex, signal: AbortSignal): Promise<void> {
  const reply = await getReceipt(engine.ports, entry, signal)
  if (!(await takeReceipt(engine, entry, reply, signal))) return fail(engine, entry, reply, signal)
  if (reply.answer.kind === 'receipt' && reply.answer.receipt.missing.includes(sha256)) {
    // It stood at the end and yet awaits it: from the start, after a wait.
    await writeTransfer(engine.database, entry.id, sha256, { offset: 0, chunk: LIMITS.chunk, certain: true })
    await fail(engine, entry, { answer: { kind: 'later', status: 0, code: null, hold: null }, date: null }, signal)
  }
}

/** The digest was wrong: the local copy says whether the photo is to be sent again or is lost. */
async function loseOrRestart(engine: Engine, entry: Entry, photo: EntryAttachment, signal: AbortSignal): Promise<void> {
  const { database, ports } = engine
  const bytes = await database.read(['blobs', 'chunks'], (tx) => readBytes(tx, photo.sha256, 0, photo.size))
  const whole = bytes?.length === photo.size && toHex(await ports.sha256(bytes)) === photo.sha256
  if (!whole) {
    await happen(database, entry.id, { kind: 'photo-lost', sha256: photo.sha256 }, ports.now())
    return
  }
  await writeTransfer(database, entry.id, photo.sha256, { offset: 0, chunk: LIMITS.chunk, certain: true })
  await fail(
    engine,
    entry,
    { answer: { kind: 'later', status: 400, code: 'wrong-digest', hold: null }, date: null },
    signal,
  )
}

/** Writes down that it is tried. Null when there is nothing to try any more. */
async function attempt(engine: Engine, entry: Entry): Promise<Entry | null> {
  const now = await happen(engine.database, entry.id, { kind: 'attempt' }, engine.ports.now())
  if (now?.state.name !== 'sending') return null
  engine.tell({ type: 'changed', id: entry.id })
  return now
}

/** Whether the reply was a receipt that holds; then it is on disk. */
async function takeReceipt(engine: Engine, entry: Entry, reply: Reply, signal: AbortSignal): Promise<boolean> {
  if (reply.answer.kind !== 'receipt') return false
  const { receipt } = reply.answer
  if (!(await believeReceipt(engine, receipt, reply.date, signal))) return false
  await happen(engine.database, entry.id, { kind: 'valid-receipt', receipt }, engine.ports.now())
  return true
}

async function fail(engine: Engine, entry: Entry, reply: Reply, signal: AbortSignal): Promise<void> {
  const { ports, database } = engine
  const { answer } = reply
  // We stopped it ourselves; nothing failed.
  if (signal.aborted) return
  let happening: Happening
  if (answer.kind === 'receipt' || answer.kind === 'offset') {
    // A receipt that does not hold, or an offset where none belongs.
    happening = { kind: 'answer', answer: { kind: 'unclear' }, chance: ports.chance() }
  } else happening = { kind: 'answer', answer, chance: ports.chance() }
  if (answer.kind === 'later' && answer.hold !== null) await writeHold(engine, answer.hold)
  await happen(database, entry.id, happening, ports.now())
  void ports.askForSync()
}

/** The whole origin asked to be left alone for so long. */
async function writeHold({ database, ports }: Engine, milliseconds: number): Promise<void> {
  await database.write(['meta'], (tx) => tx.objectStore('meta').put(ports.now() + milliseconds, 'hold'))
}
