import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readEnvelope } from '../../src/domain/envelope.ts'
import { envelopeKeyText } from '../../src/domain/envelope-key.ts'
import { openPhoto, PHOTO_ENVELOPE_TYPE } from '../../src/domain/photo-envelope.ts'
import { deriveSecrets, readTrackingCode } from '../../src/domain/tracking-code.ts'
import { exportAll, importFile } from '../../src/outbox/carry.ts'
import { correct } from '../../src/outbox/correct.ts'
import { newDraft } from '../../src/outbox/drafts.ts'
import { type Engine, openEngine } from '../../src/outbox/engine.ts'
import { learnEnvelopeKey, trustedEnvelopeKey } from '../../src/outbox/envelope-trust.ts'
import { readBytes } from '../../src/outbox/photos.ts'
import { browserPorts, type Ports } from '../../src/outbox/ports.ts'
import { allEntries, readEntry } from '../../src/outbox/reports.ts'
import { sealAway, type Written } from '../../src/outbox/seal-envelope.ts'
import { restore } from '../../src/outbox/second-copies.ts'
import { sendText } from '../../src/outbox/send.ts'
import { cachesIn, everyByteOf } from './device/caches.ts'

const MARK = 'Penandarahasia'
const NAME = 'Namapelapor'
const PHOTO = new Uint8Array(300_000).map((_, index) => (index * 7) % 251)
const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())

function keyPair(keyId: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const point = publicKey.export({ type: 'spki', format: 'der' }).subarray(-65).toString('base64url')
  const d = privateKey.export({ format: 'jwk' }).d ?? ''
  return { keyId, privateKey, point, opening: { keyId, privateKey: new Uint8Array(Buffer.from(d, 'base64url')) } }
}
const signing = keyPair('signing')
const envelopes = keyPair('envelopes')
const stranger = keyPair('stranger')

/** As `GET /api/keys` answers, with the envelope key vouched for by `voucher`. */
function keysBy(voucher: { keyId: string; privateKey: KeyObject }, key = envelopes) {
  const facts = { keyId: key.keyId, publicKey: key.point, since: 0 }
  const signature = sign('sha256', Buffer.from(envelopeKeyText(facts)), {
    key: voucher.privateKey,
    dsaEncoding: 'ieee-p1363',
  }).toString('base64url')
  return {
    epoch: 1,
    keys: [{ keyId: 'signing', publicKey: signing.point, since: 0, signedBy: null }],
    envelopeKey: { ...facts, signedBy: { keyId: voucher.keyId, signature } },
  }
}

let opened: Engine[] = []
let kept = new Map<string, Map<string, ArrayBuffer>>()
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  kept = new Map()
})
afterEach(() => {
  for (const { database, ports } of opened) {
    database.close()
    ports.channel.close()
  }
  opened = []
})

function tablet(more: Partial<Ports> = {}): Engine {
  const engine = openEngine({ ...browserPorts(async () => null), sha256, caches: cachesIn(kept), ...more })
  opened.push(engine)
  return engine
}

function written(engine: Engine, photos: Written['photos'] = []): Written {
  const { fields } = newDraft(engine, null, null)
  const words = { kind: 'complaint' as const, body: `${MARK} di ruang tunggu.`, name: NAME, contact: '0812-55' }
  return { code: '7F3K9Q2M', facility: 'RSUD Uji', fields: { ...fields, ...words }, photos }
}

async function sealed(engine: Engine, photos: Written['photos'] = []) {
  await learnEnvelopeKey(engine, keysBy(signing))
  const away = await sealAway(engine, written(engine, photos))
  if (away.outcome !== 'sealed') throw new Error(away.outcome)
  return away
}

test('[O3] an envelope rests on the device, its words and its tracking code nowhere: not in the database, not in the second copy', async () => {
  const engine = tablet()
  const { entry, trackingCode } = await sealed(engine, [PHOTO])
  const stored = await readEntry(engine.database, entry.id)
  expect(stored).toMatchObject({ title: '', trackingCode: null, facility: 'RSUD Uji', state: { name: 'sealed' } })
  const everything = await everyByteOf(engine, kept)
  expect(everything.length).toBeGreaterThan(600_000)
  for (const words of [MARK, NAME, '0812-55', trackingCode]) {
    expect(everything.includes(words), words).toBe(false)
    expect(everything.includes(Buffer.from(words, 'utf16le')), words).toBe(false)
  }
  expect(everything.includes(Buffer.from(PHOTO.subarray(1_000, 1_032)))).toBe(false)

  const read = await readEnvelope(entry.id, entry.bytes, [envelopes.opening], sha256)
  const code = readTrackingCode(trackingCode)
  if (read.outcome !== 'read' || code === null) throw new Error(read.outcome)
  const secrets = await deriveSecrets(code, sha256)
  expect(read.report).toMatchObject({ channel: 'kiosk', code: '7F3K9Q2M', trackingHash: secrets.trackingHash })
  expect(read.report.body).toContain(MARK)
  expect(read.sender?.name).toBe(NAME)
  expect(stored?.uploadKey).toBe(secrets.uploadKey)

  const [photo] = read.report.attachments
  if (photo === undefined) throw new Error('no photo')
  expect(photo.type).toBe(PHOTO_ENVELOPE_TYPE)
  const resting = await engine.database.read(['blobs', 'chunks'], (tx) => readBytes(tx, photo.sha256, 0, photo.size))
  if (resting === null) throw new Error('no bytes')
  expect(Buffer.from((await openPhoto(resting, [envelopes.opening])) ?? []).equals(Buffer.from(PHOTO))).toBe(true)
  expect(await openPhoto(resting, [{ ...stranger.opening, keyId: 'envelopes' }])).toBe(null)
})

