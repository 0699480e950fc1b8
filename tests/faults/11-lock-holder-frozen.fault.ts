import type { ServerResponse } from 'node:http'
import { OUTBOX_PAGE, outboxPage } from '../outbox/device/open.ts'
import type { Between } from './harness/between.ts'
import { expectInvariantOf } from './harness/invariant.ts'
import { openTabs, type Tabs } from './harness/tabs.ts'
import { test as base, expect } from './harness/test.ts'

const test = base.extend<{ readonly tabs: Tabs }>({
  // biome-ignore lint/correctness/noEmptyPattern: the test library reads what a fixture needs from this pattern.
  tabs: async ({}, use) => {
    const tabs = await openTabs()
    await use(tabs)
    await tabs.close()
  },
})

/** Serves the test page itself; holds every PUT while `holding`. */
async function holdPuts(between: Between) {
  const page = await outboxPage()
  const held: ServerResponse[] = []
  const state = { held, holding: true }
  between.follow({
    before: (request, response) => {
      if (request.url === OUTBOX_PAGE) response.writeHead(200, { 'Content-Type': 'text/html' }).end(page)
      else if (request.method === 'PUT' && state.holding) held.push(response)
      else return false
      return true
    },
  })
  return state
}

test('[O1] fault 11: the tab that sends is suspended with the lock; another takes over, and it comes back', async ({
  tabs,
  between,
  server,
}) => {
  const puts = await holdPuts(between)
  const first = await tabs.open(between.origin + OUTBOX_PAGE)
  // Nobody warns it: its process just stops.
  await first.evaluate(() => void device.sealWithPictures('Tab ini beku.', [300]))
  await expect.poll(() => puts.held.length).toBe(1)
  const resume = await tabs.suspend()
  puts.holding = false
  const second = await tabs.open(between.origin + OUTBOX_PAGE)
  const holders = () => second.evaluate(async () => (await navigator.locks.query()).held?.length)
  expect(await holders()).toBe(1)

  // Its clock is a minute on, and its timers are quick: the lease of the frozen one has lapsed.
  await second.evaluate(() => {
    device.moveClock(60_000)
    device.hurryTimers(20)
  })
  await second.evaluate(() => device.outbox.sendNow())
  expect((await second.evaluate(() => device.states()))[0]?.state.name).toBe('delivered')

  resume()
  await first.show()
  for (const response of puts.held) response.destroy()
  await first.evaluate(() => device.sealWithPictures('Sudah cair.', []))
  await expect
    .poll(async () => {
      await first.evaluate(() => device.outbox.sendNow())
      return (await first.evaluate(() => device.states())).map(({ state }) => state.name)
    })
    .toEqual(['delivered', 'delivered'])
  await expectInvariantOf(await first.evaluate(() => device.states()), server, 2)
})

test('fault 11: a tab that the browser warns lets others send before it is frozen', async ({
  tabs,
  between,
  server,
}) => {
  const puts = await holdPuts(between)
  const first = await tabs.open(between.origin + OUTBOX_PAGE)
  await first.evaluate(() => {
    device.start()
    // A screen that shows what is in the outbox.
    device.outbox.watch(() => void device.outbox.entries())
  })
  await first.evaluate(() => device.sealWithPictures('Pindah aplikasi.', [300]))
  await expect.poll(() => puts.held.length).toBe(1)
  const second = await tabs.open(between.origin + OUTBOX_PAGE)
  await first.setFrozen(true)
  puts.holding = false
  // No clock is moved here: the lock was let go. And whatever is told meanwhile, it begins nothing that it cannot end.
  await second.evaluate(() => device.outbox.sendNow())
  expect((await second.evaluate(() => device.states()))[0]?.state.name).toBe('delivered')
  await expectInvariantOf(await second.evaluate(() => device.states()), server, 1)
})
