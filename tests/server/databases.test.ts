import { expect, test } from 'vitest'
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
})
