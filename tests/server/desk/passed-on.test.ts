import { expect, test } from 'vitest'
import type { Case } from '../../../src/domain/desk-protocol.ts'
import { readSession } from '../../../src/server/identity/sessions.ts'
import { rejectHeld, releaseHeld } from '../../../src/server/intake/held.ts'
import { liveFeed } from '../../../src/server/live/feed.ts'
import { writePlace } from '../../../src/server/live/read-events.ts'
import { describeOnBoth } from '../databases.ts'
import { placeAfterAll } from '../live/place.ts'
import { testWorld } from '../test-world.ts'
import { agencies, asker, caseOf, deskApp, officer } from './officers.ts'

describeOnBoth('a case that is passed on', (open, engine) => {
  test('leaves the first agency’s sight with one word, and its notes stay with it; of a supervisory one no word', async () => {
    const { database } = await open()
    const world = testWorld(database)
    await agencies(world, 'dinkes', 'dinas-pu')
    const coordinator = asker(deskApp(world), (await officer(world, 'coordinator')).token)
    const [first, second] = [await officer(world, 'liaison', 'dinkes'), await officer(world, 'liaison', 'dinas-pu')]
    const [plain, secret] = [await caseOf(world), await caseOf(world, { supervisory: true })]
    const pass = async (id: string, agency: string, version: number) => {
      const disposition = { agency, internalNote: `only for ${agency}`, version }
      expect((await coordinator('POST', `/api/desk/cases/${id}/dispose`, disposition)).status).toBe(200)
    }
    for (const { id } of [secret, plain]) await pass(id, 'dinkes', 1)
    const from = writePlace(await placeAfterAll(database, engine))
    for (const { id } of [secret, plain]) await pass(id, 'dinas-pu', 2)

    const session = await readSession(world, first.token)
    if (session === null) throw new Error('no session')
    let told = ''
    for await (const bytes of liveFeed(world, session, from).body ?? []) {
      told += new TextDecoder().decode(bytes)
      if (told.includes(plain.id)) break
    }
    expect(told).toContain(JSON.stringify({ what: 'gone', id: plain.id }))
    expect(told).not.toContain(secret.id)

    const answer = await asker(deskApp(world), second.token)('GET', `/api/desk/cases/${plain.id}`)
    const notes = ((await answer.json()) as Case).events.flatMap(({ internalNote }) => internalNote ?? [])
    expect(notes).toEqual(['only for dinas-pu'])
  })

  test('released and rejected at the same moment, a held case goes one way', async () => {
    const { database, openAgain } = await open()
    const world = testWorld(database)
    const beside = engine === 'postgresql' ? { ...world, database: openAgain() } : world
    const by = await officer(world, 'coordinator')
    for (let round = 0; round < 5; round++) {
      const { id } = await caseOf(world)
      await database.updateTable('cases').set({ held_at: world.now() }).where('id', '=', id).execute()
      const ends = await Promise.all([releaseHeld(world, [id], by.id), rejectHeld(beside, [id], 'Berulang.', by.id)])
      expect(ends.flat()).toEqual([id])
      const events = await database.selectFrom('events').select('kind').where('case_id', '=', id).execute()
      expect(events.filter(({ kind }) => kind !== 'received')).toHaveLength(1)
    }
  })
})
