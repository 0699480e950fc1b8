import { expectInvariant } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

test('[O1] fault 33: without Background Sync the page alone delivers when the connection is back', async ({
  phone,
  context,
  server,
}) => {
  await phone.evaluate(() => device.start())
  await context.setOffline(true)
  await phone.evaluate(() => device.sealWithPictures('Tanpa sinyal.', [300]))
  await phone.waitForTimeout(500)
  expect((await phone.evaluate(() => device.states()))[0]?.state.name).not.toBe('delivered')
  await context.setOffline(false)
  await expect
    .poll(async () => (await phone.evaluate(() => device.states()))[0]?.state.name, { timeout: 20_000 })
    .toBe('delivered')
  await expectInvariant([phone], server, 1)
})
