import type { Page } from '@playwright/test'
import { openBetween } from '../faults/harness/between.ts'
import { sealReport, workerReady } from './citizen.ts'
import { expect, test } from './harness/test.ts'

/** Notes what the page asks of the app's badge; the real one is asked too. */
function watchBadge(): void {
  const { setAppBadge, clearAppBadge } = navigator
  const asked: (number | null)[] = []
  Object.assign(window, { badges: asked })
  navigator.setAppBadge = async (count) => {
    asked.push(count ?? Number.NaN)
    await setAppBadge.call(navigator, count)
  }
  navigator.clearAppBadge = async () => {
    asked.push(null)
    await clearAppBadge.call(navigator)
  }
}
/** Null: no badge. */
const lastBadge = (page: Page) => page.evaluate(() => Reflect.get(window, 'badges').at(-1))

for (const language of ['id', 'en'] as const) {
  test(`sending slowly shows how far it is: in the outbox, in the title and on the app’s badge (${language})`, async ({
    browser,
    server,
  }) => {
    const between = await openBetween(server.url)
    const context = await browser.newContext({ baseURL: between.origin })
    await context.addInitScript(watchBadge)
    const page = await context.newPage()
    await page.goto('/')
    await workerReady(page)
    await context.setOffline(true)
    for (const words of ['Lampu mati.', 'Jalan berlubang.', 'Air keruh.']) await sealReport(page, words)
    await page.goto(`/antrean?bahasa=${language}`)
    const title = language === 'id' ? 'Antrean' : 'Outbox'
    await expect(page).toHaveTitle(new RegExp(`^\\(3\\) ${title}`))
    await expect.poll(() => lastBadge(page)).toBe(3)

    // The province has them; its answers come one by one, when the test lets them.
    const held: (() => void)[] = []
    between.follow({
      after(request, response, { status, body }) {
        if (request.method !== 'PUT') return false
        held.push(() => response.writeHead(status, { 'Content-Type': 'application/json' }).end(body))
        return true
      },
    })
    await context.setOffline(false)
    const said = (done: number) => (language === 'id' ? `${done} dari 3 terkirim` : `${done} of 3 sent`)
    for (const done of [0, 1, 2]) {
      await expect(page.getByRole('status').filter({ hasText: said(done) })).toBeVisible()
      const bar = page.getByRole('progressbar', { name: said(done) })
      await expect(bar).toBeVisible()
      // It stands for bytes: nearly a third for each of three short reports.
      const share = await bar.evaluate((element) => (element instanceof HTMLProgressElement ? element.position : -1))
      expect(share).toBeCloseTo(done / 3, 1)
      await expect(page.locator('.sending')).toContainText(/\d kB (?:dari|of) \d+ kB/)
      await expect(page).toHaveTitle(new RegExp(`^\\(${3 - done}\\) ${title}`))
      await expect.poll(() => lastBadge(page)).toBe(3 - done)
      await expect(page.locator('.entry[data-state=delivered]')).toHaveCount(done)
      if (process.env.SHOTS !== undefined && done === 1)
        await page.screenshot({ path: `${process.env.SHOTS}/progress-${language}.png`, fullPage: true })
      await expect.poll(() => held.length).toBeGreaterThan(0)
      held.shift()?.()
    }
    await expect(page.locator('.entry[data-state=delivered]')).toHaveCount(3)
    await expect(page.getByRole('progressbar')).toHaveCount(0)
    await expect(page).toHaveTitle(new RegExp(`^${title}`))
    await expect.poll(() => lastBadge(page)).toBeNull()
    await context.close()
    await between.close()
  })
}
