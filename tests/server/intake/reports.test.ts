import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readReceipt, signedText } from '../../../src/domain/receipt.ts'
import { readKeysAnswer } from '../../../src/domain/signing-key.ts'
import { openSender } from '../../../src/server/intake/sender-box.ts'
import { describeOnBoth } from '../databases.ts'
import { START, signingKey, testWorld } from '../test-world.ts'
import { intakeApp, NOTHING, put, rows, sealedReport } from './sealed-report.ts'

describeOnBoth('intake of reports', (open, engine) => {
  test('[O2] 201 with the receipt the first time, 200 ever after, one row, one number, one effect', async () => {
    const { database } = await open()
    const app = intakeApp(testWorld(database))
    const report = await sealedReport()
    const first = await put(app, report.id, report.bytes)
    expect(first.status).toBe(201)
    expect(await first.json()).toMatchObject({ id: report.id, number: 'KS-2026-000001', receivedAt: START, epoch: 1 })
    const again = await put(app, report.id, report.bytes)
    expect(again.status).toBe(200)
    expect(await again.json()).toMatchObject({ number: 'KS-2026-000001', receivedAt: START })
    expect(await rows(database)).toMatchObject({ reports: 1, cases: 1, events: 1, effects: 1 })
  })

  test('[O2] 50 identical PUTs at once, over two server processes: one row, one number, one effect', async () => {
    const { database, openAgain } = await open()
    const apps = [intakeApp(testWorld(database)), intakeApp(testWorld(openAgain()))]
    const report = await sealedReport()
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        put(apps[index % 2] ?? intakeApp(testWorld(database)), report.id, report.bytes),
      ),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(49)
    expect(await rows(database)).toMatchObject({ reports: 1, cases: 1, events: 1, effects: 1 })
  })

  test('[O2] 50 other bodies under one name: 50 times 422, no row', async () => {
    const { database } = await open()
    const app = intakeApp(testWorld(database))
    const { id } = await sealedReport()
    const others = await Promise.all(Array.from({ length: 50 }, () => sealedReport()))
    const answers = await Promise.all(others.map(({ bytes }) => put(app, id, bytes)))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 422))
    expect(await answers[0]?.json()).toMatchObject({ error: { code: 'not-the-bytes', id } })
    expect(await rows(database)).toEqual(NOTHING)
  })

  test('[O4] a report that fails in a group takes no other down', async () => {
    const { database } = await open()
    const statements =
      engine === 'sqlite'
        ? [`create trigger no before insert on reports when new.body = 'FAIL' begin select raise(abort, 'no'); end`]
        : [
            `create function no() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
            `create trigger no before insert on reports for each row when (new.body = 'FAIL') execute function no()`,
          ]
    for (const statement of statements) await sql.raw(statement).execute(database)
    const app = intakeApp(testWorld(database))
    const reports = await Promise.all(
      Array.from({ length: 9 }, (_, index) => sealedReport(index === 4 ? { body: 'FAIL' } : {})),
    )
    const answers = await Promise.all(reports.map(({ id, bytes }) => put(app, id, bytes)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 500, 201, 201, 201, 201])
    expect(await rows(database)).toMatchObject({ reports: 8, cases: 8, effects: 8 })
    const numbers = await database.selectFrom('cases').select('number').orderBy('number').execute()
    expect(numbers.at(-1)?.number).toBe('KS-2026-000008')
  })

  test('[O2] a server that fails between commit and answer: the next one gives the same number', async () => {
    const { database, openAgain } = await open()
    const broken = testWorld(database)
    const report = await sealedReport()
    const dying = { ...broken, secrets: { ...broken.secrets, signingKeys: [] } }
    expect((await put(intakeApp(dying), report.id, report.bytes)).status).toBe(500)
    const answer = await put(intakeApp(testWorld(openAgain())), report.id, report.bytes)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ number: 'KS-2026-000001' })
    expect(await rows(database)).toMatchObject({ reports: 1, cases: 1, effects: 1 })
  })

  test('the database closed underneath: 503 and no crash; PostgreSQL heals', async () => {
    const { database, cut } = await open()
    const app = intakeApp(testWorld(database))
    const report = await sealedReport()
    await cut()
    const answer = await put(app, report.id, report.bytes)
    if (engine === 'sqlite') {
      expect(answer.status).toBe(503)
      expect(await answer.json()).toMatchObject({ error: { code: 'unavailable', id: report.id } })
      return
    }
    expect([201, 503]).toContain(answer.status)
    // Each connection of the pool may have to find out by itself.
    await expect.poll(async () => (await put(app, report.id, report.bytes)).status).toBeLessThan(300)
    expect(await rows(database)).toMatchObject({ reports: 1, cases: 1, effects: 1 })
  })

  test('what is doubtful is received and marked', async () => {
    const { database } = await open()
    const app = intakeApp(testWorld(database))
    const { id, bytes } = await sealedReport({
      code: '7F3K9Q2X',
      category: 'nothing-like-it',
      occurredOn: '2026-03-03',
      deviceTime: '2036-03-02T08:59:00+08:00',
      place: { regency: '63.99', district: null, village: null, text: null, position: null },
      supersedes: 'ab'.repeat(32),
      body: 'Ada \u0000 di sini',
    })
    expect((await put(app, id, bytes)).status).toBe(201)
    const { doubts } = await database.selectFrom('reports').select('doubts').executeTakeFirstOrThrow()
    expect(JSON.parse(doubts)).toEqual([
      'mistyped-code',
      'unknown-category',
      'future-date',
      'clock-ahead',
      'unknown-area',
      'unproven-supersedes',
    ])
  })

  test('[O9] a correction with proof is a second version of the same case; without it a case of its own', async () => {
    const { database } = await open()
    const app = intakeApp(testWorld(database))
    const earlier = await sealedReport({ supervisory: true })
    await put(app, earlier.id, earlier.bytes)
    const correction = await sealedReport({ supersedes: earlier.id, body: 'Yang benar: tiga papan.' })
    const stranger = await sealedReport({ supersedes: earlier.id, body: 'Bukan saya.' })
    const answer = await put(app, correction.id, correction.bytes, earlier.uploadKey)
    expect(await answer.json()).toMatchObject({ number: 'KS-2026-000001' })
    const other = await put(app, stranger.id, stranger.bytes, stranger.uploadKey)
    expect(await other.json()).toMatchObject({ number: 'KS-2026-000002' })
    const cases = await database.selectFrom('cases').selectAll().orderBy('number').execute()
    expect(cases[0]).toMatchObject({ report_id: correction.id, supervisory: 1, version: 2 })
    expect(await rows(database)).toMatchObject({ reports: 3, cases: 2, events: 3, effects: 3 })
  })

  test('[O9] a correction of a case that had ended opens it again, with a clock of its own and no agency', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const app = intakeApp(world)
    const ends = ['closed', 'archived', 'out-of-authority', 'merged'] as const
    for (const state of ends) {
      const earlier = await sealedReport()
      await put(app, earlier.id, earlier.bytes)
      await database
        .updateTable('cases')
        .set({ state, due_at: null, since: 5, agency_id: null })
        .where('report_id', '=', earlier.id)
        .execute()
      const correction = await sealedReport({ supersedes: earlier.id, body: 'Sekarang ada korban.' })
      expect((await put(app, correction.id, correction.bytes, earlier.uploadKey)).status).toBe(201)
      const found = await database
        .selectFrom('cases')
        .selectAll()
        .where('report_id', '=', correction.id)
        .executeTakeFirstOrThrow()
      expect(found).toMatchObject({ state: 'received', since: world.now(), held_at: null })
      expect(found.due_at).toBeGreaterThan(world.now())
      const last = await database
        .selectFrom('events')
        .select(['kind', 'state'])
        .where('case_id', '=', found.id)
        .orderBy('sequence', 'desc')
        .executeTakeFirstOrThrow()
      expect(last).toEqual({ kind: 'version', state: 'received' })
    }
    expect(await rows(database)).toMatchObject({ reports: 8, cases: 4 })
  })

  test('[O9] a correction in the same group as its earlier report finds it', async () => {
    const { database } = await open()
    const app = intakeApp(testWorld(database))
    const earlier = await sealedReport()
    const correction = await sealedReport({ supersedes: earlier.id })
    await Promise.all([
      put(app, correction.id, correction.bytes, earlier.uploadKey),
      put(app, earlier.id, earlier.bytes),
    ])
    expect(await rows(database)).toMatchObject({ reports: 2, cases: 1, events: 2, effects: 2 })
  })

  test('the sender rests apart and encrypted; no log line holds body, name, code or key', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const sender = { salt: '00'.repeat(16), name: 'Siti Aminah', contact: '0812-0000' } as never
    const report = await sealedReport({}, sender)
    const app = intakeApp(world)
    await put(app, report.id, report.bytes, report.uploadKey)
    await put(app, report.id, report.bytes.slice(0, 40), report.uploadKey)
    const { sealed } = await database.selectFrom('senders').selectAll().executeTakeFirstOrThrow()
    expect(Buffer.from(sealed).includes('Siti')).toBe(false)
    expect(openSender(sealed, report.id, world.secrets.senderKey)).toMatchObject({ name: 'Siti Aminah' })
    expect(openSender(sealed, 'ff'.repeat(32), world.secrets.senderKey)).toBeNull()
    expect(world.lines.join('\n')).not.toMatch(/Siti|0812|titian/)
    expect(world.lines.join('\n')).not.toContain(report.code)
    expect(world.lines.join('\n')).not.toContain(report.uploadKey)
  })

  test('[O6] a receipt verifies with WebCrypto as on a phone, and every key by the one before', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const second = signingKey('second', START)
    const signingKeys = [...world.secrets.signingKeys, second]
    const app = intakeApp({ ...world, secrets: { ...world.secrets, signingKeys } })
    const report = await sealedReport()
    await put(app, report.id, report.bytes)
    const address = `/api/reports/${report.id}/receipt`
    expect((await app.request(address)).status).toBe(404)
    const given = await app.request(address, { headers: { Authorization: `Bearer ${report.uploadKey}` } })
    const receipt = readReceipt(await given.json())
    const keys = readKeysAnswer(await (await app.request('/api/keys')).json())
    if (receipt === null || keys === null) throw new Error('no receipt or no keys')
    expect(keys.keys.map(({ keyId }) => keyId)).toEqual(['first', 'second'])
    const newest = keys.keys[1]
    expect(receipt.keyId).toBe('second')
    expect(await verifies(newest?.publicKey ?? '', receipt.signature, signedText(receipt))).toBe(true)
    expect(await verifies(newest?.publicKey ?? '', receipt.signature, signedText({ ...receipt, epoch: 2 }))).toBe(false)
    const text = `lapor-key-v1\n${JSON.stringify([newest?.keyId, newest?.publicKey, newest?.since])}`
    expect(await verifies(keys.keys[0]?.publicKey ?? '', newest?.signedBy?.signature ?? '', text)).toBe(true)
  })
})

async function verifies(publicKey: string, signature: string, text: string): Promise<boolean> {
  const bytes = (base64url: string) => new Uint8Array(Buffer.from(base64url, 'base64url'))
  const curve = { name: 'ECDSA', namedCurve: 'P-256' }
  const key = await crypto.subtle.importKey('raw', bytes(publicKey), curve, false, ['verify'])
  const scheme = { name: 'ECDSA', hash: 'SHA-256' }
  return crypto.subtle.verify(scheme, key, bytes(signature), new TextEncoder().encode(text))
}
