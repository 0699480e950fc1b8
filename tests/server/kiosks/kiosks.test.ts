import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { readFacilityCode } from '../../../src/domain/facility-code.ts'
import type { Role } from '../../../src/domain/role.ts'
import { answerErrors } from '../../../src/server/errors.ts'
import { loadExamples } from '../../../src/server/facilities/examples/load.ts'
import { removeExamples } from '../../../src/server/facilities/examples/remove.ts'
import { LINK_LIFE } from '../../../src/server/identity/links.ts'
import { openSession } from '../../../src/server/identity/sessions.ts'
import { kioskRoutes } from '../../../src/server/kiosks/routes.ts'
import { describeOnBoth } from '../databases.ts'
import { type TestWorld, testWorld } from '../test-world.ts'

type Headers = Readonly<Record<string, string>>

/** Asks with an officer's session, a tablet's key, or as nobody. */
function asker(world: TestWorld, headers: Headers = {}) {
  const app = new Hono()
  app.onError(answerErrors(world.log))
  app.route('/', kioskRoutes(world))
  return async (method: string, path: string, body?: unknown) => {
    const answer = await app.request(path, {
      method,
      headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, headers: answer.headers, body: await answer.json() }
  }
}

async function officer(world: TestWorld, role: Role, facilities: readonly string[] = []) {
  const account = { username: role, name: role, role, agency_id: null, password_hash: '', disabled_at: null }
  await world.database
    .insertInto('accounts')
    .values({ id: `officer-${role}`, created_at: world.now(), ...account })
    .execute()
  for (const facility of facilities) {
    await world.database
      .insertInto('managed_facilities')
      .values({ account_id: `officer-${role}`, facility_id: facility })
      .execute()
  }
  return asker(world, { Cookie: `lapor=${await openSession(world, `officer-${role}`)}` })
}

async function place(world: TestWorld) {
  await loadExamples(world)
  return world.database
    .selectFrom('placements')
    .innerJoin('codes', 'codes.placement_id', 'placements.id')
    .innerJoin('facilities', 'facilities.id', 'placements.facility_id')
    .select(['placements.id as placement', 'placements.facility_id as facility', 'codes.code', 'facilities.name'])
    .where('facilities.kind', '=', 'hospital')
    .where('codes.withdrawn_at', 'is', null)
    .orderBy('codes.code')
    .executeTakeFirstOrThrow()
}

describeOnBoth('kiosks', (open) => {
  test('a one-time link sets one tablet up, once; only hashes are kept; nobody else may make one', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const { placement, facility, code, name } = await place(world)
    const manager = await officer(world, 'coordinator')
    const address = `/api/desk/facilities/${facility}/kiosks`
    const wanted = { name: ' Tablet loket 1 ', placement }
    expect((await asker(world)('POST', address, wanted)).status).toBe(401)
    expect((await (await officer(world, 'liaison'))('POST', address, wanted)).status).toBe(403)
    expect((await manager('POST', address, { ...wanted, placement: 'elsewhere' })).body.error).toMatchObject({
      fields: { placement: 'unknown' },
    })
    expect((await manager('GET', '/api/desk/facilities/none/kiosks')).status).toBe(404)

    const made = await manager('POST', address, wanted)
    expect(made.status).toBe(201)
    expect(made.body.kiosk).toMatchObject({ name: 'Tablet loket 1', code, enrolledAt: null, withdrawnAt: null })
    const [page, token = ''] = made.body.link.split('#')
    expect(page).toBe(`http://localhost:8080/kios/${code}`)
    const row = await database.selectFrom('kiosks').selectAll().executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(token)

    const tablet = asker(world)
    const enrolled = await tablet('POST', '/api/kiosks/enrol', { token })
    expect(enrolled.status).toBe(200)
    expect(enrolled.body.facts).toMatchObject({ name: 'Tablet loket 1', withdrawn: false, code, facility: { name } })
    expect(enrolled.body.facts.categories.id.at(-1).id).toBe('other')
    expect(enrolled.body.facts.categories.en[0].id).toBe('health')
    expect((await tablet('POST', '/api/kiosks/enrol', { token })).status).toBe(410)
    expect(JSON.stringify(await database.selectFrom('kiosks').selectAll().execute())).not.toContain(enrolled.body.key)

    const actions = await database.selectFrom('audit').select(['action', 'account_id', 'subject']).execute()
    expect(actions).toEqual([
      { action: 'kiosk-added', account_id: 'officer-coordinator', subject: row.id },
      { action: 'kiosk-enrolled', account_id: null, subject: row.id },
    ])
    expect(world.lines.join()).not.toContain(token)
  })

  test('a manager sets up kiosks at the own facility; any other’s are not there', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const { placement, facility } = await place(world)
    const other = await database
      .selectFrom('placements')
      .select(['id', 'facility_id'])
      .where('facility_id', '!=', facility)
      .executeTakeFirstOrThrow()
    const coordinator = await officer(world, 'coordinator')
    const foreign = await coordinator('POST', `/api/desk/facilities/${other.facility_id}/kiosks`, {
      name: 'Tablet',
      placement: other.id,
    })
    const manager = await officer(world, 'facility-manager', [facility])
    const own = await manager('POST', `/api/desk/facilities/${facility}/kiosks`, { name: 'Tablet', placement })
    expect(own.status).toBe(201)
    // Not a placement of somebody else's either.
    const crossed = { name: 'Tablet', placement: other.id }
    expect((await manager('POST', `/api/desk/facilities/${facility}/kiosks`, crossed)).status).toBe(422)
    const { id } = foreign.body.kiosk
    const refused = [
      await manager('GET', `/api/desk/facilities/${other.facility_id}/kiosks`),
      await manager('POST', `/api/desk/facilities/${other.facility_id}/kiosks`, crossed),
      await manager('PUT', `/api/desk/kiosks/${id}`, { name: 'Saya' }),
      await manager('POST', `/api/desk/kiosks/${id}/link`),
      await manager('POST', `/api/desk/kiosks/${id}/withdraw`),
    ]
    expect(refused.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    expect((await manager('POST', `/api/desk/kiosks/${own.body.kiosk.id}/withdraw`)).status).toBe(200)
  })

  test('a tablet is seen, to the minute; withdrawn it hears so; a new link takes the place of the old and of its key', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const { placement, facility } = await place(world)
    const manager = await officer(world, 'coordinator')
    const address = `/api/desk/facilities/${facility}/kiosks`
    const made = await manager('POST', address, { name: 'Tablet', placement })
    const { id } = made.body.kiosk
    const tokenOf = (answer: typeof made) => answer.body.link.split('#')[1]
    const again = await manager('POST', `/api/desk/kiosks/${id}/link`)
    const tablet = asker(world)
    expect((await tablet('POST', '/api/kiosks/enrol', { token: tokenOf(made) })).status).toBe(410)
    const { key } = (await tablet('POST', '/api/kiosks/enrol', { token: tokenOf(again) })).body
    const enrolledAt = world.now()

    const own = asker(world, { Authorization: `Bearer ${key}` })
    world.clock.at += 59_000
    expect((await own('POST', '/api/kiosks/facts')).status).toBe(200)
    expect((await manager('GET', address)).body.kiosks[0].lastSeenAt).toBe(enrolledAt)
    world.clock.at += 2_000
    await own('POST', '/api/kiosks/facts')
    expect((await manager('GET', address)).body.kiosks[0].lastSeenAt).toBe(world.now())
    expect(
      (await asker(world, { Authorization: `Bearer ${'A'.repeat(43)}` })('POST', '/api/kiosks/facts')).status,
    ).toBe(404)

    expect((await manager('PUT', `/api/desk/kiosks/${id}`, { name: 'Tablet pintu' })).body.name).toBe('Tablet pintu')
    await manager('POST', `/api/desk/kiosks/${id}/withdraw`)
    const withdrawnAt = world.now()
    world.clock.at += 1_000
    const twice = await manager('POST', `/api/desk/kiosks/${id}/withdraw`)
    expect(twice).toMatchObject({ status: 200, body: { withdrawnAt } })
    const trail = database.selectFrom('audit').select('action').where('action', '=', 'kiosk-withdrawn')
    expect(await trail.execute()).toHaveLength(1)
    expect((await own('POST', '/api/kiosks/facts')).body).toMatchObject({ name: 'Tablet pintu', withdrawn: true })
    expect((await manager('POST', `/api/desk/kiosks/${id}/link`)).status).toBe(410)

    // A link is good for a week and no longer.
    const late = await manager('POST', address, { name: 'Tablet 2', placement })
    world.clock.at += LINK_LIFE
    expect((await tablet('POST', '/api/kiosks/enrol', { token: tokenOf(late) })).status).toBe(410)
    // An example facility goes with its kiosks.
    await removeExamples(world, 'officer-coordinator')
    expect(await database.selectFrom('kiosks').select('id').execute()).toEqual([])
  })

  test('the week’s counts: nothing below three, no supervisory case, and no step that shows who just left', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const { facility, code } = await place(world)
    const start = world.now()
    const add = async (name: string, more: Readonly<Record<string, unknown>> = {}) => {
      const row = {
        id: name,
        number: name,
        report_id: name,
        received_at: start - 3_600_000,
        state: 'received' as const,
        since: start - 3_600_000,
        kind: 'complaint' as const,
        supervisory: 0 as const,
        facility_id: facility,
        example: 0 as const,
        version: 1,
        ...more,
      }
      await database
        .insertInto('cases')
        .values({ ...row })
        .execute()
    }
    const week = async () => (await asker(world)('GET', `/api/kiosks/${code}/week`)).body
    await add('a')
    await add('b')
    await add('secret', { supervisory: 1 })
    await add('held', { held_at: start })
    await add('old', { received_at: start - 8 * 86_400_000, state: 'closed' })
    expect(await week()).toEqual({ received: null, settled: null })
    await add('c')
    expect(await week()).toEqual({ received: 3, settled: null })
    await add('d', { state: 'closed' })
    await add('e', { state: 'closed' })
    expect(await week()).toEqual({ received: 5, settled: 3 })
    await add('just now', { received_at: start + 1_000 })
    world.clock.at += 2_000
    expect((await week()).received).toBe(5)
    world.clock.at += 15 * 60_000
    expect((await week()).received).toBe(6)

    const answer = await asker(world)('GET', `/api/kiosks/${code}/week`)
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=900')
    expect((await asker(world)('GET', '/api/kiosks/00000000/week')).status).toBe(404)
    expect(readFacilityCode(code).outcome).toBe('code')
    await database.updateTable('codes').set({ withdrawn_at: start }).where('code', '=', code).execute()
    expect((await asker(world)('GET', `/api/kiosks/${code}/week`)).status).toBe(404)
  })
})
