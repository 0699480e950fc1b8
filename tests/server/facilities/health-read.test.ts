import { createPrivateKey, createPublicKey } from 'node:crypto'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { sealEnvelope } from '../../../src/domain/envelope.ts'
import { posterHealthSchema, SILENT_AFTER, silentSince } from '../../../src/domain/poster-health.ts'
import { DAY, dayNumber, startOfDay, WEEK, weekOf } from '../../../src/domain/wita.ts'
import { exampleId, loadExamples } from '../../../src/server/facilities/examples/load.ts'
import { chanceOf } from '../../faults/simulation/chance.ts'
import { describeOnBoth, type OpenedDatabase } from '../databases.ts'
import { intakeApp, put, sealedReport, sha256 } from '../intake/sealed-report.ts'
import { START, type TestWorld, testWorld } from '../test-world.ts'
import { type Ask, ask, signIn } from './officer.ts'

const HEALTH = '/api/desk/facilities/health'
const PIER = exampleId('Dermaga Tabanio')
const HOSPITAL = exampleId('RSUD Ulin Banjarmasin')
const THIS_WEEK = weekOf(dayNumber(START))

async function province({ database }: OpenedDatabase) {
  const world = testWorld(database)
  await loadExamples(world)
  await database
    .updateTable('codes')
    .set({ issued_at: START - 100 * DAY })
    .execute()
  const codeOf = async (facility: string) => {
    const row = await database
      .selectFrom('codes')
      .innerJoin('placements', 'placements.id', 'codes.placement_id')
      .select(['codes.code', 'placements.id'])
      .where('placements.facility_id', '=', facility)
      .where('codes.withdrawn_at', 'is', null)
      .orderBy('placements.created_at')
      .orderBy('placements.id')
      .executeTakeFirstOrThrow()
    return row
  }
  return { world, codeOf, coordinator: await signIn(world, 'coordinator') }
}

async function health(officer: Ask, query = '') {
  const answer = await officer('GET', `${HEALTH}${query}`)
  expect(answer.status).toBe(200)
  return v.parse(posterHealthSchema, answer.body)
}

function count(world: TestWorld, code: string, weeksAgo: number, scans: number, begun = 0, at: number | null = null) {
  const week = THIS_WEEK - weeksAgo * WEEK
  const row = { code, week, scans, begun, last_scan_at: at ?? startOfDay(week) }
  return world.database.insertInto('code_weeks').values(row).execute()
}

