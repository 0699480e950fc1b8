import { openOutboxPage } from '../outbox/device/open.ts'
import { expectInvariant } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'
import { openApp } from './harness/worker.ts'

test('[O2] fault 9: page, other tabs and worker drain one outbox together', async ({
  phone,
  context,
  between,
  server,
}) => {
  // The real worker, registered by the real app on the same origin.
  const app = await openApp(context, between)
  await app.close()
  between.follow({ before: (_, response) => response.destroy() !== undefined })
  for (let n = 0; n < 8; n++) await phone.evaluate((n) => device.sealWithPictures(`Laporan ${n}.`, [120]), n)
  const others = [await openOutboxPage(context, between.origin), await openOutboxPage(context, between.origin)]
  between.follow({})
  between.requests.length = 0
  await expect(async () => {
    const worker = phone.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready
      active?.postMessage({ type: 'deliver' })
    })
    await Promise.all([worker, ...[phone, ...others].map((page) => page.evaluate(() => device.outbox.sendNow()))])
    const states = await phone.evaluate(() => device.states())
    expect(states.every(({ state }) => state.name === 'delivered')).toBe(true)
  }).toPass({ timeout: 40_000 })
  // One drains at a time: no text went twice.
  const puts = between.requests.filter((line) => line.startsWith('PUT '))
  expect(puts.length).toBe(new Set(puts).size)
  await expectInvariant([phone, ...others], server, 8)
})
