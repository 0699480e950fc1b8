import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { rejectHeld, releaseHeld } from '../../../src/server/intake/held.ts'
import { listen } from '../../../src/server/listen.ts'
import { describeOnBoth } from '../databases.ts'
import { testWorld } from '../test-world.ts'
import { intakeApp, NOTHING, patch, put, rows, sealedReport } from './sealed-report.ts'

const photo = (name: number, size = 10) => ({ sha256: name.toString(16).padStart(64, '0'), size, type: 'image/jpeg' })

const BAD = {
  '2 MB + 1 byte': { attachments: [photo(1, 2 * 1024 * 1024 + 1)] },
  'a 6th photo': { attachments: [1, 2, 3, 4, 5, 6].map((name) => photo(name)) },
  '10,001 characters': { body: 'a'.repeat(10_001) },
  '10,001 characters, one of them an emoji': { body: `${'a'.repeat(10_000)}🛶` },
  'an empty body': { body: '  ' },
  'no such kind': { kind: 'gossip' },
  'a version never published': { version: 9 },
}

describeOnBoth('bad input', (open) => {
  test.each(Object.entries(BAD))('%s: 422 with the fields, and nothing changes', async (_name, more) => {
    const { database } = await open()
    const { id, bytes } = await sealedReport(more)
    const answer = await put(intakeApp(testWorld(database)), id, bytes)
    expect(answer.status).toBe(422)
    const { error } = (await answer.json()) as { error: { code: string; id: string; fields: object } }
    expect(error).toMatchObject({ code: 'invalid', id })
    expect(Object.keys(error.fields).join()).toContain(Object.keys(more)[0])
    expect(await rows(database)).toEqual(NOTHING)
  })

  test('10,000 emoji, 5 photos and exactly 2 MB are taken: nothing is refused before its limit', async () => {
    const { database } = await open()
    const attachments = [1, 2, 3, 4, 5].map((name) => photo(name, 2 * 1024 * 1024))
    const { id, bytes } = await sealedReport({ body: '🛶'.repeat(10_000), attachments })
    expect((await put(intakeApp(testWorld(database)), id, bytes)).status).toBe(201)
    expect(await rows(database)).toMatchObject({ reports: 1, cases: 1, attachments: 5 })
  })

  test('a body that is no report, and one too large', async () => {
    const { database } = await open()
    const app = intakeApp(testWorld(database))
    const { id } = await sealedReport()
    expect((await put(app, id, new Uint8Array(128 * 1024 + 1))).status).toBe(413)
    expect((await put(app, id, new TextEncoder().encode('hello'))).status).toBe(422)
    expect((await put(app, id, new Uint8Array(0))).status).toBe(422)
    expect(await rows(database)).toEqual(NOTHING)
  })

  test('a slow sender gets 408 over a real socket, and nothing changes', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const listening = await listen(intakeApp(world, { pause: 200, whole: 5_000 }), '127.0.0.1', 0)
    onTestFinished(() => listening.stop())
    const { id, bytes } = await sealedReport()
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(listening.port, '127.0.0.1')
      let text = ''
      socket.on('data', (data) => {
        text += data.toString()
      })
      socket.on('close', () => resolve(text))
      socket.on('error', reject)
      socket.write(`PUT /api/reports/${id} HTTP/1.1\r\nHost: x\r\nContent-Length: ${bytes.length}\r\n\r\n`)
      socket.write(bytes.slice(0, 20))
    })
    expect(answer).toContain('HTTP/1.1 408')
    expect(answer).toContain('"too-slow"')
    expect(answer).toContain(id)
    expect(await rows(database)).toEqual(NOTHING)
  })

  test('too many reports from one connection: 429 with Retry-After, naming the report', async () => {
    const { database } = await open()
    const world = testWorld(database, { settings: { reportsPerHour: 2 } })
    const app = intakeApp(world)
    const reports = await Promise.all([sealedReport(), sealedReport(), sealedReport()])
    for (const { id, bytes } of reports.slice(0, 2)) expect((await put(app, id, bytes)).status).toBe(201)
    const [, , third] = reports
    const answer = await put(app, third.id, third.bytes)
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, '1800'])
    expect(await answer.json()).toMatchObject({ error: { code: 'too-many-requests', id: third.id } })
    world.clock.at += 1_800_000
    expect((await put(app, third.id, third.bytes)).status).toBe(201)
  })

  test('too many bytes from one connection: 429 with Retry-After, naming the report, and nothing of it is kept', async () => {
    const { database } = await open()
    const [first, second, third, other] = await Promise.all([
      sealedReport(),
      sealedReport({ attachments: [photo(1)] }),
      sealedReport(),
      sealedReport(),
    ])
    // The second may still begin, and leaves exactly its own size as debt.
    const bytesPerHour = first.bytes.length + 1
    const world = testWorld(database, { settings: { bytesPerHour, trustProxy: 1 } })
    const app = intakeApp(world)
    const from = (address: string, { id, bytes }: typeof first) =>
      app.request(`/api/reports/${id}`, { method: 'PUT', body: bytes, headers: { 'X-Forwarded-For': address } })
    expect((await from('203.0.113.7', first)).status).toBe(201)
    expect((await from('203.0.113.7:99', second)).status).toBe(201)
    const before = await rows(database)
    const seconds = Math.ceil((second.bytes.length / bytesPerHour) * 3_600)

    const text = await from('203.0.113.7', third)
    expect([text.status, text.headers.get('Retry-After')]).toEqual([429, String(seconds)])
    expect(await text.json()).toMatchObject({ error: { code: 'too-many-requests', id: third.id } })
    const { sha256 } = photo(1)
    const chunk = await patch(app, second, sha256 as never, 0, new Uint8Array(5), { 'X-Forwarded-For': '203.0.113.7' })
    expect([chunk.status, chunk.headers.get('Retry-After')]).toEqual([429, String(seconds)])
    expect(await chunk.json()).toMatchObject({ error: { code: 'too-many-requests', id: second.id } })
    expect(await rows(database)).toEqual(before)
    expect(await database.selectFrom('attachments').select('stored_bytes').execute()).toEqual([{ stored_bytes: 0 }])
    expect(await world.attachments.read(second.id, sha256)).toBeNull()

    expect((await from('203.0.113.8', other)).status).toBe(201)
    world.clock.at += (seconds - 10) * 1_000
    expect((await from('203.0.113.7', third)).status).toBe(429)
    world.clock.at += 10_000
    expect((await from('203.0.113.7', third)).status).toBe(201)
  })

  test('a flooded facility is never refused: the surplus is held, released or rejected in bulk', async () => {
    const { database } = await open()
    const world = testWorld(database, { settings: { facilityReportsPerHour: 2 } })
    const app = intakeApp(world)
    await addPier(database)
    const reports = await Promise.all(Array.from({ length: 5 }, () => sealedReport({ code: CODE })))
    const answers = await Promise.all(reports.map(({ id, bytes }) => put(app, id, bytes)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
    const held = await database.selectFrom('cases').select('id').where('held_at', 'is not', null).execute()
    expect(held).toHaveLength(3)
    const [one = '', two = '', three = ''] = held.map(({ id }) => id)
    expect(await releaseHeld(world, [one, 'none'], 'officer')).toEqual([one])
    expect(await releaseHeld(world, [one], 'officer')).toEqual([])
    expect((await rejectHeld(world, [two, three], 'Berulang.', 'officer')).toSorted()).toEqual([two, three].toSorted())
    const archived = await database.selectFrom('cases').select('id').where('state', '=', 'archived').execute()
    expect(archived).toHaveLength(2)
    const reasons = await database.selectFrom('events').select('public_reason').where('kind', '=', 'moved').execute()
    expect(reasons).toEqual([{ public_reason: 'Berulang.' }, { public_reason: 'Berulang.' }])
  })

  test('a withdrawn code still leads to its facility, marked', async () => {
    const { database } = await open()
    await addPier(database)
    await database.updateTable('codes').set({ withdrawn_at: 5 }).execute()
    const { id, bytes } = await sealedReport({ code: CODE.toLowerCase() })
    expect((await put(intakeApp(testWorld(database)), id, bytes)).status).toBe(201)
    const row = await database.selectFrom('reports').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ facility_id: 'pier', code: CODE, doubts: '["withdrawn-code"]' })
  })

  test('a withdrawn code with a successor elsewhere belongs to where it hung, marked', async () => {
    const { database } = await open()
    await addPier(database)
    const pier = await database.selectFrom('facilities').selectAll().executeTakeFirstOrThrow()
    await database
      .insertInto('facilities')
      .values({ ...pier, id: 'new-pier', regency: '63.72' })
      .execute()
    const placement = { id: 'jetty', facility_id: 'new-pier', label: 'Dermaga', created_at: 1 }
    await database.insertInto('placements').values(placement).execute()
    const successor = { code: '00000011', placement_id: 'jetty', issued_at: 5, withdrawn_at: null, successor: null }
    await database.insertInto('codes').values(successor).execute()
    await database
      .updateTable('codes')
      .set({ withdrawn_at: 5, successor: successor.code })
      .where('code', '=', CODE)
      .execute()
    const { id, bytes } = await sealedReport({ code: CODE })
    expect((await put(intakeApp(testWorld(database)), id, bytes)).status).toBe(201)
    const row = await database.selectFrom('reports').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ facility_id: 'pier', code: CODE, doubts: '["withdrawn-code"]' })
    const opened = await database.selectFrom('cases').selectAll().executeTakeFirstOrThrow()
    expect(opened).toMatchObject({ facility_id: 'pier', regency: '63.71', held_at: null })
  })
})

const CODE = '00000000'

async function addPier(database: Parameters<typeof rows>[0]) {
  const agency = { id: 'roads', name: 'Dinas Perhubungan', short_name: 'Dishub', example: 0 as const, retired_at: null }
  await database.insertInto('agencies').values(agency).execute()
  await database
    .insertInto('facilities')
    .values({
      id: 'pier',
      name: 'Dermaga',
      kind: 'river-pier',
      agency_id: 'roads',
      regency: '63.71',
      address: 'Jl. Sungai',
      example: 0,
      created_at: 1,
      updated_at: 1,
      version: 1,
    } as never)
    .execute()
  const placement = { id: 'gate', facility_id: 'pier', label: 'Loket', created_at: 1 }
  await database.insertInto('placements').values(placement).execute()
  const code = { code: CODE, placement_id: 'gate', issued_at: 1, withdrawn_at: null, successor: null }
  await database.insertInto('codes').values(code).execute()
  await database
    .insertInto('accounts')
    .values({ id: 'officer', username: 'o', name: 'O', role: 'coordinator', password_hash: '', created_at: 1 } as never)
    .execute()
}
