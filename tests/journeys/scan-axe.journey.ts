import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { neighbours } from './directory-phone.ts'
import { expect, test } from './harness/test.ts'
import { expectWholeRound, tabTo } from './keyboard.ts'
import { phoneWithCamera } from './scan-phone.ts'

async function expectNoFindings(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overhang, where).toBeLessThanOrEqual(0)
}

for (const language of ['id', 'en'] as const) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on scanner and check, ${language}, ${scheme}`, async ({ server }) => {
      // Eleven looks at screens that are long.
      test.slow()
      const [facility] = await neighbours(server)
      const phone = await phoneWithCamera(server, null)
      try {
        const page = phone.device.page()
        await page.emulateMedia({ colorScheme: scheme })
        await page.goto(`/pindai?bahasa=${language}`)
        await expect(page.locator('.viewfinder')).toHaveAttribute('data-reading', 'looking')
        await expectNoFindings(page, 'scanner, looking')
        await page.goto(`/periksa?bahasa=${language}`)
        await page.locator('#checked-text').waitFor()
        await page.locator('form button[type=submit]').click()
        await expectNoFindings(page, 'check, nothing typed')
        for (const [typed, tone] of [
          [facility.code, 'good'],
          ['00000000', 'alert'],
          [`${server.url}:1/q/${facility.code}`, 'alert'],
          ['https://jahat.example/sangat/panjang/sekali/'.repeat(6), 'alert'],
          [`${server.url}/lapor`, 'plain'],
          [`${facility.code.slice(0, 7)}${facility.code.endsWith('Z') ? 'Y' : 'Z'}`, 'alert'],
        ] as const) {
          await page.locator('#checked-text').fill(typed)
          await page.locator('form button[type=submit]').click()
          await expect(page.locator('[data-verdict]')).toHaveAttribute('data-verdict', tone)
          await expectNoFindings(page, `check, ${typed}`)
          await page.locator('.verdict > button').click()
        }
        await page.setViewportSize({ width: 320, height: 256 })
        await page.locator('#checked-text').fill('https://localhost.jahat.example/q/panjang-sekali')
        await page.locator('form button[type=submit]').click()
        await expectNoFindings(page, 'check at 400 %')
        await page.goto('/pindai')
        await expectNoFindings(page, 'scanner at 400 %')
      } finally {
        await phone.dispose()
      }
    })
  }
}

test('scanner and check are used by keys alone, and every stop is seen', async ({ server }) => {
  const [facility] = await neighbours(server)
  const phone = await phoneWithCamera(server, null)
  try {
    const page = phone.device.page()
    await page.goto('/')
    await tabTo(page, page.getByRole('link', { name: 'Pindai kode QR' }))
    await page.keyboard.press('Enter')
    await expect(page.locator('.viewfinder')).toHaveAttribute('data-reading', 'looking')
    await expectWholeRound(page, 'scanner')
    await page.goto('/periksa')
    await expectWholeRound(page, 'check')
    await tabTo(page, page.locator('#checked-text'))
    await page.keyboard.type(facility.code)
    await page.keyboard.press('Enter')
    await expect(page.locator('.verdict')).toContainText(facility.name)
    await tabTo(page, page.getByRole('link', { name: 'Buka formulir' }))
    await page.keyboard.press('Enter')
    await expect(page.locator('h1')).toHaveText(facility.name)
  } finally {
    await phone.dispose()
  }
})
