import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { sealReport } from './citizen.ts'
import { expect, test } from './harness/test.ts'

async function expectNoFindings(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overhang, where).toBeLessThanOrEqual(0)
}

for (const language of ['id', 'en'] as const) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on the citizen’s screens, ${language}, ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme })
      const open = async (path: string, hash = '') => {
        await page.goto(`${path}?bahasa=${language}${hash}`)
        await page.locator('main h1').waitFor()
      }
      for (const path of ['/', '/antrean', '/lacak', '/bukti']) {
        await open(path)
        await expectNoFindings(page, `${path} empty`)
      }
      await open('/')
      await page.locator('#facility-code').fill('00000000')
      await expectNoFindings(page, 'home, a wrong code')
      const code = await sealReport(page)
      await expect(page.locator('.receipt')).toHaveAttribute('data-stage', 'received')
      await page.locator('.code-card button[aria-expanded]').click()
      await page.locator('.qr-picture').waitFor()
      await expectNoFindings(page, 'receipt')
      await open('/antrean')
      await page.locator('.entry').waitFor()
      await page.locator('summary').click()
      await page.locator('.entry-actions button').last().click()
      await page.getByRole('alertdialog').waitFor()
      await expectNoFindings(page, 'outbox, second question')
      await open('/lacak', `#${code}`)
      await page.locator('.history').waitFor()
      await expectNoFindings(page, 'tracking')
      await page.setViewportSize({ width: 320, height: 256 })
      await expectNoFindings(page, 'tracking at 400 %')
    })
  }
}
