import { isEnvelope } from '../domain/envelope-mark.ts'
import { type Hex, toHex } from '../domain/hex.ts'
import type { Attachment, Report, ReportId } from '../domain/report.ts'
import { readSealed } from '../domain/sealed.ts'
import { hashOfUploadKey } from '../domain/tracking-code.ts'
import { advance } from './advance.ts'
import type { Engine } from './engine.ts'
import type { Entry } from './entry.ts'
import type { Imported } from './outbox.ts'
import { keepBytes, keepName, readBytes } from './photos.ts'
import { verify } from './provincial-word.ts'
import { allEntries, putEntry } from './reports.ts'
import { copyMissing } from './second-copies.ts'
import { writeMakingRoom } from './space.ts'
import { lock, readFile, unlock, writeFile } from './transfer-file.ts'
import { isWhole } from './whole.ts'

/** Carrying an outbox from one device to another. Loaded only when somebody does. */

/** Every report whose bytes are here, with its photos and the journal. */
export async function exportAll(engine: Engine, passphrase: string | null): Promise<Uint8Array<ArrayBuffer>> {
  const { database, ports } = engine
  const entries = (await allEntries(database)).filter(({ bytes }) => bytes.length > 0)
  const photos = new Map<Hex, { readonly one: Attachment; readonly bytes: Uint8Array }>()
  for (const { attachments } of entries) {
    for (const { sha256, size, type } of attachments) {
      const bytes = await database.read(['blobs', 'chunks'], (tx) => readBytes(tx, sha256, 0, size))
      if (bytes?.length === size) photos.set(sha256, { one: { sha256, size, type }, bytes })
    }
  }
  const content = {
    reports: entries.map(({ id, bytes, attachments, uploadKey, sealedAt, title, facility, receipt }) => ({
      id,
      size: bytes.length,
      attachments: attachments.map(({ sha256, size, type }) => ({ sha256, size, type })),
      uploadKey,
      sealedAt,
      title,
      facility,
      receipt,
    })),
    photos: [...photos.values()].map(({ one }) => one),
    journal: await database.read(['journal'], (tx) => tx.objectStore('journal').getAll()),
  }
  const parts = [...entries.map(({ bytes }) => bytes), ...[...photos.values()].map(({ bytes }) => bytes)]
  const file = writeFile(content, parts)
  return passphrase === null ? file : lock(file, passphrase, ports.random, ports.subtle)
}

/**
 * Takes in what another device exported. Nothing in the file is believed: bytes must hash to their names, a key must
 * open its report, a receipt must be signed. What is here already stays as it is.
 */
export async function importFile(
  engine: Engine,
  file: Uint8Array<ArrayBuffer>,
  passphrase: string | null,
): Promise<Imported> {
  const { database, ports } = engine
  let opened = readFile(file)
  if (opened === 'locked') {
    if (passphrase === null) return { outcome: 'needs-passphrase' }
    const inside = await unlock(file, passphrase, ports.subtle)
    if (inside === null) return { outcome: 'wrong-passphrase' }
    opened = readFile(inside)
  }
  if (opened === null || opened === 'locked') return { outcome: 'unreadable' }
  const { content, bytes } = opened

  let at = 0
  const take = (size: number) => {
    at += size
    return bytes.slice(at - size, at)
  }
  const texts = content.reports.map((row) => ({ row, text: take(row.size) }))
  const photos = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const { sha256, size } of content.photos) {
    const photo = take(size)
    if (toHex(await ports.sha256(photo)) === sha256) photos.set(sha256, photo)
  }

  let added = 0
  let already = 0
  let damaged = 0
  for (const { row, text } of texts) {
    const entry = await readRow(engine, row, text, photos)
    if (entry === null) {
      damaged += 1
      continue
    }
    const written = await writeMakingRoom(engine, () =>
      database.write(['reports', 'blobs', 'chunks'], async (tx) => {
        if ((await tx.objectStore('reports').get(entry.id)) !== undefined) return 'already'
        for (const { sha256, size, type } of entry.attachments) {
          const photo = photos.get(sha256)
          if (photo === undefined) await keepName(tx, sha256, size, type)
          else await keepBytes(tx, sha256, photo.buffer, type)
        }
        await putEntry(tx, entry)
        return 'added'
      }),
    )
    if (typeof written !== 'string') return written
    if (written === 'added') added += 1
    else already += 1
  }
  await copyMissing(engine)
  return { outcome: 'imported', added, already, damaged }
}

type Row = NonNullable<Exclude<ReturnType<typeof readFile>, 'locked'>>['content']['reports'][number]

async function readRow(
  engine: Engine,
  row: Row,
  bytes: Uint8Array<ArrayBuffer>,
  photos: ReadonlyMap<string, Uint8Array>,
): Promise<Entry | null> {
  const { ports } = engine
  // Both were matched against their patterns by the file's reader.
  const [id, uploadKey] = [row.id as Hex, row.uploadKey as Hex]
  const about = isEnvelope(bytes)
    ? await aboutEnvelope(engine, id, row, bytes)
    : await aboutReport(engine, id, uploadKey, bytes)
  if (about === null) return null
  const entry: Entry = {
    id,
    bytes,
    attachments: about.attachments.map((one) => ({ ...one, state: photos.has(one.sha256) ? 'waiting' : 'lost' })),
    uploadKey,
    trackingCode: null,
    principal: 'citizen',
    sealedAt: row.sealedAt,
    title: row.title,
    facility: row.facility,
    code: about.code,
    supersedes: about.supersedes,
    state: { name: 'sealed' },
    attempts: 0,
    lastError: null,
    receipt: null,
  }
  const { receipt } = row
  if (receipt === null || receipt.id !== id || (await verify(engine, receipt)) !== 'valid') return entry
  return advance(entry, { kind: 'valid-receipt', receipt }, ports.now())
}

type About = Pick<Report, 'attachments' | 'code' | 'supersedes'>

async function aboutReport(
  { ports }: Engine,
  id: ReportId,
  uploadKey: Hex,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<About | null> {
  const read = await readSealed(id, bytes, ports.sha256)
  if (read.outcome !== 'read') return null
  return (await hashOfUploadKey(uploadKey, ports.sha256)) === read.report.uploadKeyHash ? read.report : null
}

/**
 * An envelope's photos and key are what the file says, since its lines are for the province alone: were they wrong, its
 * text would arrive all the same, and the province's receipt names the photos it awaits.
 */
async function aboutEnvelope(
  { ports }: Engine,
  id: ReportId,
  { attachments }: Row,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<About | null> {
  return (await isWhole(id, bytes, ports.sha256)) ? { attachments, code: null, supersedes: null } : null
}
