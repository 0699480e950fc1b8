import { createPrivateKey, createPublicKey } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { readEnvelope, sealEnvelope } from '../../../src/domain/envelope.ts'
import { REST_BEFORE_USE, readEnvelopeKey } from '../../../src/domain/envelope-key.ts'
import { toHex } from '../../../src/domain/hex.ts'
import { LIMITS } from '../../../src/domain/limits.ts'
import { PHOTO_ENVELOPE_TYPE, sealPhoto } from '../../../src/domain/photo-envelope.ts'
import { readReceipt } from '../../../src/domain/receipt.ts'
import { readKeysAnswer } from '../../../src/domain/signing-key.ts'
import { believe, isVouchedFor } from '../../../src/outbox/trust.ts'
import { raiseEpoch } from '../../../src/server/intake/epoch.ts'
import { openingKeysOf } from '../../../src/server/intake/keys.ts'
import { openSender } from '../../../src/server/intake/sender-box.ts'
import type { World } from '../../../src/server/world.ts'
import { describeOnBoth } from '../databases.ts'
import { greyPng } from '../pictures/photos.ts'
import { START, signingKey, testWorld } from '../test-world.ts'
import { intakeApp, NOTHING, nameOf, patch, put, rows, sealedReport, sha256 } from './sealed-report.ts'

const sender = { salt: '00'.repeat(16), name: 'Siti Aminah', contact: '0812-0000' } as never

type Pair = World['secrets']['envelopeKeys'][number]
function publicOf({ keyId, privateKey }: Pair) {
  const spki = createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'der' })
  return { keyId, publicKey: spki.subarray(-65).toString('base64url') }
}

let count = 0
/** A report as a kiosk seals it, to one of the world's keys or another. */
async function inEnvelope(to: Pair | undefined, more: Readonly<Record<string, unknown>> = {}, who = sender) {
  if (to === undefined) throw new Error('no key')
  const inside = await sealedReport({ channel: 'kiosk', ...more }, who)
  count += 1
  const fresh = sha256(new TextEncoder().encode(`fresh-${count}`))
  return { ...inside, ...(await sealEnvelope(inside.bytes, publicOf(to), fresh, sha256)), inside }
}

