import { expect, test } from 'vitest'
import type { Database } from '../../../src/server/database/open.ts'
import { disableAccount } from '../../../src/server/identity/accounts.ts'
import { readSession, type SignedIn } from '../../../src/server/identity/sessions.ts'
import { liveFeed } from '../../../src/server/live/feed.ts'
import { writePlace } from '../../../src/server/live/read-events.ts'
import { describeOnBoth } from '../databases.ts'
import { agencies, asker, caseOf, deskApp, officer } from '../desk/officers.ts'
import { intakeApp, put, sealedReport } from '../intake/sealed-report.ts'
import { START, type TestWorld, testWorld } from '../test-world.ts'
import { placeAfterAll } from './place.ts'

async function signedIn(world: TestWorld, token: string): Promise<SignedIn> {
  const session = await readSession(world, token)
  if (session === null) throw new Error('no session')
  return session
}

/** What the feed says until it ends, or until `enough`. */
async function heard(response: Response, enough: (text: string) => boolean): Promise<string> {
  let text = ''
  for await (const bytes of response.body ?? []) {
    text += new TextDecoder().decode(bytes)
    if (enough(text)) return text
  }
  return text
}

function touch(database: Database, caseId: string, kind: 'attachment' | 'unmasked', agency: string | null, at = START) {
  const row = { case_id: caseId, at, kind, state: 'verified' as const, agency_id: agency }
  return database
    .insertInto('events')
    .values({ ...row, account_id: null, internal_note: null, public_reason: null })
    .execute()
}

describeOnBoth('what the live feed keeps to itself', (open, engine) => {
  test('that a name was asked for: it would tell an agency that somebody left one', async () => {
    const { database } = await open()
    const world = testWorld(database)
    await agencies(world, 'dinkes')
    const coordinator = await officer(world, 'coordinator')
    const liaison = await officer(world, 'liaison', 'dinkes')
    const [asked, other] = [await caseOf(world), await caseOf(world)]
    const ask = asker(deskApp(world), coordinator.token)
    for (const { id } of [asked, other]) {
      const disposition = { agency: 'dinkes', internalNote: '', version: 1 }
      expect((await ask('POST', `/api/desk/cases/${id}/dispose`, disposition)).status).toBe(200)
    }
    const from = writePlace(await placeAfterAll(database, engine))
    await touch(database, asked.id, 'unmasked', 'dinkes')
    await touch(database, other.id, 'attachment', 'dinkes')
    const own = liveFeed(world, await signedIn(world, liaison.token), from)
    expect(await heard(own, (text) => text.includes(other.id))).not.toContain(asked.id)
    const all = liveFeed(world, await signedIn(world, coordinator.token), from)
    expect(await heard(all, (text) => text.includes(other.id))).toContain(asked.id)
  })

  test('a case that a correction makes supervisory goes out of an agency’s sight with one word, and only then', async () => {
    const { database } = await open()
    const world = testWorld(database)
    await agencies(world, 'dinkes')
    const coordinator = await officer(world, 'coordinator')
    const liaison = await officer(world, 'liaison', 'dinkes')
    const intake = intakeApp(world)
    const ask = asker(deskApp(world), coordinator.token)
    const first = await sealedReport({ body: 'Loket tutup.' })
    await put(intake, first.id, first.bytes)
    const turned = await database.selectFrom('cases').selectAll().executeTakeFirstOrThrow()
    const [always, other] = [await caseOf(world, { supervisory: true }), await caseOf(world)]
    for (const { id } of [turned, always, other]) {
      const disposition = { agency: 'dinkes', internalNote: '', version: 1 }
      expect((await ask('POST', `/api/desk/cases/${id}/dispose`, disposition)).status).toBe(200)
    }
    const from = writePlace(await placeAfterAll(database, engine))
    world.clock.at += 1_000
    const words = { supersedes: first.id, supervisory: true, body: 'Petugas minta uang.' }
    const correction = await sealedReport(words)
    expect((await put(intake, correction.id, correction.bytes, first.uploadKey)).status).toBe(201)
    await touch(database, always.id, 'attachment', 'dinkes')
    await touch(database, other.id, 'attachment', 'dinkes')
    const session = await signedIn(world, liaison.token)
    const told = await heard(liveFeed(world, session, from), (text) => text.includes(other.id))
    expect(told).toContain(`data: ${JSON.stringify({ what: 'gone', id: turned.id })}`)
    expect(told).not.toMatch(/minta uang|"supervisory":true/)
    expect(told).not.toContain(always.id)
    // From then on no word of it, whatever happens.
    const later = writePlace(await placeAfterAll(database, engine))
    await touch(database, turned.id, 'attachment', 'dinkes', world.now() + 1)
    await touch(database, other.id, 'attachment', 'dinkes')
    const after = await heard(liveFeed(world, session, later), (text) => text.includes(other.id))
    expect(after).not.toContain(turned.id)
  })

  test('everything, from the moment an account is shut: not even what was waiting is told', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const [shut, by] = [await officer(world, 'coordinator'), await officer(world, 'coordinator')]
    const session = await signedIn(world, shut.token)
    const from = writePlace(await placeAfterAll(database, engine))
    const found = await caseOf(world)
    await disableAccount(world, by.id, shut.id)
    const text = await heard(liveFeed(world, session, from), () => false)
    expect(text).toContain(': open')
    expect(text).not.toContain(found.id)
  })
})
