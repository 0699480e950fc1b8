import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { report } from './desk-stranger.ts'
import type { RunningServer } from './harness/server.ts'
import { expect, test } from './harness/test.ts'

/** The officers' story at a desk of 1366 x 768: the printed link, an account, reports that arrive by themselves. */

test.use({ viewport: { width: 1366, height: 768 } })

async function setUp(page: Page, server: RunningServer): Promise<void> {
  await page.goto(server.setupLink())
  await page.getByLabel('Nama lengkap').fill('Rahmah Koordinator')
  await page.getByLabel('Nama pengguna').fill('rahmah')
  await page.getByLabel('Kata sandi').fill('perahu-kuning-pagi-hari')
  await page.getByRole('button', { name: 'Buat akun dan masuk' }).click()
  await expect(page.getByText('Langsung: tersambung')).toBeVisible()
}

test('a report arrives in the open inbox by itself, is read and disposed by keyboard', async ({ page, server }) => {
  await setUp(page, server)
  expect(page.url()).not.toContain('mulai')
  await report(page, 'Lampu dermaga mati. Sudah tiga malam gelap.')
  const row = page.locator('[data-case]').first()
  await expect(row).toContainText('Lampu dermaga mati.')
  await expect(row).toContainText('baru')

  await page.keyboard.press('j')
  await expect(row).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Lampu dermaga mati.' })).toBeVisible()
  await expect(page.getByText('Jam perangkat')).toBeVisible()

  await page.getByLabel('Instansi tujuan').selectOption({ index: 1 })
  await page.getByLabel('Catatan internal').fill('Mohon dicek hari ini.')
  await page.getByRole('button', { name: 'Disposisikan' }).click()
  await expect(page.locator('.desk-history')).toContainText('Mohon dicek hari ini.')
  await expect(row).toContainText('Didisposisi')

  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await page.keyboard.type('derm')
  await expect(page).toHaveURL(/cari=derm/)
  await expect(row).toContainText('Lampu dermaga')
})

test('a liaison sees what was disposed to the own agency, and nobody’s name', async ({ page, server, browser }) => {
  await setUp(page, server)
  await report(page, 'Jalan berlubang di depan sekolah.')
  await report(page, 'Air ledeng keruh sejak kemarin.')
  await expect(page.locator('[data-case]')).toHaveCount(2)
  await page.locator('[data-case]').filter({ hasText: 'Jalan berlubang' }).click()
  const agency = await page.getByLabel('Instansi tujuan').locator('option').nth(1).textContent()
  await page.getByLabel('Instansi tujuan').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Disposisikan' }).click()
  await expect(page.locator('.desk-history')).toContainText('Didisposisi')

  await page.getByRole('link', { name: 'Akun' }).click()
  await page.getByLabel('Instansi').selectOption({ label: agency ?? '' })
  await page.getByRole('button', { name: 'Buat tautan undangan' }).click()
  const link = (await page.locator('.desk-link').textContent()) ?? ''

  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'id-ID' })
  const liaison = await context.newPage()
  await liaison.goto(link)
  await liaison.getByLabel('Nama lengkap').fill('Penghubung Uji')
  await liaison.getByLabel('Nama pengguna').fill('penghubung')
  await liaison.getByLabel('Kata sandi').fill('batang-alai-mengalir-tenang')
  await liaison.getByRole('button', { name: 'Buat akun dan masuk' }).click()
  await expect(liaison.locator('[data-case]')).toHaveCount(1)
  await liaison.locator('[data-case]').click()
  await expect(liaison.getByRole('heading', { level: 2, name: /Jalan berlubang/ })).toBeVisible()
  await expect(liaison.getByText('Identitas pelapor')).toHaveCount(0)
  await expect(liaison.getByLabel('Instansi tujuan')).toHaveCount(0)
  await context.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const language of ['id', 'en'] as const) {
    test(`axe finds nothing on the desk's screens (${colorScheme}, ${language})`, async ({ page, server }) => {
      // Six screens are looked through.
      test.slow()
      await page.emulateMedia({ colorScheme })
      await setUp(page, server)
      await report(page, 'Sampah menumpuk di tepi sungai.')
      await expect(page.locator('[data-case]')).toHaveCount(1)
      await check(page, `/dasbor?bahasa=${language}`, '[data-case]', `inbox-${colorScheme}-${language}`)
      await page.locator('[data-case]').first().click()
      await expect(page.locator('#desk-case-title')).toBeVisible()
      await check(page, null, '#desk-case-title', `case-${colorScheme}-${language}`)
      await check(page, '/dasbor/akun', 'form', `account-${colorScheme}-${language}`)
      await check(page, '/dasbor/tertahan', '.desk-empty', `held-${colorScheme}-${language}`)
      await page.setViewportSize({ width: 360, height: 740 })
      await check(page, '/dasbor', '[data-case]', `small-${colorScheme}-${language}`)
      await page.context().clearCookies()
      await check(page, '/dasbor', '[name="password"]', `door-${colorScheme}-${language}`)
    })
  }
}

/** Where pictures go when somebody wants to look: `SHOTS=/tmp/shots npx playwright test desk`. */
const SHOTS = process.env.SHOTS

async function check(page: Page, address: string | null, ready: string, name: string): Promise<void> {
  if (address !== null) await page.goto(address)
  await expect(page.locator(ready).first()).toBeVisible()
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/f-${name}.png` })
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([])
}
