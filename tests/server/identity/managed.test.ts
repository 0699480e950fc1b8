import { expect, test } from 'vitest'
import type { Database } from '../../../src/server/database/open.ts'
import { exampleId, loadExamples } from '../../../src/server/facilities/examples/load.ts'
import { assignFacilities } from '../../../src/server/identity/managed.ts'
import { readSession } from '../../../src/server/identity/sessions.ts'
import { atTheSameMoment } from '../at-the-same-moment.ts'
import { describeOnBoth } from '../databases.ts'
import { asker, deskApp, officer } from '../desk/officers.ts'
import { testWorld } from '../test-world.ts'

describeOnBoth('a facility manager', (open, engine) => {
  async function start() {
    const { database } = await open()
    const world = testWorld(database)
    await loadExamples(world)
    const app = deskApp(world)
    return { world, app, coordinator: asker(app, (await officer(world, 'coordinator')).token) }
  }
  const invitation = (facilities: readonly string[]) => ({ role: 'facility-manager', agency: null, facilities })

  test('is invited to facilities, looks after them, and gets others at any time', async () => {
    const { world, app, coordinator } = await start()
    const invited = await coordinator('POST', '/api/desk/invitations', invitation(['dermaga-alabio', 'dermaga-alabio']))
    const { link } = (await invited.json()) as { link: string }
    const made = await asker(app, null)('POST', '/api/identity/set-up', {
      token: link.split('#')[1],
      username: 'pengelola',
      name: 'Pengelola',
      password: 'perahu-kuning-pagi-hari',
    })
    const token = /lapor=([^;]+)/.exec(made.headers.get('Set-Cookie') ?? '')?.[1] ?? ''
    const signedIn = await readSession(world, token)
    expect(signedIn).toMatchObject({ role: 'facility-manager', facilities: ['dermaga-alabio'] })

    const address = `/api/desk/accounts/${signedIn?.accountId}/facilities`
    expect((await coordinator('POST', address, { facilities: ['pasar-paringin'] })).status).toBe(204)
    expect((await readSession(world, token))?.facilities).toEqual(['pasar-paringin'])
    expect((await coordinator('POST', address, { facilities: ['none'] })).status).toBe(422)
    expect((await readSession(world, token))?.facilities).toEqual(['pasar-paringin'])
    const listed = await (await coordinator('GET', '/api/desk/accounts')).json()
    expect(JSON.stringify(listed)).toContain('"facilities":["pasar-paringin"]')
  })

  test('is not invited without facilities, nor others with them; nobody gives facilities to who is none', async () => {
    const { coordinator, world } = await start()
    const liaison = await officer(world, 'liaison', 'dishub')
    const invite = (body: unknown) => coordinator('POST', '/api/desk/invitations', body)
    expect((await invite(invitation([]))).status).toBe(422)
    expect((await invite(invitation(['none']))).status).toBe(422)
    expect((await invite({ ...invitation(['dermaga-alabio']), role: 'coordinator' })).status).toBe(422)
    expect(await world.database.selectFrom('setup_links').selectAll().execute()).toEqual([])
    const address = `/api/desk/accounts/${liaison.id}/facilities`
    expect((await coordinator('POST', address, { facilities: ['dermaga-alabio'] })).status).toBe(404)
  })

  test('is given facilities by two at the same moment: it has what one of them gave, never both', async () => {
    const { database, openAgain } = await open()
    const world = testWorld(database)
    await loadExamples(world)
    const manager = await officer(world, 'facility-manager')
    const coordinator = await officer(world, 'coordinator')
    const beside = engine === 'postgresql' ? { ...world, database: openAgain() } : world
    await assignFacilities(world, coordinator.id, manager.id, [exampleId('RSUD Ulin Banjarmasin')])
    const assign = () =>
      Promise.all([
        assignFacilities(world, coordinator.id, manager.id, ['dermaga-alabio']),
        assignFacilities(beside, coordinator.id, manager.id, ['pasar-paringin']),
      ])
    const hold = (trx: Database) => trx.updateTable('managed_facilities').set({ account_id: manager.id }).execute()
    await (engine === 'postgresql' ? atTheSameMoment(openAgain(), database, hold, assign) : assign())
    const facilities = (await readSession(world, manager.token))?.facilities
    expect([['dermaga-alabio'], ['pasar-paringin']]).toContainEqual(facilities)
  })

  test('gives nobody facilities, and sees no case', async () => {
    const { world, app } = await start()
    const manager = await officer(world, 'facility-manager')
    const ask = asker(app, manager.token)
    const address = `/api/desk/accounts/${manager.id}/facilities`
    expect((await ask('POST', address, { facilities: ['dermaga-alabio'] })).status).toBe(403)
    expect(await (await ask('GET', '/api/desk/cases')).json()).toMatchObject({ cases: [] })
  })
})
