import type { BrowserContext, Page } from '@playwright/test'
import { type Between, openBetween } from '../faults/harness/between.ts'
import { rowsOf } from '../faults/harness/rows.ts'
import { openOutboxPage } from '../outbox/device/open.ts'
import { sealReport, workerReady } from './citizen.ts'
import type { RunningServer } from './harness/server.ts'
import { test as base, expect } from './harness/test.ts'
import { tabTo } from './keyboard.ts'

/** Somebody on costly data puts sending off by their own hand. */

const test = base.extend<{ readonly between: Between; readonly phone: BrowserContext }>({
  between: async ({ server }, use) => {
    const between = await openBetween(server.url)
    await use(between)
    await between.close()
  },
  phone: async ({ browser, between }, use) => {
    const context = await browser.newContext({ baseURL: between.origin, locale: 'id-ID' })
    await use(context)
    await context.close()
  },
})

/** A screen of the app whose phone holds so many sealed reports, without a network. */
async function withReports(phone: BrowserContext, count: number): Promise<Page> {
  const page = await phone.newPage()
  await page.goto('/')
  await workerReady(page)
  await phone.setOffline(true)
  for (let n = 0; n < count; n++) await sealReport(page, `Lampu nomor ${n} mati.`)
  await page.goto('/antrean')
  await expect(page.locator('.entry')).toHaveCount(count)
  return page
}
const paused = (page: Page) => page.getByText('Pengiriman dijeda oleh Anda.')
const pause = (page: Page) => page.getByRole('button', { name: 'Jeda pengiriman' })
const resume = (page: Page) => page.getByRole('button', { name: 'Lanjutkan pengiriman' })
const received = (server: RunningServer) => rowsOf(server, 'select id from reports').length
/** As if the connection came back, and a Background Sync with it. */
async function wakeAll(pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    await page.evaluate(async () => {
      dispatchEvent(new Event('online'))
      const { active } = await navigator.serviceWorker.ready
      active?.postMessage({ type: 'deliver' })
    })
  }
}

test('[O2] a pause calls off what is under way and holds over two tabs and the worker; resumed, all goes once', async ({
  phone,
  between,
  server,
}) => {
  const page = await withReports(phone, 5)
  const other = await phone.newPage()
  await other.goto('/antrean')
  await expect(other.locator('.entry')).toHaveCount(5)
  // Nothing gets as far as the province; every request hangs.
  let [begun, calledOff] = [0, 0]
  between.follow({
    before(request, response) {
      if (request.method !== 'PUT') return false
      begun += 1
      response.on('close', () => {
        calledOff += 1
      })
      return true
    },
  })
  await phone.setOffline(false)
  await expect.poll(() => begun).toBeGreaterThanOrEqual(4)

  // By keyboard, in a tab that may not be the one that sends; the focus stays on the same button.
  await other.bringToFront()
  await tabTo(other, pause(other))
  await other.keyboard.press('Enter')
  await expect(resume(other)).toBeFocused()
  for (const tab of [page, other]) {
    await expect(paused(tab)).toBeVisible()
    await expect(tab.locator('.entry').filter({ hasText: 'Dijeda oleh Anda' })).toHaveCount(5)
    await expect(tab.getByRole('progressbar')).toHaveCount(0)
    await expect(tab.locator('.entry[data-state=sending]')).toHaveCount(0)
  }
  await expect.poll(() => calledOff).toBe(begun)

  between.follow({})
  const reports = () => between.requests.filter((line) => line.includes(' /api/'))
  const before = reports().length
  await wakeAll([page, other])
  await page.waitForTimeout(2_500)
  expect(reports().slice(before)).toEqual([])
  expect(received(server)).toBe(0)

  await page.bringToFront()
  await tabTo(page, resume(page))
  await page.keyboard.press('Enter')
  for (const tab of [page, other]) await expect(tab.locator('.entry[data-state=delivered]')).toHaveCount(5)
  expect(received(server)).toBe(5)
  expect(rowsOf(server, "select 1 from events where kind = 'received'")).toHaveLength(5)
  // The button went with the last report; the keyboard goes on at the top.
  await expect(page.locator('main h1')).toBeFocused()
})

test('[O1] a pause goes along by links and a reload, is said on every screen of the queue, and ends at the next start', async ({
  phone,
  server,
}) => {
  let page = await withReports(phone, 1)
  await pause(page).click()
  await expect(paused(page)).toBeVisible()
  await phone.setOffline(false)
  await page.getByRole('link', { name: 'Buka bukti' }).click()
  await expect(paused(page)).toBeVisible()
  await expect(resume(page)).toBeVisible()
  await page.goto('/')
  await expect(paused(page)).toBeVisible()
  await page.reload()
  await expect(paused(page)).toBeVisible()
  await page.waitForTimeout(1_500)
  expect(received(server)).toBe(0)
  await page.close()

  page = await phone.newPage()
  await page.goto('/antrean')
  await expect(page.locator('.entry[data-state=delivered]')).toHaveCount(1)
  await expect(paused(page)).toHaveCount(0)
  expect(received(server)).toBe(1)
})

test('[O1] the worker sends what waits for a pause that no window shows any more', async ({
  phone,
  between,
  server,
}) => {
  const page = await withReports(phone, 1)
  await pause(page).click()
  await expect(paused(page)).toBeVisible()
  await phone.setOffline(false)
  // No screen of the app: it shows no pause.
  const elsewhere = await openOutboxPage(phone, between.origin)
  // So that nothing else than the pause holds it back.
  await elsewhere.evaluate(() => device.outbox.reconnect())
  await wakeAll([elsewhere])
  await page.waitForTimeout(1_500)
  expect(received(server)).toBe(0)
  await page.close()
  // Chromium lets a closed window's lock go a moment later, and until then the worker rightly takes the pause for seen.
  const woken = async () => {
    await wakeAll([elsewhere])
    return received(server)
  }
  await expect.poll(woken).toBe(1)
  await expect.poll(() => elsewhere.evaluate(() => device.outbox.isPaused())).toBe(false)
})

test('[O5] sealing a report ends the pause: all that waited goes with it', async ({ phone, server }) => {
  const page = await withReports(phone, 1)
  await pause(page).click()
  await expect(paused(page)).toBeVisible()
  await phone.setOffline(false)
  await sealReport(page, 'Yang ini baru.')
  await expect(page.locator('.receipt')).toHaveAttribute('data-stage', 'received')
  await expect.poll(() => received(server)).toBe(2)
  await expect(paused(page)).toHaveCount(0)
})
