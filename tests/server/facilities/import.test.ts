/// <reference path="../../../src/app/facilities/import/papaparse.d.ts" />
import Papa from 'papaparse'
import readSheet from 'read-excel-file/node'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { fromCell } from '../../../src/domain/csv.ts'
import { type ImportCheck, importCheckSchema, importDoneSchema } from '../../../src/domain/facility-import.ts'
import { facilityListSchema } from '../../../src/domain/facility-protocol.ts'
import type { Decision } from '../../../src/domain/facility-table/outcome.ts'
import type { Database } from '../../../src/server/database/open.ts'
import { loadExamples } from '../../../src/server/facilities/examples/load.ts'
import { describeOnBoth } from '../databases.ts'
import { testWorld } from '../test-world.ts'
import { type Ask, signIn } from './officer.ts'

const CHECK = '/api/desk/facilities/import/check'
const IMPORT = '/api/desk/facilities/import'
const HEAD = ['id', 'nama', 'jenis', 'instansi', 'wilayah', 'alamat', 'tempat']
const row = (nama: string, tempat = 'Loket', id = '') => [
  id,
  nama,
  'Puskesmas',
  'Dinas Kesehatan',
  'Kel. Alalak Tengah, Kec. Banjarmasin Utara, Kota Banjarmasin',
  'Jl. Uji 1',
  tempat,
]
const ORDER = '0123456789abcdef0123456789abcdef'

type Question = { head: readonly string[]; rows: readonly (readonly string[])[]; decisions: readonly Decision[] }
const question = (rows: Question['rows'], decisions: Question['decisions'] = [], head = HEAD): Question => ({
  head,
  rows,
  decisions,
})

