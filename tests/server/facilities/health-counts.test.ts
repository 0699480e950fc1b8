import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { facilityCodeFrom, readFacilityCode } from '../../../src/domain/facility-code.ts'
import { dayOf } from '../../../src/domain/wita.ts'
import { createApp } from '../../../src/server/app.ts'
import { loadExamples, sampleFacility } from '../../../src/server/facilities/examples/load.ts'
import { codeCountsOf } from '../../../src/server/facilities/health-counts.ts'
import { makePlainFields } from '../../../src/server/plain-form/plain-fields.ts'
import { describeOnBoth, type OpenedDatabase } from '../databases.ts'
import { filled, page, post } from '../plain-form/forms.ts'
import { START, type TestWorld, testWorld } from '../test-world.ts'

const HOUR = 3_600_000
const MONDAY = dayOf('2026-03-02') ?? Number.NaN
const MADE_UP = facilityCodeFrom(new Uint8Array(5).fill(255))
const PERSON = {
  Accept: 'text/html',
  'Sec-Fetch-Mode': 'navigate',
  'User-Agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/126.0.0.0 Mobile Safari/537.36',
}

async function province({ database }: OpenedDatabase) {
  const world = testWorld(database)
  await loadExamples(world)
  const sample = await sampleFacility(world)
  const read = readFacilityCode(sample?.code ?? '')
  if (read.outcome !== 'code') throw new Error('no example code')
  const app = createApp(world, page)
  const scan = (path: string, headers: Readonly<Record<string, string>> = PERSON) => app.request(path, { headers })
  const begin = (code: string, headers: Readonly<Record<string, string>> = { 'Sec-Fetch-Site': 'same-origin' }) =>
    app.request(`/api/codes/${code}/begun`, { method: 'POST', headers })
  return { world, app, code: read.code, scan, begin, counted: () => counted(world) }
}

async function counted(world: TestWorld) {
  await codeCountsOf(world).flush()
  return world.database.selectFrom('code_weeks').selectAll().orderBy('code').orderBy('week').execute()
}

