import { expect, test } from 'vitest'
import { readSession, type SignedIn } from '../../../src/server/identity/sessions.ts'
import { liveFeed } from '../../../src/server/live/feed.ts'
import { createFeeds, MOST_FEEDS } from '../../../src/server/live/feeds.ts'
import { describeOnBoth } from '../databases.ts'
import { caseOf, officer } from '../desk/officers.ts'
import { type TestWorld, testWorld } from '../test-world.ts'

test('beyond an account’s share its oldest feed ends, and nobody else’s; a place left is free again', () => {
  const feeds = createFeeds(2)
  const ended: string[] = []
  const enter = (account: string, name: string) => feeds.enter(account, () => void ended.push(name))
  enter('one', 'a')
  const leave = enter('one', 'b')
  enter('other', 'x')
  leave()
  leave()
  enter('one', 'c')
  expect(ended).toEqual([])
  enter('one', 'd')
  enter('one', 'e')
  expect(ended).toEqual(['a', 'c'])
  for (let count = 0; count < 50; count++) enter('other', 'y')()
  expect(ended).toEqual(['a', 'c'])
})

async function signedIn(world: TestWorld, token: string): Promise<SignedIn> {
  const session = await readSession(world, token)
  if (session === null) throw new Error('no session')
  return session
}

async function textOf(feed: Response, enough: (text: string) => boolean = () => false): Promise<string> {
  let text = ''
  for await (const bytes of feed.body ?? []) {
    text += new TextDecoder().decode(bytes)
    if (enough(text)) return text
  }
  return text
}

describeOnBoth('one account’s many feeds', (open) => {
  // Each of its many feeds asks the database by itself: on a busy machine that takes a while.
  test('the oldest is told to rest and ends, the newest go on, and a closed one makes room', {
    timeout: 60_000,
  }, async () => {
    const { database } = await open()
    const world = testWorld(database)
    const one = await signedIn(world, (await officer(world, 'coordinator')).token)
    const other = await signedIn(world, (await officer(world, 'coordinator')).token)
    const feeds = createFeeds()
    const theirs = liveFeed(world, other, null, feeds)
    const own = Array.from({ length: MOST_FEEDS }, () => liveFeed(world, one, null, feeds))
    const [oldest, second, closed] = own
    if (oldest === undefined || second === undefined || closed === undefined) throw new Error('no feeds')
    await closed.body?.cancel()
    const fits = liveFeed(world, one, null, feeds)
    const tooMany = liveFeed(world, one, null, feeds)
    expect(await textOf(oldest)).toContain('data: {"what":"rest"}')
    const found = await caseOf(world)
    for (const feed of [theirs, second, fits, tooMany]) {
      const text = await textOf(feed, (said) => said.includes(found.id) || said.includes('rest'))
      expect(text).not.toContain('"what":"rest"')
    }
    for (const feed of own.slice(3)) await feed.body?.cancel()
  })
})
