import * as v from 'valibot'
import { expect, test } from 'vitest'
import { facilityAnswerSchema, facilityListSchema } from '../../../src/domain/facility-protocol.ts'
import { posterAlertsSchema } from '../../../src/domain/poster-alert.ts'
import type { Database } from '../../../src/server/database/open.ts'
import { loadExamples } from '../../../src/server/facilities/examples/load.ts'
import { countOpenAlerts, reportPastedOver } from '../../../src/server/facilities/poster-alerts.ts'
import type { Actor } from '../../../src/server/facilities/reach.ts'
import { atTheSameMoment } from '../at-the-same-moment.ts'
import { describeOnBoth } from '../databases.ts'
import { testWorld } from '../test-world.ts'
import { type Ask, ask, signIn } from './officer.ts'

const LIST = '/api/desk/facilities'
const OWN = 'dermaga-alabio'
const OTHER = 'pasar-paringin'

describeOnBoth('the workshop', (open, engine) => {
  async function start() {
    const { database, openAgain } = await open()
    const world = testWorld(database)
    await loadExamples(world)
    return {
      world,
      openAgain,
      coordinator: await signIn(world, 'coordinator'),
      manager: await signIn(world, 'facility-manager', [OWN]),
    }
  }

  test('a manager sees and changes the own facilities’ places and codes, and no other’s', async () => {
    const { world, manager, coordinator } = await start()
    const seen = v.parse(facilityListSchema, (await manager('GET', LIST)).body)
    expect(seen.facilities.map(({ id }) => id)).toEqual([OWN])
    expect(seen).toMatchObject({ total: 1, mayManageAll: false })
    expect((await manager('GET', `${LIST}.csv`)).text.trim().split('\n')).toHaveLength(2)
    expect((await manager('POST', `${LIST}/${OWN}/placements`, { label: 'Loket', kind: 'counter' })).status).toBe(201)

    const other = await first(coordinator, OTHER)
    for (const [method, path, body] of [
      ['GET', `${LIST}/${OTHER}`],
      ['POST', `${LIST}/${OTHER}/placements`, { label: 'Loket' }],
      ['PUT', `/api/desk/placements/${other.placement}`, { label: 'Loket' }],
      ['POST', `/api/desk/placements/${other.placement}/codes`, {}],
      ['POST', `/api/desk/codes/${other.code}/withdraw`, { replace: true }],
      ['POST', `/api/desk/codes/${other.code}/alerts`, { note: 'stiker' }],
    ] as const) {
      expect((await manager(method, path, body)).status, path).toBe(404)
    }
    const after = await coordinator('GET', `${LIST}/${OTHER}`)
    expect(v.parse(facilityAnswerSchema, after.body).version).toBe(1)
    expect(await world.database.selectFrom('poster_alerts').selectAll().execute()).toEqual([])
  })

  test('a manager adds, edits and withdraws no facility, begins no campaign and removes no example', async () => {
    const { manager } = await start()
    for (const [method, path] of [
      ['POST', LIST],
      ['PUT', `${LIST}/${OWN}`],
      ['POST', `${LIST}/${OWN}/withdraw`],
      ['POST', `${LIST}/${OWN}/restore`],
      ['POST', '/api/desk/campaigns'],
      ['PUT', '/api/desk/campaigns/any'],
      ['GET', '/api/desk/examples'],
      ['POST', '/api/desk/examples/remove'],
    ] as const) {
      expect((await manager(method, path, method === 'GET' ? undefined : {})).status, path).toBe(403)
    }
  })

  test('campaigns and alerts are behind the gate', async () => {
    const { world } = await start()
    const liaison = await signIn(world, 'liaison')
    for (const [method, path] of [
      ['GET', '/api/desk/campaigns'],
      ['POST', '/api/desk/campaigns'],
      ['GET', '/api/desk/poster-alerts'],
      ['POST', '/api/desk/poster-alerts/any/settle'],
      ['POST', '/api/desk/codes/00000000/alerts'],
    ] as const) {
      const body = method === 'GET' ? undefined : {}
      expect((await ask(world, null)(method, path, body)).status, path).toBe(401)
      expect((await liaison(method, path, body)).status, path).toBe(403)
    }
  })

  test('a campaign groups places; ended and renamed it keeps them', async () => {
    const { coordinator, manager } = await start()
    const { campaigns } = v.parse(
      v.object({ campaigns: v.array(v.object({ id: v.string() })) }),
      (await coordinator('POST', '/api/desk/campaigns', { name: 'Berani LAPOR' })).body,
    )
    const id = campaigns[0]?.id ?? ''
    const { placement } = await first(coordinator, OWN)
    const input = { label: 'Tiang', kind: 'pier', campaign: id }
    expect((await manager('PUT', `/api/desk/placements/${placement}`, input)).status).toBe(200)
    const unknown = await manager('PUT', `/api/desk/placements/${placement}`, { ...input, campaign: 'none' })
    expect(unknown).toMatchObject({ status: 422, body: { error: { fields: { campaign: 'unknown' } } } })
    await coordinator('PUT', `/api/desk/campaigns/${id}`, { name: 'Hari bebas kendaraan', ended: true })
    const list = v.parse(facilityListSchema, (await coordinator('GET', `${LIST}?campaign=${id}`)).body)
    expect(list.facilities.map((one) => one.id)).toEqual([OWN])
    expect(list.campaigns).toMatchObject([{ id, name: 'Hari bebas kendaraan', endedAt: expect.any(Number) }])
    expect(list.facilities[0]?.placements[0]).toMatchObject({ label: 'Tiang', kind: 'pier', campaign: id })
    expect((await coordinator('PUT', '/api/desk/campaigns/none', { name: 'Lain' })).status).toBe(404)
    expect((await coordinator('POST', '/api/desk/campaigns', { name: ' ' })).status).toBe(422)
  })

  test('a poster found pasted over alerts the coordinator once, until it is settled; that can be taken back', async () => {
    const { world, coordinator, manager } = await start()
    const { code } = await first(coordinator, OWN)
    await manager('POST', `/api/desk/codes/${code}/alerts`, { note: 'stiker lain' })
    await manager('POST', `/api/desk/codes/${code}/alerts`, { note: 'kode QR palsu' })
    // Who says it once more without words takes none away.
    await manager('POST', `/api/desk/codes/${code}/alerts`, {})
    const read = async (by: Ask) => v.parse(posterAlertsSchema, (await by('GET', '/api/desk/poster-alerts')).body)
    const { open: count, alerts } = await read(coordinator)
    expect(count).toBe(1)
    expect(alerts).toMatchObject([{ code, facility: { id: OWN }, note: 'kode QR palsu', by: 'facility-manager' }])
    const id = alerts[0]?.id ?? ''
    await coordinator('POST', `/api/desk/poster-alerts/${id}/settle`, {})
    await coordinator('POST', `/api/desk/poster-alerts/${id}/settle`, {})
    expect(await read(manager)).toMatchObject({ open: 0, alerts: [{ id, settledAt: world.now() }] })
    await coordinator('POST', `/api/desk/poster-alerts/${id}/reopen`, {})
    expect((await read(coordinator)).open).toBe(1)
    const trail = await world.database.selectFrom('audit').select('action').orderBy('sequence').execute()
    expect(trail.map(({ action }) => action)).toEqual([
      ...Array(3).fill('poster-pasted-over'),
      'poster-alert-settled',
      'poster-alert-reopened',
    ])
  })

  test('a poster reported by two at the same moment is one alert', async () => {
    const { world, coordinator, openAgain } = await start()
    const { code } = await first(coordinator, OWN)
    const actor: Actor = { accountId: 'officer-coordinator', reach: 'every' }
    const beside = engine === 'postgresql' ? { ...world, database: openAgain() } : world
    const report = () =>
      Promise.all([
        reportPastedOver(world, actor, code, 'stiker lain'),
        reportPastedOver(beside, actor, code, 'kode QR palsu'),
      ])
    const hold = (trx: Database) =>
      trx.selectFrom('codes').select('code').where('code', '=', code).forUpdate().execute()
    await (engine === 'postgresql' ? atTheSameMoment(openAgain(), world.database, hold, report) : report())
    expect(await countOpenAlerts(world.database, 'every')).toBe(1)
  })

  test('an alert is not taken back beside a newer one of the same poster', async () => {
    const { world, coordinator } = await start()
    const { code } = await first(coordinator, OWN)
    await coordinator('POST', `/api/desk/codes/${code}/alerts`, { note: 'stiker lain' })
    const { alerts } = v.parse(posterAlertsSchema, (await coordinator('GET', '/api/desk/poster-alerts')).body)
    await coordinator('POST', `/api/desk/poster-alerts/${alerts[0]?.id}/settle`, {})
    await coordinator('POST', `/api/desk/codes/${code}/alerts`, { note: 'lagi' })
    const taken = await coordinator('POST', `/api/desk/poster-alerts/${alerts[0]?.id}/reopen`, {})
    expect(taken).toMatchObject({ status: 200, body: { open: 1, alerts: [{ note: 'lagi' }, { note: 'stiker lain' }] } })
    expect(await countOpenAlerts(world.database, 'every')).toBe(1)
  })

  test('an alert beyond a manager’s reach is not there for it', async () => {
    const { coordinator, manager } = await start()
    const { code } = await first(coordinator, OTHER)
    await coordinator('POST', `/api/desk/codes/${code}/alerts`, {})
    const { alerts } = v.parse(posterAlertsSchema, (await coordinator('GET', '/api/desk/poster-alerts')).body)
    expect((await manager('GET', '/api/desk/poster-alerts')).body).toEqual({ open: 0, alerts: [] })
    expect((await manager('POST', `/api/desk/poster-alerts/${alerts[0]?.id}/settle`, {})).status).toBe(404)
  })

  test('examples with a manager and an alert can still be removed', async () => {
    const { world, coordinator } = await start()
    const { code } = await first(coordinator, OWN)
    await coordinator('POST', `/api/desk/codes/${code}/alerts`, {})
    expect((await coordinator('POST', '/api/desk/examples/remove', {})).status).toBe(200)
    expect(await world.database.selectFrom('managed_facilities').selectAll().execute()).toEqual([])
  })
})

async function first(by: Ask, id: string): Promise<{ code: string; placement: string }> {
  const answer = v.parse(facilityAnswerSchema, (await by('GET', `${LIST}/${id}`)).body)
  const [placement] = answer.placements
  return { code: placement?.codes[0]?.code ?? '', placement: placement?.id ?? '' }
}
