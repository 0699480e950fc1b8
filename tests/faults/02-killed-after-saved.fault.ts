import { openOutboxPage } from '../outbox/device/open.ts'
import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

test('[O3] fault 2: the browser is killed the moment "saved" appears', async ({ device: phone, server }) => {
  await phone.page().context().setOffline(false)
  const page = await openOutboxPage(phone.context(), server.url)
  void page.evaluate(() => device.sealWithPictures('Dermaga licin.', [400])).catch(() => null) // Its browser dies.
  await page.waitForFunction(() => document.body.textContent === 'TERSIMPAN', null, { polling: 1 })
  await phone.kill()
  await phone.reopen()
  const again = await openOutboxPage(phone.context(), server.url)
  expect(await again.evaluate(() => device.states())).toHaveLength(1)
  await sendAll(again)
  await expectInvariant([again], server, 1)
})
