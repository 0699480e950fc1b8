import { openOutboxPage } from '../outbox/device/open.ts'
import { expectInvariant } from './harness/invariant.ts'
import { crash } from './harness/store.ts'
import { expect, test } from './harness/test.ts'

test('[O1] fault 12: the tab that sends crashes with the lock and a request under way', async ({
  phone,
  context,
  between,
  server,
}) => {
  let held = 0
  between.follow({ before: (request) => request.method === 'PUT' && ++held > 0 })
  await phone.evaluate(() => device.sealWithPictures('Tab ini mati.', [300]))
  await expect.poll(() => held).toBe(1)
  const other = await openOutboxPage(context, between.origin)
  const waiting = other.evaluate(() => device.outbox.sendNow())
  await crash(phone)
  between.follow({})
  await waiting
  expect((await other.evaluate(() => device.states()))[0]?.state.name).toBe('delivered')
  await expectInvariant([other], server, 1)
})