describeOnBoth('how posters are used', (open) => {
  test('scans, begun forms and reports stand by placement and week, with the last scan', async () => {
    const { world, codeOf, coordinator } = await province(await open())
    const { code, id } = await codeOf(PIER)
    await count(world, code, 12, 5, 3)
    await count(world, code, 13, 99, 99)
    await count(world, code, 0, 2, 1, START - 1)
    const app = intakeApp(world)
    world.clock.at = startOfDay(THIS_WEEK) - 1
    await put(app, ...(await sealed({ code })))
    world.clock.at = startOfDay(THIS_WEEK)
    await put(app, ...(await sealed({ code })))
    await put(app, ...(await sealed({ code: `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase() })))
    await put(app, ...(await sealed({ code: null })))
    world.clock.at = START
    const { weeks, placements } = await health(coordinator, `?facility=${PIER}`)
    expect(weeks.at(-1)).toBe(THIS_WEEK)
    const [pier] = placements
    expect(pier).toMatchObject({
      id,
      code: { code, lastScanAt: startOfDay(dayNumber(START - 1)) },
      silentSince: null,
      old: [],
    })
    expect(pier?.scans).toEqual([5, ...Array(11).fill(0), 2])
    expect(pier?.begun).toEqual([3, ...Array(11).fill(0), 1])
    expect(pier?.reports).toEqual([...Array(11).fill(0), 1, 2])
  })

  test('reports are counted from what is there: in an envelope too, sent again once, a correction with its case', async () => {
    const { world, codeOf, coordinator } = await province(await open())
    const { code } = await codeOf(PIER)
    const app = intakeApp(world)
    const first = await sealedReport({ code })
    for (let time = 0; time < 3; time++) await put(app, first.id, first.bytes)
    const correction = await sealedReport({ code, supersedes: first.id, body: 'Sudah dua titian yang patah.' })
    expect((await put(app, correction.id, correction.bytes, first.uploadKey)).status).toBe(201)
    const [key] = world.secrets.envelopeKeys
    if (key === undefined) throw new Error('no key')
    const spki = createPublicKey(createPrivateKey(key.privateKey)).export({ type: 'spki', format: 'der' })
    const publicKey = spki.subarray(-65).toString('base64url')
    const inside = await sealedReport({ code, channel: 'kiosk' })
    const envelope = await sealEnvelope(inside.bytes, { keyId: key.keyId, publicKey }, sha256(inside.bytes), sha256)
    expect((await put(app, envelope.id, envelope.bytes)).status).toBe(201)
    const { placements } = await health(coordinator, `?facility=${PIER}`)
    expect(placements[0]?.reports.at(-1)).toBe(2)
    expect(placements[0]?.scans.at(-1)).toBe(0)
  })

  test('a correction in a later week is no second report', async () => {
    const { world, codeOf, coordinator } = await province(await open())
    const { code } = await codeOf(PIER)
    const app = intakeApp(world)
    const first = await sealedReport({ code })
    world.clock.at = startOfDay(THIS_WEEK) - 1
    await put(app, first.id, first.bytes)
    world.clock.at = START
    const correction = await sealedReport({ code, supersedes: first.id, body: 'Sudah dua titian yang patah.' })
    expect((await put(app, correction.id, correction.bytes, first.uploadKey)).status).toBe(201)
    expect((await health(coordinator, `?facility=${PIER}`)).placements[0]?.reports.slice(-2)).toEqual([1, 0])
  })

  test('whoever runs a place does not learn from its figures that somebody reported abuse there, or was held', async () => {
    const { world, codeOf, coordinator } = await province(await open())
    const manager = await signIn(world, 'facility-manager', [PIER])
    const { code } = await codeOf(PIER)
    const app = intakeApp(world)
    await put(app, ...(await sealed({ code })))
    await put(app, ...(await sealed({ code, supervisory: true })))
    const [id, bytes] = await sealed({ code })
    await put(app, id, bytes)
    await world.database.updateTable('cases').set({ held_at: START }).where('report_id', '=', id).execute()
    const weekly = async (by: Ask) => (await health(by, `?facility=${PIER}`)).placements[0]?.reports.at(-1)
    expect(await weekly(manager)).toBe(1)
    expect(await weekly(coordinator)).toBe(3)
    const tables = [await manager('GET', `${HEALTH}.csv`), await coordinator('GET', `${HEALTH}.csv?facility=${PIER}`)]
    expect(tables.map(({ text }) => text.trim().split('\n')[1]?.split(',').at(-1))).toEqual(['1', '3'])
  })

  test('a code that was never scanned is silent after 30 days; the longest silence stands first', async () => {
    const { world, codeOf, coordinator } = await province(await open())
    await world.database
      .updateTable('codes')
      .set({ issued_at: START - SILENT_AFTER + 1 })
      .execute()
    expect(await health(coordinator, '?show=silent')).toMatchObject({ silent: 0, placements: [] })
    const [pier, hospital] = [await codeOf(PIER), await codeOf(HOSPITAL)]
    const issue = (code: string, at: number) =>
      world.database.updateTable('codes').set({ issued_at: at }).where('code', '=', code).execute()
    await issue(pier.code, START - SILENT_AFTER)
    await issue(hospital.code, START - 90 * DAY)
    await count(world, hospital.code, 6, 1, 0, START - 40 * DAY)
    const { all, silent, placements } = await health(coordinator, '?show=silent')
    expect(silent).toBe(2)
    expect(all).toBeGreaterThan(50)
    expect(placements.map((one) => [one.id, one.silentSince])).toEqual([
      [hospital.id, START - 40 * DAY],
      [pier.id, START - SILENT_AFTER],
    ])
    await count(world, pier.code, 0, 1, 0, START)
    expect((await health(coordinator)).silent).toBe(1)
  })

  test('the database and the rule agree on who is silent, whatever was scanned when', async () => {
    const { world, coordinator } = await province(await open())
    const chance = chanceOf(7)
    const codes = await world.database.selectFrom('codes').select('code').execute()
    for (const { code } of codes) {
      const issuedAt = START - chance.whole(28, 32) * DAY - chance.whole(0, 1)
      await world.database.updateTable('codes').set({ issued_at: issuedAt }).where('code', '=', code).execute()
      if (chance.happens(0.5))
        await count(world, code, 4, 1, 0, START - chance.whole(28, 32) * DAY - chance.whole(-1, 1))
    }
    const every = await health(coordinator)
    expect(every.all).toBe(codes.length)
    const lasts = await world.database.selectFrom('code_weeks').select(['code', 'last_scan_at']).execute()
    for (const { code, silentSince: since } of every.placements) {
      const lastScanAt = lasts.find((one) => one.code === code?.code)?.last_scan_at ?? null
      expect(since).toBe(code === null ? null : silentSince({ ...code, lastScanAt }, START))
    }
    const silent = every.placements.filter((one) => one.silentSince !== null)
    expect(silent.length).toBe(every.silent)
    expect(silent.length).toBeGreaterThan(5)
    expect((await health(coordinator, '?show=silent')).placements).toEqual(silent)
  })

  test('a withdrawn code that is still scanned is listed, and its later scans are not the new poster’s', async () => {
    const { world, codeOf, coordinator } = await province(await open())
    const { code, id } = await codeOf(PIER)
    await count(world, code, 8, 7)
    world.clock.at = START - 28 * DAY
    expect((await coordinator('POST', `/api/desk/codes/${code}/withdraw`, { replace: true })).status).toBe(200)
    world.clock.at = START
    await count(world, code, 4, 1, 0, START - 29 * DAY)
    expect((await health(coordinator, '?show=old')).placements).toEqual([])
    await count(world, code, 2, 3, 0, START - 14 * DAY)
    const { old, placements } = await health(coordinator, '?show=old')
    expect(old).toBe(1)
    expect(placements).toHaveLength(1)
    expect(placements[0]).toMatchObject({
      id,
      old: [{ code, withdrawnAt: START - 28 * DAY, lastScanAt: startOfDay(dayNumber(START - 14 * DAY)), scans: 3 }],
    })
    expect(placements[0]?.code?.code).not.toBe(code)
    expect(placements[0]?.code?.lastScanAt).toBeNull()
    expect(placements[0]?.scans).toEqual([0, 0, 0, 0, 7, 0, 0, 0, 1, 0, 0, 0, 0])
  })

  test('posters of a withdrawn facility are listed when they are scanned, and else not at all', async () => {
    const { world, codeOf, coordinator } = await province(await open())
    const { code } = await codeOf(PIER)
    await world.database
      .updateTable('facilities')
      .set({ withdrawn_at: START - DAY })
      .where('id', '=', PIER)
      .execute()
    expect((await health(coordinator, `?facility=${PIER}`)).placements).toEqual([])
    await count(world, code, 0, 1, 0, START - 1)
    const { silent, placements } = await health(coordinator, `?facility=${PIER}`)
    expect(silent).toBe(0)
    expect(placements).toMatchObject([{ code: null, silentSince: null, old: [{ code, withdrawnAt: START - DAY }] }])
  })

  test('filters by regency, facility and campaign; a wrong one is told', async () => {
    const { world, codeOf, coordinator } = await province(await open())
    const { id } = await codeOf(PIER)
    await world.database
      .insertInto('campaigns')
      .values({ id: 'car-free', name: 'CFD', created_at: 1, ended_at: null })
      .execute()
    await world.database.updateTable('placements').set({ campaign_id: 'car-free' }).where('id', '=', id).execute()
    const ids = async (query: string) => (await health(coordinator, query)).placements.map((one) => one.id)
    expect(await ids('?campaign=car-free')).toEqual([id])
    expect(await ids('?regency=63.01')).toContain(id)
    expect(await ids('?regency=63.72')).not.toContain(id)
    expect(await ids('?regency=63.72&campaign=car-free')).toEqual([])
    expect((await coordinator('GET', `${HEALTH}?show=nonsense`)).status).toBe(422)
  })

  test('a manager sees its own facilities and no others, in the counts too; others need not ask', async () => {
    const { world, codeOf, coordinator } = await province(await open())
    const { id } = await codeOf(PIER)
    const manager = await signIn(world, 'facility-manager', [PIER])
    const own = await health(manager)
    expect(own.placements.every(({ facility }) => facility.id === PIER)).toBe(true)
    expect(own.placements.map((one) => one.id)).toContain(id)
    expect([own.all, own.silent]).toEqual([own.placements.length, own.placements.length])
    expect((await health(manager, `?facility=${HOSPITAL}`)).all).toBe(0)
    expect((await health(coordinator)).all).toBeGreaterThan(own.all)
    const csv = (await manager('GET', `${HEALTH}.csv`)).text
    expect(csv.trim().split('\r\n')).toHaveLength(1 + own.all)
    const liaison = await signIn(world, 'liaison')
    for (const path of [HEALTH, `${HEALTH}.csv`]) {
      expect((await ask(world, null)('GET', path)).status).toBe(401)
      expect((await liaison('GET', path)).status).toBe(403)
    }
  })

  test('the table for spreadsheets holds sums and every week, and stands in the trail', async () => {
    const { world, codeOf, coordinator } = await province(await open())
    const { code } = await codeOf(PIER)
    await count(world, code, 12, 5, 3)
    await count(world, code, 1, 2, 1)
    const { text } = await coordinator('GET', `${HEALTH}.csv?facility=${PIER}`)
    const [head = '', row = ''] = text.replace('\uFEFF', '').split('\r\n')
    const cells = new Map(head.split(',').map((name, at) => [name, row.split(',')[at]]))
    expect(Object.fromEntries(cells)).toMatchObject({
      fasilitas: 'Dermaga Tabanio',
      wilayah: 'Kab. Tanah Laut',
      kode: code,
      pindai_terakhir: '2026-02-23',
      pindai_1_minggu: '0',
      pindai_4_minggu: '2',
      pindai_13_minggu: '7',
      mulai_13_minggu: '4',
      laporan_13_minggu: '0',
      'pindai_2025-12-08': '5',
      'pindai_2026-02-23': '2',
    })
    const trail = await world.database.selectFrom('audit').select(['action', 'account_id']).execute()
    expect(trail).toContainEqual({ action: 'poster-health-exported', account_id: 'officer-coordinator' })
  })

  test('what was just counted is seen at once', async () => {
    const { world, codeOf, coordinator } = await province(await open())
    const { code } = await codeOf(PIER)
    const begun = await ask(world, null)('POST', `/api/codes/${code}/begun`)
    expect(begun.status).toBe(204)
    expect((await health(coordinator, `?facility=${PIER}`)).placements[0]?.begun.at(-1)).toBe(1)
  })
})

async function sealed(more: Readonly<Record<string, unknown>>) {
  const { id, bytes } = await sealedReport(more)
  return [id, bytes] as const
}
