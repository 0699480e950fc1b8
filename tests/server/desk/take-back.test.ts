import { expect, test } from 'vitest'
import { TAKE_BACK } from '../../../src/server/desk/take-back.ts'
import { findCases } from '../../../src/server/tracking/find-cases.ts'
import { trackedCase } from '../../../src/server/tracking/tracked-case.ts'
import { describeOnBoth } from '../databases.ts'
import { testWorld } from '../test-world.ts'
import { agencies, asker, caseOf, deskApp, officer } from './officers.ts'

describeOnBoth('taking a decision on held cases back', (open) => {
  async function desk() {
    const { database } = await open()
    const world = testWorld(database)
    await agencies(world, 'dinkes')
    const app = deskApp(world)
    const held = async () => {
      const found = await caseOf(world)
      await database.updateTable('cases').set({ held_at: found.received_at }).where('id', '=', found.id).execute()
      const line = { case_id: found.id, at: found.received_at, kind: 'held' as const, state: 'received' as const }
      const unsaid = { account_id: null, agency_id: null, internal_note: null, public_reason: null }
      await database
        .insertInto('events')
        .values({ ...line, ...unsaid })
        .execute()
      return found
    }
    const one = await officer(world, 'coordinator')
    const ask = asker(app, one.token)
    const other = asker(app, (await officer(world, 'coordinator')).token)
    const decide = async (way: 'release' | 'reject' | 'take-back', ids: string[], by = ask) => {
      const body = way === 'reject' ? { cases: ids, reason: 'Berulang.' } : { cases: ids }
      const answer = await by('POST', `/api/desk/held/${way}`, body)
      return ((await answer.json()) as { changed: number }).changed
    }
    const row = (id: string) => database.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const tracked = async (id: string) => {
      const { tracking_hmac } = await database
        .selectFrom('reports')
        .select('tracking_hmac')
        .where('case_id', '=', id)
        .executeTakeFirstOrThrow()
      return trackedCase(await findCases(database, tracking_hmac as never))
    }
    const kinds = async (id: string) =>
      (await database.selectFrom('events').select('kind').where('case_id', '=', id).orderBy('sequence').execute()).map(
        ({ kind }) => kind,
      )
    return { database, world, app, held, one, ask, other, decide, row, tracked, kinds }
  }

  test('a release and a rejection: the case is held as before, its clock untouched, and the history tells both', async () => {
    const { database, world, held, one, decide, row, tracked, kinds } = await desk()
    const [released, rejected] = [await held(), await held()]
    world.clock.at += 60_000
    expect(await decide('release', [released.id])).toBe(1)
    expect(await decide('reject', [rejected.id])).toBe(1)
    expect(await tracked(rejected.id)).toMatchObject({ state: 'archived' })
    world.clock.at += 60_000
    expect(await decide('take-back', [released.id, rejected.id, 'none'])).toBe(2)
    for (const before of [released, rejected]) {
      const { state, since, due_at, received_at } = before
      expect(await row(before.id)).toMatchObject({ state, since, due_at, held_at: received_at, version: 3 })
      expect(await tracked(before.id)).toMatchObject({ state: 'received', history: [{ state: 'received' }] })
    }
    expect(await kinds(released.id)).toEqual(['received', 'held', 'released', 'held'])
    expect(await kinds(rejected.id)).toEqual(['received', 'held', 'moved', 'moved', 'held'])
    const audit = await database.selectFrom('audit').select(['action', 'account_id', 'subject']).execute()
    expect(audit).toContainEqual({ action: 'held-taken-back', account_id: one.id, subject: '2' })

    // Let go after all, its reporter reads what may have been read before, and that it was withdrawn.
    expect(await decide('release', [rejected.id])).toBe(1)
    const steps = (await tracked(rejected.id))?.history.map(({ state, reason }) => [state, reason])
    expect(steps).toEqual([
      ['received', null],
      ['archived', 'Berulang.'],
      ['received', null],
    ])
    expect(await tracked(rejected.id)).toMatchObject({ state: 'received' })
  })

  test('not a colleague’s, not after a while, not what somebody went on with, not twice', async () => {
    const { world, held, ask, other, decide, row } = await desk()
    const [theirs, old, passed, twice] = [await held(), await held(), await held(), await held()]
    const plain = await caseOf(world)
    expect(await decide('release', [old.id])).toBe(1)
    world.clock.at += TAKE_BACK
    expect(await decide('release', [theirs.id], other)).toBe(1)
    expect(await decide('release', [passed.id, twice.id])).toBe(2)
    const disposition = { agency: 'dinkes', internalNote: '', version: (await row(passed.id)).version }
    expect((await other('POST', `/api/desk/cases/${passed.id}/dispose`, disposition)).status).toBe(200)
    expect(await decide('take-back', [theirs.id, old.id, passed.id, plain.id, twice.id])).toBe(1)
    expect(await row(passed.id)).toMatchObject({ state: 'verified', held_at: null })
    expect(await decide('take-back', [twice.id])).toBe(0)
    // A case that this officer disposed in the ordinary way does not go into the queue by it.
    const own = { agency: 'dinkes', internalNote: '', version: 1 }
    expect((await ask('POST', `/api/desk/cases/${plain.id}/dispose`, own)).status).toBe(200)
    expect(await decide('take-back', [plain.id])).toBe(0)
  })

  test('a liaison has no part in it', async () => {
    const { world, app, held, decide } = await desk()
    const found = await held()
    await decide('release', [found.id])
    const liaison = asker(app, (await officer(world, 'liaison', 'dinkes')).token)
    expect((await liaison('POST', '/api/desk/held/take-back', { cases: [found.id] })).status).toBe(403)
  })
})