describeOnBoth('intake of envelopes', (open) => {
  test('[O2] 201 with a receipt for the envelope’s hash, then 200; one row, the sender apart, the envelope not kept', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const app = intakeApp(world)
    const report = await inEnvelope(world.secrets.envelopeKeys[0])
    const first = await put(app, report.id, report.bytes)
    expect(first.status).toBe(201)
    expect(await first.json()).toMatchObject({ id: report.id, number: 'KS-2026-000001', receivedAt: START })
    const again = await put(app, report.id, report.bytes)
    expect([again.status, readReceipt(await again.json())?.number]).toEqual([200, 'KS-2026-000001'])
    expect(await rows(database)).toMatchObject({ reports: 1, cases: 1, events: 1, effects: 1, senders: 1 })
    const row = await database.selectFrom('reports').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      id: report.id,
      wrapped: 1,
      channel: 'kiosk',
      body: 'Papan titian patah dekat dermaga.',
    })
    expect(nameOf(Uint8Array.from(row.line1))).toBe(report.inside.id)
    const { sealed } = await database.selectFrom('senders').selectAll().executeTakeFirstOrThrow()
    expect(openSender(sealed, report.id, world.secrets.senderKey)).toMatchObject({ name: 'Siti Aminah' })
    const plain = await sealedReport()
    await put(app, plain.id, plain.bytes)
    const other = await database.selectFrom('reports').select('wrapped').where('id', '=', plain.id).executeTakeFirst()
    expect(other?.wrapped).toBe(0)
  })

  test('[O2] 50 identical envelopes at once, over two server processes: one row', async () => {
    const { database, openAgain } = await open()
    const world = testWorld(database)
    const second = { ...testWorld(openAgain()), secrets: world.secrets }
    const apps = [intakeApp(world), intakeApp(second)]
    const report = await inEnvelope(world.secrets.envelopeKeys[0])
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => put(apps[index % 2] ?? intakeApp(world), report.id, report.bytes)),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(49)
    expect(await rows(database)).toMatchObject({ reports: 1, cases: 1, events: 1, effects: 1, senders: 1 })
  })

  test('tampered, cut, foreign or with a bad report inside: 422 that names it, no row, and no word in the log', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const app = intakeApp(world)
    const own = world.secrets.envelopeKeys[0]
    const good = await inEnvelope(own)
    const refused = async (id: string, bytes: Uint8Array<ArrayBuffer>) => {
      const answer = await put(app, id, bytes)
      const { error } = (await answer.json()) as { error: { code: string; id: string; fields?: object } }
      expect([answer.status, error.id]).toEqual([422, id])
      return { code: error.code, fields: error.fields }
    }
    for (const at of [3, 20, 40, good.bytes.length - 1]) {
      const bytes = Uint8Array.from(good.bytes)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      expect(await refused(good.id, bytes)).toEqual({ code: 'not-the-bytes', fields: undefined })
      expect((await refused(nameOf(bytes), bytes)).code).toMatch(/^(?:invalid|not-the-bytes)$/)
    }
    const cut = good.bytes.slice(0, 60)
    expect(await refused(nameOf(cut), cut)).toEqual({ code: 'invalid', fields: { envelope: 'unreadable' } })
    const foreign = await inEnvelope(signingKey('elsewhere', START))
    expect(await refused(foreign.id, foreign.bytes)).toEqual({ code: 'invalid', fields: { envelope: 'unknown-key' } })
    const posing = await inEnvelope(signingKey(own?.keyId ?? '', START))
    expect(await refused(posing.id, posing.bytes)).toEqual({ code: 'invalid', fields: { envelope: 'unreadable' } })
    const long = await inEnvelope(own, { body: 'a'.repeat(10_001) })
    expect(await refused(long.id, long.bytes)).toEqual({ code: 'invalid', fields: { body: 'too-long' } })
    const large = await inEnvelope(own, { mood: 'x'.repeat(LIMITS.sealed) })
    expect((await put(app, large.id, large.bytes)).status).toBe(413)
    expect(await rows(database)).toEqual(NOTHING)
    expect(world.lines.join('\n')).not.toMatch(/Siti|0812|titian/)
  })

  test('at the limit of the sealed lines an envelope is taken: the wrapping costs nobody a word', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const empty = await sealedReport({ channel: 'kiosk', mood: '' })
    const report = await inEnvelope(
      world.secrets.envelopeKeys[0],
      { mood: 'x'.repeat(LIMITS.sealed - empty.bytes.length) },
      null as never,
    )
    expect(report.inside.bytes.length).toBe(LIMITS.sealed)
    expect((await put(intakeApp(world), report.id, report.bytes)).status).toBe(201)
  })

  test('an erased sender is in nothing that is kept, not even for who has every key', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const report = await inEnvelope(world.secrets.envelopeKeys[0])
    expect((await put(intakeApp(world), report.id, report.bytes)).status).toBe(201)
    await database.deleteFrom('senders').execute()
    const tables = ['facts', 'cases', 'reports', 'senders', 'attachments', 'events', 'effects', 'audit'] as const
    const values = (await Promise.all(tables.map((table) => database.selectFrom(table).selectAll().execute())))
      .flat()
      .flatMap((row): unknown[] => Object.values(row))
    const kept = values.map((value) => (value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value))))
    expect(kept.some((bytes) => bytes.includes('Papan titian'))).toBe(true)
    const ciphertext = Buffer.from(report.bytes.slice(100, 132))
    for (const bytes of [...kept, ...filesIn(world.folder)]) {
      expect(bytes.includes('Siti') || bytes.includes(ciphertext)).toBe(false)
      const whole = new Uint8Array(bytes)
      expect((await readEnvelope(nameOf(whole), whole, openingKeysOf(world.secrets), sha256)).outcome).not.toBe('read')
      expect(openSender(whole, report.id, world.secrets.senderKey)).toBeNull()
    }
    // The kiosk may ask again: the report is known by its name, and its sender does not come back.
    expect((await put(intakeApp(world), report.id, report.bytes)).status).toBe(200)
    expect(await rows(database)).toMatchObject({ reports: 1, senders: 0 })
  })

  test('[O9] an envelope corrects, and is corrected, with proof; without it is a case of its own', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const app = intakeApp(world)
    const [key] = world.secrets.envelopeKeys
    const earlier = await inEnvelope(key)
    await put(app, earlier.id, earlier.bytes)
    const second = await inEnvelope(key, { supersedes: earlier.id, body: 'Tiga papan.' })
    expect(await (await put(app, second.id, second.bytes, earlier.uploadKey)).json()).toMatchObject({
      number: 'KS-2026-000001',
    })
    const plain = await sealedReport({ supersedes: second.id, body: 'Empat papan.' })
    expect(await (await put(app, plain.id, plain.bytes, second.uploadKey)).json()).toMatchObject({
      number: 'KS-2026-000001',
    })
    const stranger = await inEnvelope(key, { supersedes: earlier.id })
    expect(await (await put(app, stranger.id, stranger.bytes)).json()).toMatchObject({ number: 'KS-2026-000002' })
    expect(await rows(database)).toMatchObject({ reports: 4, cases: 2 })
  })

  test('[O7] photos follow to the envelope’s id with the upload key inside it; its receipt tells', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const app = intakeApp(world)
    const photo = new Uint8Array(await greyPng(40, 30))
    const sha = nameOf(photo)
    const report = await inEnvelope(world.secrets.envelopeKeys[0], {
      attachments: [{ sha256: sha, size: photo.length, type: 'image/png' }],
    })
    expect(readReceipt(await (await put(app, report.id, report.bytes)).json())?.missing).toEqual([sha])
    const headers = { Authorization: `Bearer ${report.uploadKey}` }
    const head = () => app.request(`/api/reports/${report.id}/attachments/${sha}`, { method: 'HEAD', headers })
    expect((await head()).headers.get('Upload-Offset')).toBe('0')
    expect((await patch(app, report, sha, 0, photo.slice(0, 20))).status).toBe(204)
    expect((await head()).headers.get('Upload-Offset')).toBe('20')
    expect((await patch(app, report, sha, 20, photo.slice(20))).status).toBe(200)
    const receipt = await app.request(`/api/reports/${report.id}/receipt`, { headers })
    expect(readReceipt(await receipt.json())).toMatchObject({ id: report.id, stored: [sha], missing: [] })
  })

  test('[O7] a photo in an envelope of its own is opened for the desk; what rests is the envelope; a stranger’s is refused', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const app = intakeApp(world)
    const photo = new Uint8Array(await greyPng(40, 30))
    const [key] = world.secrets.envelopeKeys
    if (key === undefined) throw new Error('no key')
    const stranger = publicOf(signingKey(key.keyId, 0))
    const wrapped = await sealPhoto(photo, publicOf(key), new Uint8Array(32).fill(9))
    const foreign = await sealPhoto(photo, stranger, new Uint8Array(32).fill(8))
    const report = await inEnvelope(key, {
      attachments: [wrapped, foreign].map((bytes) => ({
        sha256: nameOf(bytes),
        size: bytes.length,
        type: PHOTO_ENVELOPE_TYPE,
      })),
    })
    expect((await put(app, report.id, report.bytes)).status).toBe(201)
    for (const bytes of [wrapped, foreign]) await patch(app, report, nameOf(bytes), 0, bytes)
    const headers = { Authorization: `Bearer ${report.uploadKey}` }
    const receipt = readReceipt(await (await app.request(`/api/reports/${report.id}/receipt`, { headers })).json())
    expect(receipt).toMatchObject({
      stored: [nameOf(wrapped)],
      refused: [{ sha256: nameOf(foreign), reason: 'not-a-picture' }],
    })
    const shown = await world.attachments.readCopy(report.id, nameOf(wrapped), 'full')
    expect(shown === null ? null : (await sharp(shown).metadata()).width).toBe(40)
    const resting = await world.attachments.read(report.id, nameOf(wrapped))
    expect(Buffer.from(resting ?? []).equals(Buffer.from(wrapped))).toBe(true)
  })

  test('[O11] after a rotation and a restore the same old envelope comes back: every key still opens', async () => {
    const before = await open()
    const world = testWorld(before.database)
    const [old] = world.secrets.envelopeKeys
    const report = await inEnvelope(old)
    expect((await put(intakeApp(world), report.id, report.bytes)).status).toBe(201)
    const restored = await open()
    await raiseEpoch(restored.database)
    const envelopeKeys = [...world.secrets.envelopeKeys, signingKey('newer', START)]
    const later = { ...testWorld(restored.database), secrets: { ...world.secrets, envelopeKeys } }
    const answer = await put(intakeApp(later), report.id, report.bytes)
    expect([answer.status, readReceipt(await answer.json())?.epoch]).toEqual([201, 2])
    const newer = await inEnvelope(envelopeKeys[1])
    expect((await put(intakeApp(later), newer.id, newer.bytes)).status).toBe(201)
    expect(await rows(restored.database)).toMatchObject({ reports: 2, senders: 2 })
  })

  test('the key to seal to is published signed, trusted through the chain, and a new one only once it has rested', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const envelopeKeys = [...world.secrets.envelopeKeys, signingKey('newer', START)]
    const signingKeys = [...world.secrets.signingKeys, signingKey('second', START)]
    const app = intakeApp({ ...world, secrets: { ...world.secrets, envelopeKeys, signingKeys } })
    const served = async () => {
      const answer: unknown = await (await app.request('/api/keys')).json()
      const [chain, offered] = [readKeysAnswer(answer), readEnvelopeKey(answer)]
      if (chain === null || offered === null) throw new Error('no keys')
      return { believed: await believe([], chain, crypto.subtle), offered, text: JSON.stringify(answer) }
    }
    const { believed, offered, text } = await served()
    expect(text).not.toContain('PRIVATE')
    expect(offered).toMatchObject({ keyId: 'envelope', signedBy: { keyId: 'second' } })
    expect(offered.publicKey).toBe(publicOf(envelopeKeys[0] as Pair).publicKey)
    expect(await isVouchedFor(offered, believed, crypto.subtle)).toBe(true)
    const { publicKey } = publicOf(envelopeKeys[1] as Pair)
    expect(await isVouchedFor({ ...offered, publicKey }, believed, crypto.subtle)).toBe(false)
    expect(await isVouchedFor(offered, believed.slice(0, 1), crypto.subtle)).toBe(false)
    const sealed = await sealEnvelope((await sealedReport()).bytes, offered, new Uint8Array(32).fill(9), sha256)
    expect((await put(app, sealed.id, sealed.bytes)).status).toBe(201)
    world.clock.at = START + REST_BEFORE_USE - 1
    expect((await served()).offered.keyId).toBe('envelope')
    world.clock.at += 1
    expect((await served()).offered.keyId).toBe('newer')
    expect(
      readEnvelopeKey({ epoch: 1, keys: [], envelopeKey: { ...offered, publicKey: toHex(new Uint8Array(3)) } }),
    ).toBeNull()
  })
})

/** Every file below a folder, as bytes. */
function filesIn(folder: string): Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`))
}
