import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

test('[O2] fault 35: the server is killed between its insert and the answer, and is down for a while', async ({
  phone,
  between,
  server,
}) => {
  let killed: Promise<void> | null = null
  between.follow({
    after: (request, response) => {
      if (request.method !== 'PUT' || killed !== null) return false
      killed = server.kill()
      response.destroy()
      return true
    },
  })
  await phone.evaluate(() => device.sealWithPictures('Listrik padam.', [400]))
  await expect.poll(() => killed !== null).toBe(true)
  await killed
  await phone.evaluate(() => device.outbox.sendNow())
  expect((await phone.evaluate(() => device.states()))[0]?.state.name).toBe('waiting')
  await server.start()
  await sendAll(phone)
  await expectInvariant([phone], server, 1)
})
