import { expectInvariant } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

test('[O1] fault 33: without Background Sync the page alone delivers when the connection is back', async ({
  phone,
  context,
  server,
}) => {
  // Whatever fails waits far longer than this test: it is the connection that ends the wait.
  await phone.evaluate(() => {
    device.waitLong()
    device.start()
  })
  await context.setOffline(true)
  await phone.evaluate(() => device.sealWithPictures('Tanpa sinyal.', [300]))
  await expect.poll(async () => (await phone.evaluate(() => device.states()))[0]?.state.name).toBe('waiting')
  for (let round = 0; round < 4; round++) await phone.evaluate(() => device.outbox.sendNow())
  await context.setOffline(false)
  await expect
    .poll(async () => (await phone.evaluate(() => device.states()))[0]?.state.name, { timeout: 20_000 })
    .toBe('delivered')
  await expectInvariant([phone], server, 1)
})
