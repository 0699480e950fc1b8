import { COLLEAGUES_PASSWORD, colleague } from './desk-colleague.ts'
import { report } from './desk-stranger.ts'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { expect, test } from './harness/test.ts'

test.use({ viewport: { width: 1366, height: 768 } })

const NEXT = 'sungai-amandit-tenang-sore'

test('after a new password the old one opens nothing, and the other devices are out at once', async ({
  page,
  server,
  browser,
}) => {
  await signInAsCoordinator(page, server)
  await page.goto('/dasbor')
  const own = await colleague(page, browser, server, { username: 'rahmah' })
  const elsewhere = await browser.newContext({ baseURL: server.url, locale: 'id-ID' })
  const other = await elsewhere.newPage()
  await other.goto('/dasbor')
  const signIn = async (password: string) => {
    await other.getByLabel('Nama pengguna').fill('rahmah')
    await other.getByLabel('Kata sandi').fill(password)
    await other.getByRole('button', { name: 'Masuk' }).click()
  }
  await signIn(COLLEAGUES_PASSWORD)
  await expect(other.getByText('Langsung: tersambung')).toBeAttached()

  await own.getByRole('link', { name: 'Akun' }).click()
  const change = async (present: string, next: string) => {
    await own.getByLabel('Kata sandi sekarang').fill(present)
    await own.getByLabel('Kata sandi baru').fill(next)
    await own.getByRole('button', { name: 'Ganti kata sandi' }).click()
  }
  await change('bukan-kata-sandi-saya', NEXT)
  await expect(own.getByLabel('Kata sandi sekarang')).toHaveAccessibleDescription(/tidak cocok/)
  await change(COLLEAGUES_PASSWORD, 'rahmah-rahmah-rahmah')
  await expect(own.getByLabel('Kata sandi baru')).toHaveAccessibleDescription(/memuat nama Anda/)
  await expect(other.getByText('Langsung: tersambung')).toBeAttached()
  await change(COLLEAGUES_PASSWORD, NEXT)
  await expect(own.getByText('Kata sandi diganti. Sesi lain telah ditutup.')).toBeVisible()

  // Nothing is touched on the other device: its feed ends, and the door stands there.
  await expect(other.getByText('Sesi Anda berakhir')).toBeVisible()
  await signIn(COLLEAGUES_PASSWORD)
  await expect(other.getByText('tidak cocok')).toBeVisible()
  await signIn(NEXT)
  await expect(other.getByText('Langsung: tersambung')).toBeAttached()
  await own.reload()
  await expect(own.getByRole('heading', { level: 1, name: 'Akun' })).toBeVisible()
  await elsewhere.close()
  await own.context().close()
})

test('who is shut out stands before the door at once, and hears nothing more', async ({ page, server, browser }) => {
  await signInAsCoordinator(page, server)
  await page.goto('/dasbor')
  const other = await colleague(page, browser, server, { username: 'rahmah' })
  await report(page, 'Sebelum ditutup. Masih boleh dibaca.')
  await expect(other.locator('[data-case]')).toHaveCount(1)

  await page.getByRole('link', { name: 'Akun' }).click()
  const row = page.locator('.desk-accounts li').filter({ hasText: 'rahmah' })
  await row.getByRole('button', { name: 'Nonaktifkan' }).click()
  await expect(row).toContainText('nonaktif')
  // Untouched, too: it is the feed that ends, and what comes after is not told.
  await expect(other.getByText('Sesi Anda berakhir')).toBeVisible()
  await report(page, 'Sesudah ditutup. Tidak boleh dibaca.')
  expect((await other.request.get('/api/desk/cases')).status()).toBe(401)
  expect((await other.request.get('/api/desk/live')).status()).toBe(401)
  expect(await other.content()).not.toContain('ditutup')
  await other.getByLabel('Nama pengguna').fill('rahmah')
  await other.getByLabel('Kata sandi').fill(COLLEAGUES_PASSWORD)
  await other.getByRole('button', { name: 'Masuk' }).click()
  await expect(other.getByText('tidak cocok')).toBeVisible()

  await row.getByRole('button', { name: 'Aktifkan' }).click()
  await expect(row).not.toContainText('nonaktif')
  await other.getByLabel('Kata sandi').fill(COLLEAGUES_PASSWORD)
  await other.getByRole('button', { name: 'Masuk' }).click()
  await expect(other.locator('[data-case]')).toHaveCount(2)
  await other.context().close()
})
