import { expect, test } from 'vitest'
import { disableAccount } from '../../../src/server/identity/accounts.ts'
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
})
