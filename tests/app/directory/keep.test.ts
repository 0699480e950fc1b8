import 'fake-indexeddb/auto'
import type { Hono } from 'hono'
import { deleteDB } from 'idb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { directoryDatabase } from '../../../src/app/directory/database.ts'
import { checkOnPhone, codesInUse, findCode, findNames } from '../../../src/app/directory/find.ts'
import { keepAll, keepFacility, refresh } from '../../../src/app/directory/keep.ts'
import { answerErrors } from '../../../src/server/errors.ts'
import { directoryRoutes } from '../../../src/server/facilities/directory.ts'
import { exampleId, loadExamples } from '../../../src/server/facilities/examples/load.ts'
import { openOne } from '../../server/databases.ts'
import { testWorld } from '../../server/test-world.ts'

// The phone's own code against the province's own routes; between them stands a connection that a test can cut.

const HOUR = 3_600_000
let province: Awaited<ReturnType<typeof openOne>>
let routes: Hono
let asked: string[]
/** Null: the real province. */
let instead: ((address: string) => Promise<Response>) | null

beforeEach(async () => {
  province = await openOne()
  const world = testWorld(province.database)
  await loadExamples(world)
  routes = directoryRoutes(world).onError(answerErrors(world.log))
  asked = []
  instead = null
  vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 })
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    return instead === null ? routes.request(address) : instead(address)
  })
})
afterEach(async () => {
  // The connection that is open gives way by itself.
  await deleteDB('lapor-directory')
  vi.unstubAllGlobals()
  vi.useRealTimers()
  await province.close()
})

const offline = async () => {
  throw new TypeError('Failed to fetch')
}

test('who scanned one code has its whole regency without a connection, and no other', async () => {
  const pier = await codeOf('Dermaga Tabanio')
  await keepFacility(pier)
  instead = offline
  expect(await checkOnPhone(pier)).toMatchObject({
    at: Date.now(),
    checked: {
      name: 'Dermaga Tabanio',
      kind: 'river-pier',
      agency: 'Dinas Kelautan dan Perikanan',
      area: { regency: '63.01', district: '63.01.01', village: '63.01.01.2002' },
      withdrawnAt: null,
      successor: null,
    },
  })
  const [regencies, elsewhere] = [await regenciesOf('63.01'), await codeOf('RSUD Ulin Banjarmasin')]
  for (const code of regencies) expect((await findCode(code))?.code.code).toBe(code)
  expect(await findCode(elsewhere)).toBeNull()
})

test('what changed comes by delta, once a while; a code that is gone is gone here', async () => {
  const pier = await codeOf('Dermaga Tabanio')
  await keepFacility(pier)
  await rename('Dermaga Tabanio', 'Dermaga Baru')
  await refresh()
  expect((await findCode(pier))?.facility.name).toBe('Dermaga Tabanio')
  vi.setSystemTime(Date.now() + 7 * HOUR)
  await refresh()
  expect((await findCode(pier))?.facility.name).toBe('Dermaga Baru')
  const since = new URLSearchParams(asked.at(-1)?.split('?')[1]).get('since')
  expect(since?.length).toBeGreaterThan(16)

  await province.database.deleteFrom('codes').where('code', '=', pier).execute()
  vi.setSystemTime(Date.now() + 7 * HOUR)
  await refresh()
  expect(await findCode(pier)).toBeNull()
  expect(await findNames('dermaga baru', 9)).toEqual([])
})

test('a code that was put up since is found once the directory is fresh, also by who has looked before', async () => {
  const pier = await codeOf('Dermaga Tabanio')
  await keepFacility(pier)
  expect(await findCode('ZZZZZZZZ')).toBeNull()
  expect(await findNames('dermaga baru', 3)).toEqual([])
  await replace(pier, 'ZZZZZZZZ')
  await rename('Dermaga Tabanio', 'Dermaga Baru')
  vi.setSystemTime(Date.now() + 7 * HOUR)
  await refresh()
  expect((await findCode('ZZZZZZZZ'))?.facility.name).toBe('Dermaga Baru')
  expect(await findNames('dermaga baru', 3)).toHaveLength(1)
})

test.each([false, true])('a whole answer replaces what lay here, also what it does not name; all: %s', async (all) => {
  const pier = await codeOf('Dermaga Tabanio')
  await (all ? keepAll() : keepFacility(pier))
  await province.database.deleteFrom('codes').where('code', '=', pier).execute()
  vi.setSystemTime(Date.now() + 7 * HOUR)
  // As a province of another build answers, which cannot read this phone's mark.
  instead = async (address) => routes.request(address.replace(/since=[^&]*/, 'since='))
  await refresh()
  expect(await findCode(pier)).toBeNull()
  expect(await findNames('dermaga tabanio', 3)).toEqual([])
  expect(await findCode((await regenciesOf('63.01'))[0] ?? '')).not.toBeNull()
})

test('a code known here asks for nothing while the directory is fresh', async () => {
  const pier = await codeOf('Dermaga Tabanio')
  await keepFacility(pier)
  const before = asked.length
  await keepFacility(pier)
  await refresh()
  expect(asked.length).toBe(before)
})