describeOnBoth('counting how codes are used', (open, engine) => {
  test('a scan counts for its code and week, and says when the last one was', async () => {
    const { world, code, scan, counted } = await province(await open())
    await scan(`/q/${code}`)
    world.clock.at += HOUR
    await scan(`/Q/${code.toLowerCase()}`)
    expect(await counted()).toEqual([{ code, week: MONDAY, scans: 2, begun: 0, last_scan_at: START + HOUR }])
    await scan(`/q/${code}`)
    world.clock.at += 7 * 24 * HOUR
    await scan(`/q/${code}`)
    expect(await counted()).toEqual([
      { code, week: MONDAY, scans: 3, begun: 0, last_scan_at: START + HOUR },
      { code, week: MONDAY + 7, scans: 1, begun: 0, last_scan_at: START + HOUR + 7 * 24 * HOUR },
    ])
  })

  test('a withdrawn code’s scan counts too; no code, an unknown one, a HEAD and a fetch ahead do not', async () => {
    const { world, app, code, scan, counted } = await province(await open())
    await world.database.updateTable('codes').set({ withdrawn_at: 1 }).where('code', '=', code).execute()
    expect((await scan(`/q/${code}`)).status).toBe(410)
    for (const path of ['/q/xyz', `/q/${MADE_UP}`, '/lapor']) await scan(path)
    await app.request(`/q/${code}`, { method: 'HEAD', headers: PERSON })
    await scan(`/q/${code}`, { ...PERSON, 'Sec-Purpose': 'prefetch' })
    expect(await counted()).toEqual([{ code, week: MONDAY, scans: 1, begun: 0, last_scan_at: START }])
  })

  test('a begun form counts, also where no scan came before; it tells no last scan and takes none away', async () => {
    const { code, scan, begin, counted } = await province(await open())
    expect((await begin(code)).status).toBe(204)
    expect(await counted()).toEqual([{ code, week: MONDAY, scans: 0, begun: 1, last_scan_at: null }])
    await scan(`/q/${code}`)
    await counted()
    await begin(code)
    expect(await counted()).toEqual([{ code, week: MONDAY, scans: 1, begun: 2, last_scan_at: START }])
  })

  test('only our own pages tell of a begun form, and only of a code that is ours', async () => {
    const { code, begin, counted } = await province(await open())
    expect((await begin(code, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect((await begin(code, {})).status).toBe(403)
    expect((await begin('nonsense')).status).toBe(404)
    expect((await begin(MADE_UP)).status).toBe(204)
    expect(await counted()).toEqual([])
  })

  test('a form without script counts when it is sent, once, however often it comes again', async () => {
    const { world, app, code, counted } = await province(await open())
    const fields = makePlainFields(world, code)
    await post(app, `/q/${code}`, filled(fields, { kind: 'complaint', body: '', occurredOn: '2026-03-01' }))
    expect(await counted()).toEqual([])
    const form = () => filled(fields, { kind: 'complaint', body: 'Lampu mati.', occurredOn: '2026-03-01' })
    for (let time = 0; time < 3; time++) expect((await post(app, `/q/${code}`, form())).status).toBe(200)
    const changed = filled(fields, { kind: 'complaint', body: 'Lampu padam.', occurredOn: '2026-03-01' })
    expect((await post(app, `/q/${code}`, changed)).status).toBe(200)
    expect(await counted()).toEqual([{ code, week: MONDAY, scans: 0, begun: 1, last_scan_at: null }])
  })

  test('one address cannot blow the figures up; after an hour it counts again, and never waits itself', async () => {
    const { world, code, scan, begin, counted } = await province(await open())
    for (let time = 0; time < 130; time++) {
      expect((await scan(`/q/${code}`)).status).toBe(200)
      expect((await begin(code)).status).toBe(204)
    }
    expect(await counted()).toMatchObject([{ scans: 120, begun: 120 }])
    world.clock.at += HOUR
    await scan(`/q/${code}`)
    expect(await counted()).toMatchObject([{ scans: 121, begun: 120 }])
  })

  test('nothing personal is stored: the table has a code, a week and three numbers, and no log line says more', async () => {
    const { world, code, scan, begin, counted } = await province(await open())
    const marks = {
      ...PERSON,
      'User-Agent': 'Mozilla/5.0 marker-agent',
      Cookie: 'marker=cookie',
      'X-Forwarded-For': '203.0.113.77',
    }
    await scan(`/q/${code}?marker=query`, marks)
    await begin(code, { ...marks, 'Sec-Fetch-Site': 'same-origin' })
    const rows = await counted()
    expect(rows.map((row) => Object.keys(row).toSorted())).toEqual([['begun', 'code', 'last_scan_at', 'scans', 'week']])
    expect(rows).toEqual([{ code, week: MONDAY, scans: 1, begun: 1, last_scan_at: START }])
    const said = `${JSON.stringify(rows)}${world.lines.join('')}`
    for (const mark of ['marker', '203.0.113.77', 'Mozilla']) expect(said).not.toContain(mark)
    expect(world.lines.join('')).not.toContain(code)
  })

  test('the answer waits for no count: with the database away for writing it comes, and the count later', async () => {
    const opened = await open()
    const { world, code, scan, begin, counted } = await province(opened)
    await opened.database.schema.alterTable('code_weeks').renameTo('hidden').execute()
    expect((await scan(`/q/${code}`)).status).toBe(200)
    await expect(codeCountsOf(world).flush()).resolves.toBeUndefined()
    expect(world.lines.join('')).toContain('counts-not-written')
    await opened.database.schema.alterTable('hidden').renameTo('code_weeks').execute()
    // A mistake is not tried again: that count is lost, and later ones are not.
    await begin(code)
    expect(await counted()).toMatchObject([{ scans: 0, begun: 1 }])
  })

  test('counts of codes that went with the examples are dropped, and hold up no others', async () => {
    const { world, code, begin, counted } = await province(await open())
    const other = await world.database.selectFrom('codes').select('code').where('code', '!=', code).executeTakeFirst()
    await begin(code)
    await begin(other?.code ?? '')
    await world.database.deleteFrom('codes').where('code', '=', code).execute()
    expect(await counted()).toMatchObject([{ code: other?.code, begun: 1 }])
  })

  test('two pools that count at once lose nothing of each other', async () => {
    const opened = await open()
    const { code } = await province(opened)
    const worlds = [testWorld(opened.database), testWorld(opened.openAgain())]
    for (let round = 0; round < 10; round++) {
      for (const world of worlds)
        for (let time = 0; time < 5; time++) codeCountsOf(world).scan(code, `address-${round}`)
      await Promise.all(worlds.map((world) => codeCountsOf(world).flush()))
    }
    const rows = await opened.database.selectFrom('code_weeks').selectAll().execute()
    expect(rows).toMatchObject([{ code, scans: 100 }])
  })

  test.runIf(engine === 'postgresql')('two processes on one PostgreSQL lose nothing of each other', async () => {
    const opened = await open()
    await province(opened)
    const codes = (await opened.database.selectFrom('codes').select('code').limit(20).execute()).map(({ code }) => code)
    const { rows: names } = await sql<{ name: string }>`select current_database() as name`.execute(opened.database)
    const url = new URL(inject('postgresql') ?? '')
    url.pathname = `/${names[0]?.name}`
    const script = new URL('count-in-process.ts', import.meta.url).pathname
    const run = (first: string) =>
      promisify(execFile)(process.execPath, [script, url.href, codes.join(','), '25', first])
    await Promise.all([run('1000'), run('2000')])
    const rows = await opened.database.selectFrom('code_weeks').selectAll().execute()
    expect(rows).toHaveLength(codes.length)
    for (const row of rows) expect(row).toMatchObject({ scans: 50, begun: 100, last_scan_at: 2024 })
  })
})
