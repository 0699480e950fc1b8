import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

test('[O2] fault 5: the province commits and a fresh connection dies, at every request in turn', async ({
  phone,
  between,
  server,
}) => {
  let destroyed = 0
  for (let lost = 0; lost < 4; lost++) {
    let count = 0
    between.follow({
      after: (request, response, answer) => {
        if (count++ === lost) {
          destroyed += 1
          request.socket.destroy()
        } else {
          // No connection is used twice.
          const { connection: _, 'transfer-encoding': _chunked, ...headers } = answer.headers
          response.writeHead(answer.status, { ...headers, connection: 'close' }).end(answer.body)
        }
        return true
      },
    })
    await phone.evaluate((lost) => device.sealWithPictures(`Putus ${lost}.`, [500]), lost)
    await sendAll(phone)
  }
  expect(destroyed).toBe(4)
  await expectInvariant([phone], server, 4)
})
