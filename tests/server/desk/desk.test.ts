import { expect, test } from 'vitest'
import { describeOnBoth } from '../databases.ts'
import { testWorld } from '../test-world.ts'
import { agencies, asker, caseOf, deskApp, officer } from './officers.ts'

const SENDER = { salt: '00'.repeat(16) as never, name: 'Siti Aminah', contact: '0811-0000-0000' }

describeOnBoth('the desk', (open) => {
  async function desk() {
    const { database } = await open()
    const world = testWorld(database)
    await agencies(world, 'dinkes', 'dinas-pu')
    const app = deskApp(world)
    const coordinator = await officer(world, 'coordinator')
    const liaison = await officer(world, 'liaison', 'dinkes')
    return { world, app, coordinator: asker(app, coordinator.token), liaison: asker(app, liaison.token) }
  }
  const ids = async (answer: Response) => {
    const { cases } = (await answer.json()) as { cases: { id: string }[] }
    return cases.map(({ id }) => id)
  }

  test('every address without a session answers 401 and nothing else', async () => {
    const { app } = await desk()
    const nobody = asker(app, null)
    const routes = app.routes.filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/api/identity/'))
    expect(routes.length).toBeGreaterThan(15)
    for (const { method, path } of routes) {
      const asked = path.replace(':id', 'x').replace(':sha256', 'y')
      const answer = await nobody(method === 'GET' ? 'GET' : 'POST', asked, method === 'GET' ? undefined : {})
      expect(`${method} ${path} ${answer.status}`).toBe(`${method} ${path} 401`)
    }
  })

  test('a liaison finds the own agency’s cases alone, at every door', async () => {
    const { world, coordinator, liaison } = await desk()
    const own = await caseOf(world, { body: 'Puskesmas tutup lebih awal.' })
    const other = await caseOf(world, { body: 'Puskesmas lain bocor.' })
    const secret = await caseOf(world, { body: 'Puskesmas minta uang.', supervisory: true })
    const note = { internalNote: 'untuk dinkes', version: 1 }
    await coordinator('POST', `/api/desk/cases/${own.id}/dispose`, { agency: 'dinkes', ...note })
    await coordinator('POST', `/api/desk/cases/${other.id}/dispose`, { agency: 'dinas-pu', ...note })
    await coordinator('POST', `/api/desk/cases/${secret.id}/dispose`, { agency: 'dinkes', ...note })

    expect((await ids(await coordinator('GET', '/api/desk/cases'))).length).toBe(3)
    expect(await ids(await liaison('GET', '/api/desk/cases'))).toEqual([own.id])
    expect(await ids(await liaison('GET', '/api/desk/cases?search=puskesmas'))).toEqual([own.id])
    expect(await ids(await liaison('GET', '/api/desk/cases?held=1'))).toEqual([])
    const counts = (await (await liaison('GET', '/api/desk/counts')).json()) as { states: { verified: number } }
    expect(counts).toMatchObject({ states: { verified: 1 }, held: null })
    const exported = await (await liaison('GET', '/api/desk/cases.csv')).text()
    expect(exported).toContain(own.number)
    for (const hidden of [other, secret]) {
      expect(exported).not.toContain(hidden.number)
      expect((await liaison('GET', `/api/desk/cases/${hidden.id}`)).status).toBe(404)
    }
    expect((await liaison('GET', `/api/desk/cases/${own.id}`)).status).toBe(200)
    expect((await liaison('POST', `/api/desk/cases/${own.id}/dispose`, { agency: 'dinas-pu', ...note })).status).toBe(
      403,
    )
    expect((await liaison('GET', '/api/desk/accounts')).status).toBe(403)
    expect((await liaison('POST', '/api/desk/held/release', { cases: [own.id] })).status).toBe(403)
  })

  test('an agency may be called every or none: its officer sees its cases alone, at every door', async () => {
    const { world, app, coordinator } = await desk()
    await agencies(world, 'every', 'none')
    const [found, other, free] = [await caseOf(world), await caseOf(world), await caseOf(world)]
    const disposed = { internalNote: '', version: 1 }
    await coordinator('POST', `/api/desk/cases/${found.id}/dispose`, { agency: 'every', ...disposed })
    await coordinator('POST', `/api/desk/cases/${other.id}/dispose`, { agency: 'none', ...disposed })
    for (const [agency, own] of [
      ['every', found],
      ['none', other],
    ] as const) {
      const ask = asker(app, (await officer(world, 'liaison', agency)).token)
      expect(await ids(await ask('GET', '/api/desk/cases'))).toEqual([own.id])
      const statuses = [found, other, free].map(async ({ id }) => (await ask('GET', `/api/desk/cases/${id}`)).status)
      expect(await Promise.all(statuses)).toEqual([found, other, free].map(({ id }) => (id === own.id ? 200 : 404)))
      expect(await (await ask('GET', '/api/desk/counts')).json()).toMatchObject({
        states: { verified: 1, received: 0 },
      })
    }
  })

  test('a photo of another agency’s case is not there for a liaison', async () => {
    const { world, coordinator, liaison } = await desk()
    const found = await caseOf(world)
    const sha256 = 'ab'.repeat(32)
    const attachment = { sha256, position: 0, size: 3, type: 'image/jpeg', state: 'stored' as const, refusal: null }
    await world.database
      .insertInto('attachments')
      .values({ ...attachment, report_id: found.report_id, stored_bytes: 3, updated_at: 0 })
      .execute()
    await world.attachments.writeCopy(found.report_id, sha256, 'full', Uint8Array.of(1, 2, 3))
    const path = `/api/desk/cases/${found.id}/photos/${sha256}`
    expect((await coordinator('GET', path)).status).toBe(200)
    expect((await liaison('GET', path)).status).toBe(404)
    await coordinator('POST', `/api/desk/cases/${found.id}/dispose`, { agency: 'dinkes', internalNote: '', version: 1 })
    expect((await liaison('GET', path)).status).toBe(200)
  })

  test('a name is shown to a coordinator with a reason, which is written down; to a liaison never', async () => {
    const { world, coordinator, liaison } = await desk()
    const found = await caseOf(world, {}, SENDER)
    await coordinator('POST', `/api/desk/cases/${found.id}/dispose`, { agency: 'dinkes', internalNote: '', version: 1 })
    const path = `/api/desk/cases/${found.id}/unmask`
    expect((await coordinator('POST', path, { reason: 'ingin' })).status).toBe(422)
    expect((await liaison('POST', path, { reason: 'saya ingin tahu' })).status).toBe(403)
    const asked = await coordinator('POST', path, { reason: 'pelapor minta dihubungi' })
    expect(await asked.json()).toEqual({ name: 'Siti Aminah', contact: '0811-0000-0000' })
    const seen = await (await liaison('GET', `/api/desk/cases/${found.id}`)).text()
    expect(seen).not.toMatch(/Siti|0811|unmasked|dihubungi/)
    expect(await (await coordinator('GET', `/api/desk/cases/${found.id}`)).text()).toContain('pelapor minta dihubungi')
    const audit = await world.database.selectFrom('audit').select('action').execute()
    expect(audit.map(({ action }) => action)).toContain('sender-unmasked')
  })

  test('of two officers who dispose at once one is told that the case has changed', async () => {
    const { world, coordinator } = await desk()
    const found = await caseOf(world)
    const path = `/api/desk/cases/${found.id}/dispose`
    const answers = await Promise.all([
      coordinator('POST', path, { agency: 'dinkes', internalNote: '', version: 1 }),
      coordinator('POST', path, { agency: 'dinas-pu', internalNote: '', version: 1 }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const events = await world.database.selectFrom('events').select('kind').where('kind', '=', 'moved').execute()
    expect(events.length).toBe(1)
    const row = await world.database.selectFrom('cases').selectAll().executeTakeFirstOrThrow()
    // Three calendar days after Monday, to the end of Thursday in WITA.
    expect(row).toMatchObject({ state: 'verified', version: 2, due_at: Date.parse('2026-03-06T00:00:00+08:00') })
  })

  test('words are found by their beginnings, in both databases alike', async () => {
    const { world, coordinator } = await desk()
    const found = await caseOf(world, { body: 'Jembatan-gantung di KM.12/RT 3 "rusak" parah.' })
    await caseOf(world, { body: 'Air keruh.' })
    const search = async (words: string) =>
      (await ids(await coordinator('GET', `/api/desk/cases?search=${encodeURIComponent(words)}`))).length
    for (const words of ['jemb', 'JEMBATAN gantung', 'gantung parah', 'km 12', '"rusak"', "rusak'", found.number]) {
      expect(`${words}: ${await search(words)}`).toBe(`${words}: 1`)
    }
    for (const words of ['batan', 'jembatan air', 'OR', 'rusak* NOT', "'; drop table cases; --"]) {
      expect(`${words}: ${await search(words)}`).toBe(`${words}: 0`)
    }
    await world.database.updateTable('cases').set({ title: 'Titian putus' }).where('id', '=', found.id).execute()
    expect(await search('titi')).toBe(1)
  })

  test('pages follow one another without a gap or a double', async () => {
    const { world, coordinator } = await desk()
    const all = []
    for (let count = 0; count < 53; count++) all.push((await caseOf(world)).id)
    const first = (await (await coordinator('GET', '/api/desk/cases')).json()) as {
      cases: { id: string }[]
      next: string
    }
    const second = await ids(await coordinator('GET', `/api/desk/cases?before=${encodeURIComponent(first.next)}`))
    expect([...first.cases.map(({ id }) => id), ...second].sort()).toEqual(all.sort())
  })

  test('another site cannot make an officer’s browser change anything', async () => {
    const { world, app } = await desk()
    const { token } = await officer(world, 'coordinator')
    for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { 'Sec-Fetch-Site': 'same-site' }]) {
      const foreign = asker(app, token, headers)
      expect((await foreign('POST', '/api/session/sign-out', {})).status).toBe(403)
    }
    const signOut = (headers: Record<string, string>) =>
      app.request('/api/session/sign-out', { method: 'POST', headers: { Cookie: `lapor=${token}`, ...headers } })
    expect((await signOut({})).status).toBe(403)
    expect((await signOut({ Origin: 'https://evil.example' })).status).toBe(403)
    expect((await signOut({ Origin: 'http://localhost:8080' })).status).toBe(204)
  })
})
