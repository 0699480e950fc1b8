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

/** Reads a feed bit by bit. `until` resolves to all it said so far, once that is `enough` or the feed is over. */
function listen(feed: Response): { readonly until: (enough: RegExp) => Promise<string> } {
  const reader = feed.body?.getReader()
  let text = ''
  return {
    async until(enough) {
      while (!enough.test(text)) {
        const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
        if (done) break
        text += new TextDecoder().decode(value)
      }
      return text
    },
  }
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
    expect(await listen(oldest).until(/never/)).toContain('data: {"what":"rest"}')
    const going = [theirs, second, fits, tooMany].map(listen)
    // What happens before a feed stands is none of its news.
    for (const feed of going) await feed.until(/: open/)
    const found = await caseOf(world)
    for (const feed of going) {
      const text = await feed.until(new RegExp(`${found.id}|"rest"`))
      expect(text).toContain(found.id)
      expect(text).not.toContain('"what":"rest"')
    }
    for (const feed of own.slice(3)) await feed.body?.cancel()
  })
})
