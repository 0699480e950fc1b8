import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

test('[O2] fault 4: the province commits and the reused connection dies, at every request in turn', async ({
  phone,
  between,
  server,
}) => {
  // One whole delivery first, so that the connection is in use.
  await phone.evaluate(() => device.sealWithPictures('Sambungan dibuka.', [200]))
  await sendAll(phone)
  let destroyed = 0
  for (let lost = 0; lost < 4; lost++) {
    let count = 0
    between.follow({
      after: (request) => {
        if (count++ !== lost) return false
        destroyed += 1
        request.socket.destroy()
        return true
      },
    })
    await phone.evaluate((lost) => device.sealWithPictures(`Putus ${lost}.`, [500]), lost)
    await sendAll(phone)
  }
  expect(destroyed).toBe(4)
  await expectInvariant([phone], server, 5)
})
