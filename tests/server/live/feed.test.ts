import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Database } from '../../../src/server/database/open.ts'
import { endSessionsOf, readSession, type SignedIn } from '../../../src/server/identity/sessions.ts'
import { liveFeed } from '../../../src/server/live/feed.ts'
import { presentPlace, readEvents } from '../../../src/server/live/read-events.ts'
import { describeOnBoth } from '../databases.ts'
import { agencies, asker, caseOf, deskApp, officer } from '../desk/officers.ts'
import { type TestWorld, testWorld } from '../test-world.ts'

function eventFor(database: Database, caseId: string) {
  const nobody = { account_id: null, agency_id: null, internal_note: null, public_reason: null }
  return database
    .insertInto('events')
    .values({ case_id: caseId, at: 1, kind: 'attachment', state: 'received', ...nobody })
    .returning('sequence')
    .executeTakeFirstOrThrow()
}

async function signedIn(world: TestWorld, token: string): Promise<SignedIn> {
  const session = await readSession(world, token)
  if (session === null) throw new Error('no session')
  return session
}

/** Reads the feed until `enough` says so. */
async function listen(response: Response, enough: (text: string) => boolean): Promise<string> {
  const reader = response.body?.getReader()
  if (reader === undefined) throw new Error('no feed')
  const decoder = new TextDecoder()
  let text = ''
  while (!enough(text)) {
    const { done, value } = await reader.read()
    if (done) return `${text}[ended]`
    text += decoder.decode(value, { stream: true })
  }
  await reader.cancel()
  return text
}

describeOnBoth('the live feed', (open, engine) => {
  test.runIf(engine === 'postgresql')('a commit that comes late is not passed over', async () => {
    const { database, openAgain } = await open()
    const world = testWorld(database)
    const found = await caseOf(world)
    const place = await presentPlace(database, engine)
    const slow = openAgain()
    let commit = () => {}
    const mayCommit = new Promise<void>((resolve) => {
      commit = resolve
    })
    let begun: (sequence: number) => void = () => {}
    const started = new Promise<number>((resolve) => {
      begun = resolve
    })
    const late = slow.transaction().execute(async (trx) => {
      begun((await eventFor(trx, found.id)).sequence)
      await mayCommit
    })
    const early = await started
    const { sequence: quick } = await eventFor(database, found.id)
    expect(quick).toBeGreaterThan(early)
    // The place may lie before the case's own event, while any other database of this server has a transaction open.
    const since = (events: readonly { readonly sequence: number }[]) =>
      events.map(({ sequence }) => sequence).filter((sequence) => sequence >= early)
    const first = await readEvents(database, engine, place)
    expect(since(first)).toEqual([])
    commit()
    await late
    const second = () => readEvents(database, engine, first.at(-1) ?? place)
    await expect.poll(async () => since(await second()), { timeout: 15_000 }).toEqual([early, quick])
  })

  test('a report that comes in is told within the scope, and resumed where it stopped', async () => {
    const { database } = await open()
    const world = testWorld(database)
    await agencies(world, 'dinkes')
    const coordinator = await officer(world, 'coordinator')
    const liaison = await officer(world, 'liaison', 'dinkes')
    const place = await presentPlace(database, engine)
    const from = `${place.transaction}-${place.sequence}`
    const hidden = await caseOf(world, { supervisory: true })
    const found = await caseOf(world)
    const asked = asker(deskApp(world), coordinator.token)
    const disposition = { agency: 'dinkes', internalNote: '', version: 1 }
    for (const { id } of [hidden, found]) {
      expect((await asked('POST', `/api/desk/cases/${id}/dispose`, disposition)).status).toBe(200)
    }
    const all = liveFeed(world, await signedIn(world, coordinator.token), from)
    expect(await listen(all, (text) => text.includes(found.id) && text.includes(hidden.id))).toContain('"what":"case"')
    const own = liveFeed(world, await signedIn(world, liaison.token), from)
    expect(await listen(own, (text) => text.includes(found.id))).not.toContain(hidden.id)
  })

  test('ends when the session ends', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const { id, token } = await officer(world, 'coordinator')
    const feed = liveFeed(world, await signedIn(world, token), null)
    await endSessionsOf(database, id, null)
    expect(await listen(feed, () => false)).toContain('[ended]')
  })

  test('a place from before a restore is answered with the word to load all again', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const { token } = await officer(world, 'coordinator')
    await sql`select 1`.execute(database)
    const feed = liveFeed(world, await signedIn(world, token), '999999999999-5')
    expect(await listen(feed, (text) => text.includes('data:'))).toContain('"what":"reload"')
  })
})
