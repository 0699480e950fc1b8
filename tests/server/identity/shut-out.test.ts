import { expect, test } from 'vitest'
import type { Database } from '../../../src/server/database/open.ts'
import { disableAccount, invite, makeAccount } from '../../../src/server/identity/accounts.ts'
import { findLink } from '../../../src/server/identity/links.ts'
import { atTheSameMoment } from '../at-the-same-moment.ts'
import { describeOnBoth } from '../databases.ts'
import { officer } from '../desk/officers.ts'
import { testWorld } from '../test-world.ts'

describeOnBoth('shutting accounts', (open, engine) => {
  test('two coordinators who shut out each other at the same moment: one stays', async () => {
    const { database, openAgain } = await open()
    const world = testWorld(database)
    // Two connections of one process to one SQLite file would wait for each other.
    const beside = engine === 'postgresql' ? { ...world, database: openAgain() } : world
    for (let round = 0; round < 5; round++) {
      await database.updateTable('accounts').set({ disabled_at: 1 }).execute()
      const [one, other] = [await officer(world, 'coordinator'), await officer(world, 'coordinator')]
      const ends = await Promise.allSettled([
        disableAccount(world, one.id, other.id),
        disableAccount(beside, other.id, one.id),
      ])
      expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const left = await database.selectFrom('accounts').select('id').where('disabled_at', 'is', null).execute()
      expect(left).toHaveLength(1)
    }
  })

  test('a shut account does not come back by an invitation it made', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const [shut, by] = [await officer(world, 'coordinator'), await officer(world, 'coordinator')]
    const mine = await invite(world, shut.id, { role: 'coordinator', agency: null, facilities: [] })
    const others = await invite(world, by.id, { role: 'coordinator', agency: null, facilities: [] })
    await disableAccount(world, by.id, shut.id)
    expect(await findLink(database, tokenIn(mine.link), world.now())).toBeNull()
    expect(await findLink(database, tokenIn(others.link), world.now())).not.toBeNull()
  })

  test('an invitation used twice at the same moment makes one account', async () => {
    const { database, openAgain } = await open()
    const world = testWorld(database)
    const beside = engine === 'postgresql' ? { ...world, database: openAgain() } : world
    const by = await officer(world, 'coordinator')
    const { link } = await invite(world, by.id, { role: 'coordinator', agency: null, facilities: [] })
    const wanted = { token: tokenIn(link), name: 'Rahmah', password: 'sungai martapura pasang' }
    const use = () =>
      Promise.allSettled([
        makeAccount(world, { ...wanted, username: 'rahmah' }),
        makeAccount(beside, { ...wanted, username: 'lain' }),
      ])
    const ends = await (engine === 'postgresql' ? atTheSameMoment(openAgain(), database, holdLinks, use) : use())
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await database.selectFrom('accounts').select('id').execute()).toHaveLength(2)
  })
})

function holdLinks(trx: Database) {
  return trx.updateTable('setup_links').set({ used_at: null }).execute()
}

function tokenIn(link: string): string {
  return link.split('#')[1] ?? ''
}
