import { expect, test } from 'vitest'
import { isUnavailable } from '../../src/server/database/trouble.ts'
import { describeOnBoth } from './databases.ts'

describeOnBoth('a fresh database', (open, engine) => {
  test('is migrated, empty, and of the engine it says', async () => {
    const opened = await open()
    expect(opened.engine).toBe(engine)
    expect(await opened.database.selectFrom('reports').selectAll().execute()).toEqual([])
  })

  test('is seen through a second pool, and is no other test’s', async () => {
    const [first, other] = [await open(), await open()]
    await first.database.insertInto('facts').values({ name: 'epoch', value: '7' }).execute()
    expect(await first.openAgain().selectFrom('facts').selectAll().execute()).toEqual([{ name: 'epoch', value: '7' }])
    expect(await other.database.selectFrom('facts').selectAll().execute()).toEqual([])
  })

  test('a connection cut inside a transaction is that query’s error and no crash; the pool heals', async () => {
    const { database, cut } = await open()
    if (engine === 'sqlite') return
    const broken = database.transaction().execute(async (trx) => {
      await trx.selectFrom('facts').selectAll().execute()
      await cut()
      await new Promise((resolve) => setTimeout(resolve, 100))
      await trx.selectFrom('facts').selectAll().execute()
    })
    await expect(broken).rejects.toSatisfy(isUnavailable)
    expect(await database.selectFrom('facts').selectAll().execute()).toEqual([])
  })
})
