import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { toHex } from '../../../src/domain/hex.ts'
import { dayNumber } from '../../../src/domain/wita.ts'
import { fillDemo } from '../../../src/server/demo/fill.ts'
import { loadExamples } from '../../../src/server/facilities/examples/load.ts'
import { describeOnBoth } from '../databases.ts'
import { signIn } from '../facilities/officer.ts'
import { type TestWorld, testWorld } from '../test-world.ts'

const silent = () => {}

describeOnBoth('the demo', (open) => {
  async function start() {
    const { database } = await open()
    const world = testWorld(database)
    await loadExamples(world)
    return world
  }

  test('fills about 200 reports over 90 days, though broken off once; doubles none; all go by one action', async () => {
    const world = await start()
    const broken = fillDemo(world, (done) => {
      if (done === 30) throw new Error('the power went')
    })
    await expect(broken).rejects.toThrow('the power went')
    // As if the process had ended between the report and its mark.
    const { id } = await world.database.selectFrom('cases').select('id').executeTakeFirstOrThrow()
    await world.database.updateTable('cases').set({ example: 0 }).where('id', '=', id).execute()
    const begun = world.now()
    world.clock.at += 3_600_000

    const told: number[] = []
    const filled = await fillDemo(world, (done) => told.push(done))
    const cases = await world.database.selectFrom('cases').selectAll().orderBy('number').execute()
    expect(filled).toEqual({ outcome: 'filled', reports: cases.length, added: cases.length - 30 })
    expect(cases.length).toBeGreaterThan(190)
    expect(told).toEqual(cases.map((_, index) => index + 1))
    expect(cases.every((row) => row.example === 1)).toBe(true)
    const states = cases.map((row) => (row.held_at === null ? row.state : 'held'))
    for (const state of ['received', 'verified', 'held', 'archived']) expect(states).toContain(state)
    const times = cases.map((row) => row.received_at)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    const today = dayNumber(begun)
    expect(Math.max(...times)).toBeLessThan(begun)
    expect(dayNumber(Math.min(...times))).toBeGreaterThan(today - 92)
    expect(dayNumber(Math.min(...times))).toBeLessThan(today - 80)

    const counts = await world.database.selectFrom('code_weeks').selectAll().execute()
    expect(counts.length).toBeGreaterThan(100)
    for (const { scans, begun, last_scan_at } of counts) {
      expect(scans).toBeGreaterThanOrEqual(begun)
      expect(last_scan_at).toBeLessThan(world.now())
    }
    expect(await fillDemo(world, silent)).toEqual({ outcome: 'filled', reports: cases.length, added: 0 })
    expect(await world.database.selectFrom('cases').selectAll().orderBy('number').execute()).toEqual(cases)
    expect(await everything(world)).toMatchObject({ accounts: 0, waiting: 0 })
    expect(filesOf(world).length).toBeGreaterThan(100)

    const coordinator = await signIn(world, 'coordinator')
    const removed = await coordinator('POST', '/api/desk/examples/remove', {})
    expect(removed.body).toMatchObject({ reports: cases.length, kept: [] })
    expect(await everything(world)).toEqual({ accounts: 1, waiting: 0, reports: 0, events: 0, senders: 0, photos: 0 })
    expect(filesOf(world)).toEqual([])
    expect(await fillDemo(world, silent)).toEqual({ outcome: 'no-examples' })
  }, 120_000)

  test('touches nothing where a real report lies', async () => {
    const world = await start()
    await insertReal(world)
    const before = await everything(world)
    expect(await fillDemo(world, silent)).toEqual({ outcome: 'real-reports', count: 1 })
    expect(await everything(world)).toEqual(before)
  })
})

/** Files of photos and their copies. */
function filesOf({ folder }: TestWorld): string[] {
  const entries = readdirSync(`${folder}/attachments`, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
}

async function everything({ database }: TestWorld) {
  const count = async (table: 'reports' | 'events' | 'senders' | 'accounts') =>
    (await database.selectFrom(table).selectAll().execute()).length
  const photos = await database.selectFrom('attachments').select('state').execute()
  return {
    reports: await count('reports'),
    events: await count('events'),
    senders: await count('senders'),
    accounts: await count('accounts'),
    photos: photos.length,
    waiting: photos.filter((photo) => photo.state !== 'stored').length,
  }
}

async function insertReal({ database, random }: TestWorld): Promise<void> {
  await database
    .insertInto('cases')
    .values({
      id: 'real',
      number: 'KS-2026-000001',
      report_id: 'real',
      received_at: 1,
      state: 'received',
      since: 1,
      due_at: null,
      agency_id: null,
      title: null,
      category_id: null,
      kind: 'complaint',
      supervisory: 0,
      facility_id: null,
      regency: null,
      held_at: null,
      example: 0,
      version: 1,
    })
    .execute()
  await database
    .insertInto('reports')
    .values({
      id: 'real',
      case_id: 'real',
      received_at: 1,
      line1: new Uint8Array(1),
      wrapped: 0,
      kind: 'complaint',
      category: null,
      body: 'Sungguhan',
      occurred_on: null,
      code: null,
      facility_id: null,
      place: '{}',
      anonymous: 0,
      confidential: 0,
      supervisory: 0,
      channel: 'phone',
      device_time: '',
      supersedes: null,
      tracking_hmac: toHex(random(32)),
      upload_key_hash: '',
      doubts: '[]',
    })
    .execute()
}
