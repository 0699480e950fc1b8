import * as v from 'valibot'
import { expect, test } from 'vitest'
import { type FacilityAnswer, facilityAnswerSchema, facilityListSchema } from '../../../src/domain/facility-protocol.ts'
import { exampleId, loadExamples } from '../../../src/server/facilities/examples/load.ts'
import { describeOnBoth } from '../databases.ts'
import { testWorld } from '../test-world.ts'
import { type Ask, ask, signIn } from './officer.ts'

const PIER = {
  name: 'Dermaga Sungai Andai',
  kind: 'river-pier',
  agency: 'dishub',
  regency: '63.71',
  district: '63.71.04',
  village: '63.71.04.1010',
  address: 'Jl. Sungai Andai',
  river: 'Andai',
  bank: 'left',
  landmark: 'titian di hulu jembatan',
  position: { latitude: -3.281, longitude: 114.598 },
}
const LIST = '/api/desk/facilities'

describeOnBoth('the facilities at the desk', (open) => {
  async function start() {
    const { database } = await open()
    const world = testWorld(database)
    await loadExamples(world)
    return { world, coordinator: await signIn(world, 'coordinator') }
  }

  test('are for coordinators only', async () => {
    const { world } = await start()
    const liaison = await signIn(world, 'liaison')
    for (const [method, path] of [
      ['GET', LIST],
      ['GET', '/api/desk/facilities.csv'],
      ['GET', `${LIST}/dermaga-alabio`],
      ['POST', LIST],
      ['POST', `${LIST}/dermaga-alabio/withdraw`],
      ['PUT', '/api/desk/placements/dermaga-alabio-1'],
      ['POST', '/api/desk/placements/dermaga-alabio-1/codes'],
      ['POST', '/api/desk/codes/00000000/withdraw'],
      ['GET', '/api/desk/examples'],
      ['POST', '/api/desk/examples/remove'],
    ] as const) {
      const body = method === 'GET' ? undefined : {}
      expect((await ask(world, null)(method, path, body)).status, path).toBe(401)
      expect((await liaison(method, path, body)).status, path).toBe(403)
    }
    expect((await world.database.selectFrom('facilities').select('id').execute()).length).toBeGreaterThan(50)
  })

  test('are filtered by state, kind, agency, regency and words, and found by a code', async () => {
    const { coordinator } = await start()
    const names = async (query: string) =>
      v.parse(facilityListSchema, (await coordinator('GET', `${LIST}?${query}`)).body).facilities.map((one) => one.name)
    expect(await names('kind=library')).toEqual(['Perpustakaan Palnam'])
    expect(await names('regency=63.11')).toContain('Pasar Paringin')
    expect(await names('agency=rsud-ulin')).toEqual(['RSUD Ulin Banjarmasin'])
    expect(await names('search=alabio')).toEqual(['Dermaga Alabio'])
    expect(await names('search=100%25')).toEqual([])
    expect(await names('state=withdrawn')).toEqual([])
    const { code } = await first(coordinator, 'dermaga-alabio')
    expect(await names(`search=${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`)).toEqual(['Dermaga Alabio'])
    expect((await coordinator('GET', `${LIST}?kind=castle`)).status).toBe(422)
  })

  test('one is added with a placement, a code and a line in the audit trail', async () => {
    const { world, coordinator } = await start()
    const answer = await coordinator('POST', LIST, { facility: PIER, placement: { label: 'Tiang dermaga' } })
    const added = v.parse(facilityAnswerSchema, answer.body)
    expect(answer.status).toBe(201)
    expect(added).toMatchObject({ ...PIER, example: false, withdrawnAt: null, agencyName: 'Dinas Perhubungan' })
    expect(added.placements.map((placement) => placement.codes.length)).toEqual([1])
    const trail = await world.database.selectFrom('audit').select(['action', 'subject', 'account_id']).execute()
    expect(trail).toMatchObject([{ action: 'facility-added', subject: added.id, account_id: 'officer-coordinator' }])
  })

  test('a wrong one changes nothing and is told which fields', async () => {
    const { world, coordinator } = await start()
    const before = await world.database.selectFrom('facilities').select('id').execute()
    for (const [wrong, field] of [
      [{ name: ' ' }, 'facility.name'],
      [{ kind: 'castle' }, 'facility.kind'],
      [{ agency: 'nobody' }, 'agency'],
      [{ village: '63.71.04.9999' }, 'village'],
      [{ district: '63.01.01' }, 'facility.district'],
      [{ position: { latitude: 100, longitude: 0 } }, 'facility.position.latitude'],
    ] as const) {
      const answer = await coordinator('POST', LIST, { facility: { ...PIER, ...wrong }, placement: { label: 'Loket' } })
      expect(answer.status, field).toBe(422)
      expect(answer.body).toMatchObject({ error: { code: 'invalid', fields: { [field]: expect.any(String) } } })
    }
    expect(await world.database.selectFrom('facilities').select('id').execute()).toHaveLength(before.length)
  })

  test('an edit of an older version is refused', async () => {
    const { coordinator } = await start()
    const path = `${LIST}/dermaga-alabio`
    const edit = (version: number, name: string) => coordinator('PUT', path, { version, facility: { ...PIER, name } })
    expect((await edit(1, 'Pertama')).status).toBe(200)
    expect((await edit(1, 'Kedua')).status).toBe(409)
    expect((await read(coordinator, 'dermaga-alabio')).name).toBe('Pertama')
    expect((await coordinator('PUT', `${LIST}/none`, { version: 1, facility: PIER })).status).toBe(404)
  })

  test('withdrawing can be undone, and done twice it is one line in the trail', async () => {
    const { world, coordinator } = await start()
    const path = `${LIST}/dermaga-alabio`
    await coordinator('POST', `${path}/withdraw`, {})
    await coordinator('POST', `${path}/withdraw`, {})
    expect((await read(coordinator, 'dermaga-alabio')).withdrawnAt).toBe(world.now())
    await coordinator('POST', `${path}/restore`, {})
    expect((await read(coordinator, 'dermaga-alabio')).withdrawnAt).toBeNull()
    const trail = await world.database.selectFrom('audit').select('action').orderBy('sequence').execute()
    expect(trail.map((line) => line.action)).toEqual(['facility-withdrawn', 'facility-restored'])
  })

  test('placements are added with a code and renamed', async () => {
    const { coordinator } = await start()
    await coordinator('POST', `${LIST}/dermaga-alabio/placements`, { label: 'Loket klotok' })
    await coordinator('PUT', '/api/desk/placements/dermaga-alabio-1', { label: 'Tiang hilir' })
    const { placements } = await read(coordinator, 'dermaga-alabio')
    expect(placements.map((placement) => placement.label).sort()).toEqual(['Loket klotok', 'Tiang hilir'])
    expect(placements.every((placement) => placement.codes.length === 1)).toBe(true)
  })

  test('a withdrawn code names its successor, and a placement has one active code at most', async () => {
    const { coordinator } = await start()
    const { code, placement } = await first(coordinator, 'dermaga-alabio')
    expect((await coordinator('POST', `/api/desk/placements/${placement}/codes`, {})).status).toBe(409)
    await coordinator('POST', `/api/desk/codes/${code}/withdraw`, { replace: true })
    const [after] = (await read(coordinator, 'dermaga-alabio')).placements
    const active = after?.codes.filter((one) => one.withdrawnAt === null) ?? []
    expect(active).toHaveLength(1)
    expect(after?.codes.find((one) => one.code === code)?.successor).toBe(active[0]?.code)
    await coordinator('POST', `/api/desk/codes/${active[0]?.code}/withdraw`, { replace: false })
    expect((await coordinator('POST', `/api/desk/placements/${placement}/codes`, {})).status).toBe(201)
    // What was withdrawn without a successor leads to the code that hangs there now.
    const [last] = (await read(coordinator, 'dermaga-alabio')).placements
    const hanging = last?.codes.find((one) => one.withdrawnAt === null)?.code
    expect(last?.codes.find((one) => one.code === active[0]?.code)?.successor).toBe(hanging)
  })

  test('go out as a table that no spreadsheet takes for formulas', async () => {
    const { coordinator } = await start()
    await coordinator('POST', LIST, { facility: { ...PIER, name: '=1+1, "x"' }, placement: { label: 'Loket' } })
    const { text } = await coordinator('GET', '/api/desk/facilities.csv?regency=63.71')
    expect(text.startsWith('\ufeffid,nama,')).toBe(true)
    expect(text).toContain(`"'=1+1, ""x"""`)
    expect(text).not.toContain('Tabanio')
  })

  test('removing the examples leaves what real reports name', async () => {
    const { world, coordinator } = await start()
    await coordinator('POST', LIST, { facility: PIER, placement: { label: 'Tiang dermaga' } })
    await insertCase(world, 'real', 'pasar-paringin', 0)
    await insertCase(world, 'played', 'dermaga-alabio', 1)
    expect((await coordinator('GET', '/api/desk/examples')).body).toMatchObject({ reports: 1 })
    const answer = await coordinator('POST', '/api/desk/examples/remove', {})
    expect(answer.body).toMatchObject({ reports: 1, kept: ['Pasar Paringin'] })
    const left = await world.database.selectFrom('facilities').select('name').orderBy('name').execute()
    expect(left.map((row) => row.name)).toEqual(['Dermaga Sungai Andai', 'Pasar Paringin'])
    expect((await world.database.selectFrom('codes').select('code').execute()).length).toBe(2)
    expect((await world.database.selectFrom('cases').select('id').execute()).map((row) => row.id)).toEqual(['real'])
    expect(await loadExamples(world)).toBe('already-loaded')
    expect(exampleId('Pasar Paringin')).toBe('pasar-paringin')
  })
})

async function read(coordinator: Ask, id: string): Promise<FacilityAnswer> {
  return v.parse(facilityAnswerSchema, (await coordinator('GET', `${LIST}/${id}`)).body)
}

async function first(coordinator: Ask, id: string): Promise<{ code: string; placement: string }> {
  const [placement] = (await read(coordinator, id)).placements
  return { code: placement?.codes[0]?.code ?? '', placement: placement?.id ?? '' }
}

async function insertCase(world: ReturnType<typeof testWorld>, id: string, facility: string, example: 0 | 1) {
  await world.database
    .insertInto('cases')
    .values({
      id,
      number: `KS-2026-${id}`,
      report_id: id,
      received_at: 1,
      state: 'received',
      since: 1,
      due_at: null,
      agency_id: null,
      title: null,
      category_id: null,
      kind: 'complaint',
      supervisory: 0,
      facility_id: facility,
      regency: null,
      held_at: null,
      example,
      version: 1,
    })
    .execute()
  await world.database
    .insertInto('events')
    .values({
      case_id: id,
      at: 1,
      kind: 'received',
      account_id: null,
      state: 'received',
      agency_id: null,
      internal_note: null,
      public_reason: null,
    })
    .execute()
}
