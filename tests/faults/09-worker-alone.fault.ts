import { openOutboxPage } from '../outbox/device/open.ts'
import { expectInvariant } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'
import { openApp } from './harness/worker.ts'

test('[O1] Background Sync sends what a closed page left waiting for a connection, however long it was to wait', async ({
  phone,
  context,
  between,
  server,
}) => {
  const app = await openApp(context, between)
  await app.close()
  await context.setOffline(true)
  await phone.evaluate(() => device.waitLong())
  await phone.evaluate(() => device.sealWithPictures('Di luar jangkauan.', [400]))
  for (let round = 0; round < 4; round++) await phone.evaluate(() => device.outbox.sendNow())
  expect((await phone.evaluate(() => device.states()))[0]?.state.name).toBe('waiting')
  await phone.evaluate(async () => {
    const { active, sync } = (await navigator.serviceWorker.ready) as unknown as {
      active: unknown
      sync: { register(tag: string): Promise<void> }
    }
    if (active !== null) await sync.register('lapor-outbox')
  })
  await phone.close()
  await context.setOffline(false)
  const later = await openOutboxPage(context, between.origin)
  await expect
    .poll(async () => (await later.evaluate(() => device.states()))[0]?.state.name, { timeout: 20_000 })
    .toBe('delivered')
  await expectInvariant([later], server, 1)
})

test('[O1] the worker alone delivers what a closed page left, when it is woken', async ({
  phone,
  context,
  between,
  server,
}) => {
  const app = await openApp(context, between)
  await app.close()
  between.follow({ before: (_, response) => response.destroy() !== undefined })
  await phone.evaluate(() => device.sealWithPictures('Halaman sudah ditutup.', [400]))
  // Long enough for the page's own attempt to have failed; it starts no other by itself.
  await phone.waitForTimeout(1_500)
  between.follow({})
  await phone.evaluate(() => {
    device.outbox.rest()
    void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ type: 'deliver' }))
  })
  await phone.close()
  const later = await openOutboxPage(context, between.origin)
  await expect
    .poll(async () => (await later.evaluate(() => device.states()))[0]?.state.name, { timeout: 20_000 })
    .toBe('delivered')
  await expectInvariant([later], server, 1)
})
