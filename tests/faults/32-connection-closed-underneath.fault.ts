import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

test('[O1] fault 32: the database connection is closed underneath, again and again', async ({
  phone,
  between,
  server,
}) => {
  await phone.evaluate(() => {
    const begin = IDBDatabase.prototype.transaction
    let count = 0
    IDBDatabase.prototype.transaction = function (...given: Parameters<typeof begin>) {
      count += 1
      if (count % 7 === 0) this.close()
      return begin.apply(this, given)
    }
  })
  between.follow({ before: (_, response) => response.destroy() !== undefined })
  for (let n = 0; n < 5; n++) await phone.evaluate((n) => device.sealWithSizes(`Terputus ${n}.`, [300_000]), n)
  expect(await phone.evaluate(() => device.states())).toHaveLength(5)
  between.follow({})
  await sendAll(phone)
  await expectInvariant([phone], server, 5)
})
