import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { plainJpeg } from '../server/pictures/photos.ts'
import { colleague, someAgency } from './desk-colleague.ts'
import { linkIn, recoverAccount } from './desk-operator.ts'
import { report } from './desk-stranger.ts'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { expect, test } from './harness/test.ts'

/** What opens only when something is asked for, or goes wrong: doors, dialogs, forms with faults. */
test.use({ viewport: { width: 1366, height: 768 }, settings: { FACILITY_REPORTS_PER_HOUR: '1' } })

for (const colorScheme of ['light', 'dark'] as const) {
  for (const language of ['id', 'en'] as const) {
    const look = (page: Page, name: string) => check(page, `${name}-${colorScheme}-${language}`)

    test(`axe finds nothing at the doors (${colorScheme}, ${language})`, async ({ page, server }) => {
      await page.emulateMedia({ colorScheme })
      const link = server.setupLink().replace('/mulai', `/mulai?bahasa=${language}`)
      await page.goto(link)
      await page.locator('[name="name"]').fill('Rahmah')
      await page.locator('[name="username"]').fill('rahmah')
      await page.locator('[name="password"]').fill('terlalu')
      await page.locator('[type="submit"]').click()
      await expect(page.locator('.desk-fault')).toBeVisible()
      await look(page, 'set-up')
      await page.goto(`/dasbor/mulai?bahasa=${language}#${'x'.repeat(43)}`)
      await expect(page.locator('.notice-alert')).toBeVisible()
      await look(page, 'set-up-gone')
      await page.goto(`/dasbor?bahasa=${language}`)
      await page.locator('[name="username"]').fill('rahmah')
      await page.locator('[name="password"]').fill('salah')
      await page.locator('[type="submit"]').click()
      await expect(page.locator('.notice-alert')).toBeVisible()
      await look(page, 'sign-in-wrong')
      await signInAsCoordinator(page, server)
      await page.context().clearCookies()
      const recovery = linkIn(recoverAccount(server).stdout)
      await page.goto(recovery.replace('/mulai', `/mulai?bahasa=${language}`))
      await page.locator('[name="password"]').fill('pendek')
      await page.locator('[type="submit"]').click()
      await expect(page.locator('.desk-fault')).toBeVisible()
      await look(page, 'recovery')
    })

    test(`axe finds nothing in dialogs, accounts and the held queue (${colorScheme}, ${language})`, async ({
      page,
      server,
      browser,
    }) => {
      test.slow()
      await page.emulateMedia({ colorScheme })
      await signInAsCoordinator(page, server)
      await page.goto(`/dasbor?bahasa=${language}`)
      const [facility] = await server.facilities()
      const path = `/q/${facility?.code}`
      await report(page, 'Tutup lebih awal. Antre sejak pagi.', path, async (form) => {
        const files = await Promise.all([plainJpeg(), plainJpeg(400, 300)])
        const pictures = files.map((buffer, index) => ({ name: `${index}.jpg`, mimeType: 'image/jpeg', buffer }))
        await form.locator('input[type=file]').last().setInputFiles(pictures)
        await form.locator('details.optional').evaluate((details) => details.setAttribute('open', ''))
        await form.locator('[name="name"]').fill('Siti Aminah')
        await form.locator('[name="contact"]').fill('0811-5550-1234')
      })
      for (const which of ['kedua', 'ketiga']) await report(page, `Tutup lagi, laporan ${which}.`, path)

      await page.locator('[data-case]').click()
      await expect(page.locator('#desk-case-title')).toBeFocused()
      await page.keyboard.press('?')
      await expect(page.locator('.desk-dialog')).toBeVisible()
      await look(page, 'keys')
      await page.keyboard.press('Escape')
      await page.locator('.desk-photos button').first().click()
      await expect(page.locator('.desk-lightbox img')).toBeVisible()
      await look(page, 'photo')
      await page.keyboard.press('Escape')
      await page.locator('.desk-sender summary').click()
      await page.locator('[name="reason"]').fill('          ')
      await page.locator('.desk-sender [type="submit"]').click()
      await expect(page.locator('.desk-sender .desk-fault')).toBeVisible()
      await look(page, 'unmask-fault')
      await page.locator('[name="reason"]').fill('Pelapor minta dihubungi.')
      await page.locator('.desk-sender [type="submit"]').click()
      await expect(page.locator('.desk-sender')).toContainText('Siti Aminah')
      await look(page, 'unmasked')

      const { id: agency } = await someAgency(page)
      const other = await colleague(page, browser, server, { username: 'rahmah', agency })
      await other.emulateMedia({ colorScheme })
      await other.goto(`/dasbor/akun?bahasa=${language}`)
      await expect(other.locator('[name="present"]')).toBeVisible()
      await look(other, 'liaison-account')
      await other.context().close()
      await page.goto('/dasbor/akun')
      await page.locator('.desk-accounts li').filter({ hasText: 'rahmah' }).getByRole('button').click()
      await expect(page.locator('.desk-accounts .desk-chip-alert')).toBeVisible()
      await page.getByRole('combobox', { name: /Instansi|Agency/ }).selectOption({ index: 1 })
      await page.locator('form [type="submit"]').last().click()
      await expect(page.locator('.desk-link')).toBeVisible()
      await page.locator('[name="present"]').fill('salah')
      await page.locator('[name="next"]').fill('pendek')
      await page.locator('form [type="submit"]').first().click()
      await expect(page.locator('.desk-fault')).toBeVisible()
      await look(page, 'accounts')

      await page.goto('/dasbor/tertahan')
      await page.locator('.desk-held [type="checkbox"]').first().check()
      await page.locator('.desk-bulk .button-second').first().click()
      await expect(page.locator('[name="reason"]')).toBeVisible()
      await look(page, 'held')
      await page.locator('[name="reason"]').fill('Berulang.')
      await page.locator('.desk-act [type="submit"]').click()
      await expect(page.locator('.notice-good button')).toBeVisible()
      await look(page, 'held-done')
      await page.locator('.notice-good button').click()
      await expect(page.locator('.desk-held li')).toHaveCount(2)
      await look(page, 'held-undone')
    })
  }
}

/** Where pictures go when somebody wants to look: `SHOTS=/tmp/shots npx playwright test desk`. */
const { SHOTS } = process.env

async function check(page: Page, name: string): Promise<void> {
  for (const [where, width, height] of [
    ['desk', 1366, 768],
    ['phone', 360, 740],
  ] as const) {
    await page.setViewportSize({ width, height })
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}-${where}.png` })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${where} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
      [],
    )
  }
  await page.setViewportSize({ width: 1366, height: 768 })
}