describeOnBoth('importing facilities', (open) => {
  async function start() {
    const { database, openAgain } = await open()
    const world = testWorld(database)
    await loadExamples(world)
    return { world, openAgain, coordinator: await signIn(world, 'coordinator') }
  }

  test('is for who looks after all facilities', async () => {
    const { world } = await start()
    for (const role of ['liaison', 'facility-manager'] as const) {
      const officer = await signIn(world, role)
      for (const path of [CHECK, IMPORT]) expect((await officer('POST', path, question([]))).status).toBe(403)
    }
  })

  test('checks without changing anything, then does just that', async () => {
    const { world, coordinator } = await start()
    const before = await contents(world.database)
    const asked = question([row('Pustu Uji A'), row('Pustu Uji A', 'Pintu'), [], row('', 'Loket', 'dermaga-alabio')])
    const checked = await check(coordinator, asked)
    expect(checked.rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, 'new-facility'],
      [3, 'new-placement'],
      [5, 'wrong'],
    ])
    expect(await contents(world.database)).toEqual(before)

    const order = { ...asked, id: ORDER, basis: checked.basis, withoutWrong: true }
    expect((await coordinator('POST', IMPORT, { ...order, withoutWrong: false })).status).toBe(422)
    expect(await contents(world.database)).toEqual(before)
    const done = v.parse(importDoneSchema, (await coordinator('POST', IMPORT, order)).body)
    expect(done).toMatchObject({
      added: 1,
      changed: 0,
      placements: 2,
      facilities: [{ name: 'Pustu Uji A', isNew: true }],
    })
    const [added] = await facilitiesNamed(coordinator, 'Pustu Uji A')
    expect(added?.placements.map((placement) => placement.label)).toEqual(['Loket', 'Pintu'])
    expect(added?.placements.every((placement) => placement.codes.length === 1)).toBe(true)
    const trail = await world.database.selectFrom('audit').selectAll().orderBy('sequence').execute()
    expect(trail.map(({ action, subject, account_id }) => [action, subject, account_id])).toEqual([
      ['facilities-imported', ORDER, 'officer-coordinator'],
      ['facility-added', added?.id, 'officer-coordinator'],
    ])
  })

  test('changes facilities and places; what the file does not say stays', async () => {
    const { world, coordinator } = await start()
    const asked = question(
      [
        ['dermaga-alabio', 'Jl. Dermaga Baru 7', 'Tiang dermaga'],
        ['dermaga-alabio', 'Jl. Dermaga Baru 7', 'Ruang tunggu'],
      ],
      [],
      ['id', 'alamat', 'tempat'],
    )
    const [before] = await facilitiesNamed(coordinator, 'Dermaga Alabio')
    await carryOut(coordinator, asked)
    const [after] = await facilitiesNamed(coordinator, 'Dermaga Alabio')
    expect(after).toMatchObject({
      address: 'Jl. Dermaga Baru 7',
      river: before?.river,
      version: (before?.version ?? 0) + 1,
    })
    expect(after?.placements.map((placement) => placement.label)).toContain('Ruang tunggu')
    const actions = (await world.database.selectFrom('audit').select('action').orderBy('sequence').execute()).map(
      (line) => line.action,
    )
    expect(actions).toEqual(['facilities-imported', 'facility-edited', 'placement-added'])
  })

  test('the same order sent twice, one after the other or at once, is carried out once', async () => {
    const { world, coordinator } = await start()
    const asked = question([row('Pustu Uji A')])
    const order = { ...asked, id: ORDER, basis: (await check(coordinator, asked)).basis, withoutWrong: false }
    const answers = await Promise.all([1, 2, 3].map(() => coordinator('POST', IMPORT, order)))
    answers.push(await coordinator('POST', IMPORT, order))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(await facilitiesNamed(coordinator, 'Pustu Uji A')).toHaveLength(1)
    const trail = await world.database.selectFrom('audit').select('action').execute()
    expect(trail.filter(({ action }) => action === 'facilities-imported')).toHaveLength(1)
  })

  test('what changed after the look at it is a conflict, and nothing is done', async () => {
    const { world, coordinator } = await start()
    const asked = question(
      [
        ['dermaga-alabio', 'Jl. Dermaga Baru 7', ''],
        ['', 'Jl. Uji', 'Loket'],
      ],
      [],
      ['id', 'alamat', 'tempat'],
    )
    const { basis } = await check(coordinator, asked)
    await coordinator('POST', '/api/desk/facilities/dermaga-alabio/placements', { label: 'Tiang baru' })
    const before = await contents(world.database)
    const order = { ...asked, id: ORDER, basis, withoutWrong: true }
    expect((await coordinator('POST', IMPORT, order)).status).toBe(409)
    expect(await contents(world.database)).toEqual(before)
    // Looked at again, it goes.
    const again = { ...order, basis: (await check(coordinator, asked)).basis }
    expect((await coordinator('POST', IMPORT, again)).status).toBe(200)
  })

  test('two imports of the same file at once bring each facility once', async () => {
    const { coordinator } = await start()
    const asked = question([row('Pustu Uji A'), row('Klinik Uji B')])
    const { basis } = await check(coordinator, asked)
    const orders = ['a', 'b'].map((letter) => ({ ...asked, id: letter.repeat(32), basis, withoutWrong: false }))
    const answers = await Promise.all(orders.map((order) => coordinator('POST', IMPORT, order)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await facilitiesNamed(coordinator, 'Uji')).toHaveLength(2)
  })

  test('a failure at the very end undoes all that came before', async () => {
    const { world, coordinator } = await start()
    const asked = question([row('Pustu Uji A'), ['dermaga-alabio', ...row('').slice(1)]], [], HEAD)
    const { basis } = await check(coordinator, asked)
    const before = await contents(world.database)
    // The order's own row is the last that is written.
    await world.database.schema.alterTable('facility_imports').renameColumn('answer', 'elsewhere').execute()
    const order = { ...asked, id: ORDER, basis, withoutWrong: true }
    expect((await coordinator('POST', IMPORT, order)).status).toBe(500)
    await world.database.schema.alterTable('facility_imports').renameColumn('elsewhere', 'answer').execute()
    expect(await contents(world.database)).toEqual(before)
  })

  test('what only a person can decide must be decided', async () => {
    const { coordinator } = await start()
    const lookalike = [...row('RSUD Ulin')]
    lookalike[4] = '63.71.05.1010'
    const asked = question([lookalike])
    const { basis, rows } = await check(coordinator, asked)
    expect(rows[0]).toMatchObject({ outcome: 'suspected', candidates: [{ is: { id: 'rsud-ulin-banjarmasin' } }] })
    const order = { ...asked, id: ORDER, basis, withoutWrong: false }
    expect((await coordinator('POST', IMPORT, order)).body).toMatchObject({
      error: { fields: { decisions: 'undecided' } },
    })
    await carryOut(coordinator, question([lookalike], [{ row: 2, is: 'another' }]))
    expect(await facilitiesNamed(coordinator, 'RSUD Ulin')).toHaveLength(2)
  })

  test('exported, as CSV and as a workbook, and imported: nothing changes', async () => {
    const { world, coordinator } = await start()
    await carryOut(coordinator, question([row('=1+1, "x"', "'-Loket"), row('+Pustu; Uji', '@pintu')]))
    const { text } = await coordinator('GET', '/api/desk/facilities.csv?state=all')
    const csv = Papa.parse(text.slice(1), { skipEmptyLines: true }).data.map((cells) => cells.map(fromCell))
    expect(csv.flat().filter((value) => value === "'-Loket" || value === '+Pustu; Uji')).toHaveLength(2)
    const { bytes } = await coordinator('GET', '/api/desk/facilities.xlsx?state=all')
    const [sheet] = await readSheet(Buffer.from(bytes))
    const xlsx = (sheet?.data ?? []).map((cells) => cells.map((value) => (value === null ? '' : String(value))))
    expect(xlsx).toEqual(csv.map((cells) => cells.map((value) => value)))
    const [head, ...rows] = csv
    const { sums } = await check(coordinator, question(rows, [], head))
    expect(sums).toMatchObject({ same: rows.length, wrong: 0, changed: 0, suspected: 0, 'new-facility': 0 })
    expect(rows.length).toBeGreaterThan(60)
    expect((await world.database.selectFrom('audit').select('action').execute()).at(-1)?.action).toBe(
      'facilities-exported',
    )
  })

  test('a facility manager exports what it looks after, and no more', async () => {
    const { world } = await start()
    const manager = await signIn(world, 'facility-manager', ['dermaga-alabio'])
    const { text } = await manager('GET', '/api/desk/facilities.csv?state=all')
    const rows = Papa.parse(text.slice(1), { skipEmptyLines: true }).data
    expect(rows.slice(1).map(([id]) => id)).toEqual(['dermaga-alabio'])
    const { bytes } = await manager('GET', '/api/desk/facilities.xlsx?state=all')
    const [sheet] = await readSheet(Buffer.from(bytes))
    expect(sheet?.data).toHaveLength(2)
    const liaison = await signIn(world, 'liaison')
    expect((await liaison('GET', '/api/desk/facilities.xlsx')).status).toBe(403)
  })

  test('other tables, and too many rows, are refused', async () => {
    const { coordinator } = await start()
    const refused = async (asked: Question) => (await coordinator('POST', CHECK, asked)).body
    expect(await refused(question([], [], ['tanggal']))).toMatchObject({ error: { fields: { head: 'no-head' } } })
    expect(await refused(question([], [], ['nama', 'name']))).toMatchObject({ error: { fields: { head: 'twice' } } })
    const many = Array.from({ length: 10_001 }, () => [])
    expect(await refused(question(many))).toMatchObject({ error: { fields: { rows: 'too-many-rows' } } })
  })
})

async function check(coordinator: Ask, asked: Question): Promise<ImportCheck> {
  const answer = await coordinator('POST', CHECK, asked)
  expect(answer.status, answer.text).toBe(200)
  return v.parse(importCheckSchema, answer.body)
}

async function carryOut(coordinator: Ask, asked: Question): Promise<void> {
  const { basis } = await check(coordinator, asked)
  const answer = await coordinator('POST', IMPORT, { ...asked, id: ORDER, basis, withoutWrong: false })
  expect(answer.status, answer.text).toBe(200)
}

async function facilitiesNamed(coordinator: Ask, search: string) {
  const { body } = await coordinator('GET', `/api/desk/facilities?search=${encodeURIComponent(search)}`)
  return v.parse(facilityListSchema, body).facilities
}

/** Everything an import may touch. */
async function contents(database: Database) {
  const tables = ['facilities', 'placements', 'codes', 'audit', 'facility_imports'] as const
  return Promise.all(tables.map((table) => database.selectFrom(table).selectAll().execute()))
}