test('without a key that the province vouches for nothing is sealed, and a stranger’s key is not believed', async () => {
  const engine = tablet()
  expect((await sealAway(engine, written(engine))).outcome).toBe('no-key')
  await learnEnvelopeKey(engine, keysBy({ ...stranger, keyId: 'signing' }))
  await learnEnvelopeKey(engine, keysBy(stranger))
  expect(await trustedEnvelopeKey(engine)).toBe(null)
  expect((await sealAway(engine, written(engine))).outcome).toBe('no-key')
  await learnEnvelopeKey(engine, keysBy(signing))
  expect((await trustedEnvelopeKey(engine))?.keyId).toBe('envelopes')
  // Nor does one take the place of the one that is believed.
  await learnEnvelopeKey(engine, keysBy({ ...stranger, keyId: 'signing' }, stranger))
  expect((await trustedEnvelopeKey(engine))?.keyId).toBe('envelopes')
})

test('[O5] what is wrong with the form is told, and nothing is stored', async () => {
  const engine = tablet()
  await learnEnvelopeKey(engine, keysBy(signing))
  const { fields, ...rest } = written(engine)
  expect(await sealAway(engine, { ...rest, fields: { ...fields, body: ' ' } })).toMatchObject({
    fields: { body: 'empty' },
  })
  expect(await allEntries(engine.database)).toEqual([])
})

test('[O1] an envelope whose database the browser deleted comes back from its second copy, photo and all', async () => {
  const { entry } = await sealed(tablet(), [PHOTO])
  globalThis.indexedDB = new IDBFactory()
  const engine = tablet()
  await restore(engine)
  const [back] = await allEntries(engine.database)
  expect(back?.id).toBe(entry.id)
  expect(Buffer.from(back?.bytes ?? []).equals(Buffer.from(entry.bytes))).toBe(true)
  const [photo] = entry.attachments
  if (photo === undefined) throw new Error('no photo')
  const bytes = await engine.database.read(['blobs', 'chunks'], (tx) => readBytes(tx, photo.sha256, 0, photo.size))
  expect(bytes?.length).toBe(photo.size)
})

test('[O5] an envelope is exported and imported, and cannot be corrected', async () => {
  const engine = tablet()
  const { entry } = await sealed(engine, [PHOTO])
  expect(await correct(engine, entry.id)).toBe(null)
  const file = await exportAll(engine, null)
  globalThis.indexedDB = new IDBFactory()
  kept.clear()
  const other = tablet()
  expect(await importFile(other, file, null)).toEqual({ outcome: 'imported', added: 1, already: 0, damaged: 0 })
  const [arrived] = await allEntries(other.database)
  expect(arrived).toMatchObject({ id: entry.id, title: '', uploadKey: entry.uploadKey })
  expect(arrived?.attachments).toMatchObject([{ state: 'waiting' }])
})

test('[O6] when the province calls an envelope’s bytes wrong, one that is whole is tried again, and a damaged one says so', async () => {
  const refuse = async (address: string) => {
    const id = address.split('/').at(-1)
    return new Response(JSON.stringify({ error: { code: 'not-the-bytes', message: '', id } }), { status: 422 })
  }
  const engine = tablet({ fetch: refuse })
  const { entry } = await sealed(engine)
  await sendText(engine, entry, new AbortController().signal)
  expect((await readEntry(engine.database, entry.id))?.state.name).toBe('unclear-answer')
  const bytes = Uint8Array.from(entry.bytes)
  bytes[200] = (bytes[200] ?? 0) ^ 1
  await engine.database.write(['reports'], async (tx) => {
    const row = await tx.objectStore('reports').get(entry.id)
    if (row !== undefined) await tx.objectStore('reports').put({ ...row, bytes, state: { name: 'sealed' } })
  })
  await sendText(engine, { ...entry, bytes }, new AbortController().signal)
  expect((await readEntry(engine.database, entry.id))?.state).toMatchObject({ name: 'needs-correction' })
})
