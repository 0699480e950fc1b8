import { openOutboxPage } from '../outbox/device/open.ts'
import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

test('[O1] fault 3: killed between sealing and the first request', async ({ device: phone, server, between }) => {
  // The province never sees the first request: it is held until the browser is dead.
  between.follow({ before: () => true })
  const page = await openOutboxPage(phone.context(), between.origin)
  await page.evaluate(() => device.sealWithPictures('Lampu mati.', [300]))
  await phone.kill()
  between.follow({})
  await phone.reopen()
  const again = await openOutboxPage(phone.context(), between.origin)
  expect((await again.evaluate(() => device.states())).map(({ state }) => state.name)).not.toContain('delivered')
  await sendAll(again)
  await expectInvariant([again], server, 1)
})
