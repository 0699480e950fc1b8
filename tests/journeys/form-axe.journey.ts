import { DatabaseSync } from 'node:sqlite'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { alive, cameraPhoto, codeOf, WORDS } from './form-phone.ts'
import { expect, test } from './harness/test.ts'

async function expectNoFindings(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
  // Nothing is cut at the side: the page scrolls one way.
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overhang, where).toBeLessThanOrEqual(0)
}

for (const language of ['id', 'en'] as const) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on the form, ${language}, ${scheme}`, async ({ page, server }) => {
      const search = `?bahasa=${language}`
      await page.emulateMedia({ colorScheme: scheme })
      const withdrawn = await codeOf(server, 'market')
      const database = new DatabaseSync(`${server.dataDir}/lapor.sqlite`)
      database.prepare('update codes set withdrawn_at = 1 where code = ?').run(withdrawn)
      database.close()
      const noForms = ['/q/0000-0001', '/q/00000000', `/q/${'tidak-ada-kode-'.repeat(4)}`, `/q/${withdrawn}`]
      for (const path of [...noForms, '/lapor']) {
        await page.goto(path + search)
        await expectNoFindings(page, path)
      }
      await page.goto(`/q/${await codeOf(server)}${search}`)
      await alive(page)
      await expectNoFindings(page, 'kind')
      await page.locator('input[value=complaint]').check()
      const next = page.locator('.button-main')
      await next.click()
      await page.locator('textarea').fill(WORDS)
      await page
        .locator('input[multiple]')
        .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto(400, 300) })
      await expect(page.locator('.photos li[data-stage=ready] img')).toBeVisible()
      await expectNoFindings(page, 'what')
      await next.click()
      await page.locator('details summary').click()
      await expectNoFindings(page, 'send')
      await next.click()
      await expect(page.locator('.tracking-code')).toBeVisible()
      await expectNoFindings(page, 'sealed')
    })
  }
}

test('without script, and at 320 px as under 400 % zoom, it is one readable column', async ({ browser, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: true, viewport: { width: 320, height: 256 } })
  const page = await context.newPage()
  await page.route('**/assets/*.js', (route) => route.abort())
  await page.goto(`${server.url}/lapor`)
  await page.locator('summary').click()
  await expectNoFindings(page, 'without script')
  await page.unroute('**/assets/*.js')
  await page.goto(`${server.url}/lapor`)
  await alive(page)
  for (const step of ['kind', 'what', 'place']) {
    await expectNoFindings(page, step)
    await page.locator('.button-main').click()
  }
  await expectNoFindings(page, 'send')
  await context.close()
})
