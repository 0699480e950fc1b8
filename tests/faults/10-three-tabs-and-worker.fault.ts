import { openOutboxPage } from '../outbox/device/open.ts'
import { expectInvariant } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'
import { openApp } from './harness/worker.ts'

test('[O2] fault 10: three tabs and the worker, 20 reports, sealed and sent at the same time', async ({
  phone,
  context,
  between,
  server,
}) => {
  const app = await openApp(context, between)
  await app.close()
  const tabs = [phone, await openOutboxPage(context, between.origin), await openOutboxPage(context, between.origin)]
  const sealing = tabs.flatMap((tab, index) =>
    Array.from({ length: index === 0 ? 8 : 6 }, (_, n) =>
      tab.evaluate((body) => device.sealWithPictures(body, [120]), `Tab ${index}, laporan ${n}.`),
    ),
  )
  const waking = phone.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    for (let n = 0; n < 5; n++) {
      active?.postMessage({ type: 'deliver' })
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })
  await Promise.all([...sealing, waking])
  await expect(async () => {
    await Promise.all(tabs.map((tab) => tab.evaluate(() => device.outbox.sendNow())))
    const states = await phone.evaluate(() => device.states())
    expect(states.map(({ state }) => state.name)).toEqual(Array(20).fill('delivered'))
  }).toPass({ timeout: 40_000 })
  const puts = between.requests.filter((line) => line.startsWith('PUT '))
  expect(puts.length).toBe(new Set(puts).size)
  await expectInvariant(tabs, server, 20)
})
