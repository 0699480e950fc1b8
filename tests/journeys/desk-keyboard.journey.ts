import type { Locator, Page } from '@playwright/test'
import { report } from './desk-stranger.ts'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { expect, test } from './harness/test.ts'

/** The officer's day without a mouse. Nothing here clicks, and nothing is focused but by keys. */
for (const [where, viewport] of [
  ['desk', { width: 1366, height: 768 }],
  ['phone', { width: 360, height: 740 }],
] as const) {
  test.describe(where, () => {
    test.use({ viewport })

    test('signing in, reading, passing on and going back, by keyboard alone', async ({ page, server }) => {
      await signInAsCoordinator(page, server)
      await page.goto('/dasbor')
      await report(page, 'Lampu dermaga mati. Sudah tiga malam gelap.')
      await report(page, 'Jalan berlubang. Di depan sekolah.')
      await page.context().clearCookies()
      await page.goto('/dasbor')
      await expect(page.getByLabel('Nama pengguna')).toBeVisible()

      await tabTo(page, page.getByLabel('Nama pengguna'))
      await page.keyboard.type('koordinator')
      await tabTo(page, page.getByLabel('Kata sandi'))
      await page.keyboard.type('sungai-martapura-pasang-71')
      await page.keyboard.press('Enter')
      const rows = page.locator('[data-case]')
      await expect(rows).toHaveCount(2)

      // The list is reached by Tab, the letters are a short cut.
      await tabTo(page, rows.first())
      await page.keyboard.press('j')
      await expect(rows.nth(1)).toBeFocused()
      await page.keyboard.press('Enter')
      const title = page.getByRole('heading', { level: 2, name: 'Lampu dermaga mati.' })
      await expect(title).toBeFocused()

      const agency = page.getByLabel('Instansi tujuan')
      await tabTo(page, agency)
      await page.keyboard.type('Dinas Perh')
      await expect(agency.locator('option:checked')).toHaveText('Dinas Perhubungan')
      await tabTo(page, page.getByLabel('Catatan internal'))
      await page.keyboard.type('Mohon dicek hari ini.')
      await tabTo(page, page.getByRole('button', { name: 'Disposisikan' }))
      await page.keyboard.press('Enter')
      await expect(page.locator('.desk-history')).toContainText('Mohon dicek hari ini.')
      await expect(page.getByRole('status').filter({ hasText: 'Didisposisikan kepada' })).toBeAttached()
      // The focus is still in the case, and not thrown back to the top of the page.
      expect(await page.evaluate(() => document.activeElement?.closest('.desk-case') !== null)).toBe(true)

      await page.keyboard.press('Escape')
      await expect(rows.nth(1)).toBeFocused()
      await expect(rows.nth(1)).toContainText('Didisposisi')
      await page.keyboard.press('k')
      await expect(rows.first()).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 2, name: 'Jalan berlubang.' })).toBeFocused()
      await tabTo(page, page.getByRole('button', { name: 'Kembali ke daftar' }), 'Shift+Tab')
      await page.keyboard.press('Enter')
      await expect(rows.first()).toBeFocused()

      await tabTo(page, page.getByRole('button', { name: 'Keluar' }), 'Shift+Tab')
      await page.keyboard.press('Enter')
      await expect(page.getByLabel('Nama pengguna')).toBeVisible()
    })
  })
}

test('who closes a case and searches in one breath types into the search', async ({ page, server }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await signInAsCoordinator(page, server)
  await page.goto('/dasbor')
  await report(page, 'Lampu dermaga mati. Sudah tiga malam gelap.')
  await page.locator('[data-case]').click()
  await expect(page.locator('#desk-case-title')).toBeFocused()
  // Both keys before the next picture is drawn, which no robot's fingers can promise.
  const focused = await page.evaluate(async () => {
    for (const key of ['Escape', '/'])
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    for (let frames = 0; frames < 5; frames++) await new Promise((drawn) => requestAnimationFrame(drawn))
    return document.activeElement?.id
  })
  expect(focused).toBe('desk-search')
})

/** Goes on by Tab until `target` has the focus; every stop on the way must be seen. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stops = 0; stops < 60; stops++) {
    await page.keyboard.press(key)
    const { name, isSeen } = await page.evaluate(() => {
      const focused = document.activeElement ?? document.body
      const { outlineStyle, outlineWidth } = getComputedStyle(focused)
      const isSeen = outlineStyle !== 'none' && outlineWidth !== '0px' && focused.getClientRects().length > 0
      return { name: focused.outerHTML.slice(0, 120), isSeen: isSeen || focused === document.body }
    })
    expect(isSeen, `the focus on ${name}`).toBe(true)
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error('60 stops, and it was not among them')
}