test('offline a withdrawn code leads to the one in use', async () => {
  const pier = await codeOf('Dermaga Tabanio')
  await replace(pier, 'AAAAAAAA')
  await replace('AAAAAAAA', 'BBBBBBBB')
  await keepFacility(pier)
  instead = offline
  const found = await checkOnPhone(pier)
  expect(found?.checked.withdrawnAt).not.toBeNull()
  expect(found?.checked.successor).toMatchObject({ code: 'BBBBBBBB', name: 'Dermaga Tabanio' })
  expect(await codesInUse([pier, 'BBBBBBBB', '00000000'])).toEqual([{ code: 'BBBBBBBB', name: 'Dermaga Tabanio' }])
})

test('three regencies stay; the one not scanned for longest goes', async () => {
  const codes = await Promise.all(
    ['63.01', '63.71', '63.72', '63.03'].map(async (regency) => (await regenciesOf(regency))[0] ?? ''),
  )
  for (const code of codes.slice(0, 3)) {
    await keepFacility(code)
    vi.setSystemTime(Date.now() + 1_000)
  }
  await keepFacility(codes[0] ?? '')
  vi.setSystemTime(Date.now() + 1_000)
  await keepFacility(codes[3] ?? '')
  const known = await Promise.all(codes.map(async (code) => (await findCode(code)) !== null))
  expect(known).toEqual([true, false, true, true])
  expect((await (await directoryDatabase()).getAllKeys('indexes')).toSorted()).toEqual(['63.01', '63.03', '63.72'])
})

test('a field officer keeps all, in place of single regencies, and goes on keeping all', async () => {
  await keepFacility(await codeOf('Dermaga Tabanio'))
  await keepAll()
  const codes = (await province.database.selectFrom('codes').select('code').execute()).map(({ code }) => code)
  for (const code of codes) expect((await findCode(code))?.code.code).toBe(code)
  await keepFacility(codes[0] ?? '')
  expect(await (await directoryDatabase()).getAllKeys('scopes')).toEqual(['all'])
  await rename('RSUD Ulin Banjarmasin', 'RSUD Lain')
  vi.setSystemTime(Date.now() + 7 * HOUR)
  await refresh()
  expect((await findNames('rsud lain', 5)).map(({ name }) => name)).toEqual(['RSUD Lain'])
})

test('names are found by their words, the fitting ones first, over all that is kept', async () => {
  await keepAll()
  const names = async (words: string) => (await findNames(words, 5)).map(({ name }) => name)
  expect((await names('rsud'))[0]).toMatch(/^RSUD /)
  expect(await names('ULIN  rsud')).toEqual(['RSUD Ulin Banjarmasin'])
  expect(await names('tabanió')).toEqual(['Dermaga Tabanio'])
  // A line holds places and names; only the names are searched.
  expect(await names('xx yy')).toEqual([])
  expect(await names('a')).toEqual([])
  expect(await names('0')).toEqual([])
})

test.each([
  ['a login page', async () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } })],
  ['another site’s JSON', async () => Response.json({ facilities: [] })],
  [
    'half an answer',
    async () => Response.json({ mark: 'x', whole: true, kinds: [], agencies: [], parts: [['63.01']] }),
  ],
  ['no connection', offline],
] as const)('%s changes nothing that is kept', async (_what, answer) => {
  const pier = await codeOf('Dermaga Tabanio')
  await keepFacility(pier)
  vi.setSystemTime(Date.now() + 7 * HOUR)
  instead = answer
  await refresh().catch(() => null)
  expect((await findCode(pier))?.facility.name).toBe('Dermaga Tabanio')
  instead = null
  await rename('Dermaga Tabanio', 'Dermaga Baru')
  await refresh()
  expect((await findCode(pier))?.facility.name).toBe('Dermaga Baru')
})

test('of two tabs that ask at once, the slower one with the older answer changes nothing', async () => {
  const pier = await codeOf('Dermaga Tabanio')
  await keepFacility(pier)
  vi.setSystemTime(Date.now() + 7 * HOUR)
  await rename('Dermaga Tabanio', 'Yang lama')
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  instead = async (address) => {
    const old = await routes.request(address)
    await held
    return old
  }
  const slow = refresh()
  await vi.waitUntil(() => asked.length > 2)
  await rename('Yang lama', 'Yang baru')
  instead = null
  await refresh()
  expect((await findCode(pier))?.facility.name).toBe('Yang baru')
  release()
  await slow
  expect((await findCode(pier))?.facility.name).toBe('Yang baru')
})

async function codeOf(name: string): Promise<string> {
  const query = province.database.selectFrom('codes').select('code')
  return (await query.where('placement_id', '=', `${exampleId(name)}-1`).executeTakeFirstOrThrow()).code
}

async function regenciesOf(regency: string): Promise<readonly string[]> {
  const rows = await province.database
    .selectFrom('codes')
    .innerJoin('placements', 'placements.id', 'codes.placement_id')
    .innerJoin('facilities', 'facilities.id', 'placements.facility_id')
    .where('facilities.regency', '=', regency)
    .select('codes.code')
    .execute()
  return rows.map(({ code }) => code)
}

async function rename(from: string, to: string): Promise<void> {
  await province.database.updateTable('facilities').set({ name: to }).where('name', '=', from).execute()
}

async function replace(code: string, successor: string): Promise<void> {
  const { placement_id } = await province.database
    .selectFrom('codes')
    .select('placement_id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  const row = { code: successor, placement_id, issued_at: 1, withdrawn_at: null, successor: null }
  await province.database.insertInto('codes').values(row).execute()
  await province.database.updateTable('codes').set({ withdrawn_at: 2, successor }).where('code', '=', code).execute()
}
