import { COLLEAGUES_PASSWORD, colleague } from './desk-colleague.ts'
import { report } from './desk-stranger.ts'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { expect, test } from './harness/test.ts'

/** What can go wrong at a desk: links that are spent, sessions that end, colleagues who are faster. */

test.use({ viewport: { width: 1366, height: 768 } })

test('a one-time link says what a password must be, leaves the address bar, and works once', async ({
  page,
  server,
}) => {
  await page.goto(server.setupLink())
  await page.getByLabel('Nama lengkap').fill('Rahmah Koordinator')
  expect(page.url()).not.toContain('#')
  await page.getByLabel('Nama pengguna').fill('rahmah')
  await page.getByLabel('Kata sandi').fill('kalsel2026')
  await page.getByRole('button', { name: 'Buat akun dan masuk' }).click()
  await expect(page.getByLabel('Kata sandi')).toHaveAccessibleDescription(/Terlalu pendek/)
  await page.getByLabel('Kata sandi').fill('perahu-kuning-pagi-hari')
  await page.getByRole('button', { name: 'Buat akun dan masuk' }).click()
  await expect(page.getByText('Belum ada laporan')).toBeVisible()

  await page.goto(server.setupLink())
  await expect(page.getByText('Tautan ini tidak berlaku lagi')).toBeVisible()
})

test('when a session ends the door opens in its place, and leads back to the same case', async ({ page, server }) => {
  await signInAsCoordinator(page, server)
  await page.goto('/dasbor')
  await report(page, 'Atap pasar bocor. Lantainya licin.')
  await page.locator('[data-case]').click()
  await expect(page.locator('#desk-case-title')).toBeVisible()
  const address = page.url()

  await page.context().clearCookies()
  await page.getByLabel('Catatan internal').fill('Mohon dicek.')
  await page.getByLabel('Instansi tujuan').selectOption({ index: 3 })
  const agency = await page.getByLabel('Instansi tujuan').inputValue()
  await page.getByRole('button', { name: 'Disposisikan' }).click()
  await expect(page.getByText('Sesi Anda berakhir')).toBeVisible()
  await page.getByLabel('Nama pengguna').fill('koordinator')
  await page.getByLabel('Kata sandi').fill('salah-sama-sekali-71')
  await page.getByRole('button', { name: 'Masuk' }).click()
  await expect(page.getByText('tidak cocok')).toBeVisible()
  await page.getByLabel('Kata sandi').fill('sungai-martapura-pasang-71')
  await page.getByRole('button', { name: 'Masuk' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Atap pasar bocor.' })).toBeVisible()
  expect(page.url()).toBe(address)

  // What was written is still there, and goes out now; then the form is empty again.
  await expect(page.getByLabel('Catatan internal')).toHaveValue('Mohon dicek.')
  await expect(page.getByLabel('Instansi tujuan')).toHaveValue(agency)
  await page.getByRole('button', { name: 'Disposisikan' }).click()
  await expect(page.locator('.desk-history')).toContainText('Mohon dicek.')
  await expect(page.getByLabel('Catatan internal')).toHaveValue('')
})

test('an unsent note stays with its case, and is not shown to whoever signs in next on the same screen', async ({
  page,
  server,
  browser,
}) => {
  await signInAsCoordinator(page, server)
  await page.goto('/dasbor')
  await report(page, 'Atap pasar bocor. Lantainya licin.')
  await report(page, 'Halte roboh. Warga menunggu di jalan.')
  const other = await colleague(page, browser, server, { username: 'rahmah' })
  await other.context().close()
  await expect(page.locator('[data-case]')).toHaveCount(2)
  await page.locator('[data-case]').first().click()
  await expect(page.getByRole('heading', { level: 2, name: 'Halte roboh.' })).toBeVisible()
  const note = page.getByLabel('Catatan internal')
  await note.fill('Hanya untuk saya.')
  await page.locator('[data-case]').last().click()
  await expect(page.getByRole('heading', { level: 2, name: 'Atap pasar bocor.' })).toBeVisible()
  await expect(note).toHaveValue('')
  await page.locator('[data-case]').first().click()
  await expect(page.getByRole('heading', { level: 2, name: 'Halte roboh.' })).toBeVisible()
  await expect(note).toHaveValue('Hanya untuk saya.')

  await page.context().clearCookies()
  await page.locator('[data-case]').last().click()
  await expect(page.getByText('Sesi Anda berakhir')).toBeVisible()
  await page.getByLabel('Nama pengguna').fill('rahmah')
  await page.getByLabel('Kata sandi').fill(COLLEAGUES_PASSWORD)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.locator('[data-case]').first().click()
  await expect(page.getByRole('heading', { level: 2, name: 'Halte roboh.' })).toBeVisible()
  await expect(note).toHaveValue('')
})

test('when a colleague was faster it is said, the case is read again, and the note stays', async ({ page, server }) => {
  await signInAsCoordinator(page, server)
  await page.goto('/dasbor')
  await report(page, 'Halte roboh. Warga menunggu di jalan.')
  await page.locator('[data-case]').click()
  await expect(page.locator('#desk-case-title')).toBeVisible()

  // This page hears nothing of what the colleague does.
  const deaf = await page.context().newPage()
  await deaf.setViewportSize({ width: 1366, height: 768 })
  await deaf.route('**/api/desk/live', (route) => route.abort())
  await deaf.goto(page.url())
  await expect(deaf.getByText('Langsung: terputus')).toBeVisible()
  await deaf.getByLabel('Catatan internal').fill('Tolong segera.')
  await deaf.getByLabel('Instansi tujuan').selectOption({ index: 2 })

  await page.getByLabel('Instansi tujuan').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Disposisikan' }).click()
  await expect(page.locator('.desk-history')).toContainText('Didisposisi')

  await deaf.getByRole('button', { name: 'Disposisikan' }).click()
  await expect(deaf.getByText('baru saja diubah orang lain')).toBeVisible()
  await expect(deaf.locator('.desk-history')).toContainText('Didisposisi')
  await expect(deaf.getByLabel('Catatan internal')).toHaveValue('Tolong segera.')
})

test('an arrival takes neither the open case nor the place in the list', async ({ page, server }) => {
  await signInAsCoordinator(page, server)
  await page.goto('/dasbor')
  for (const number of [1, 2, 3]) await report(page, `Laporan ke-${number}. Isinya pendek.`)
  const last = page.locator('[data-case]').last()
  await expect(page.locator('[data-case]')).toHaveCount(3)
  await last.click()
  await expect(page.getByRole('heading', { level: 2, name: 'Laporan ke-1.' })).toBeVisible()
  const address = page.url()
  await page.getByLabel('Catatan internal').fill('Sedang ditulis')

  await report(page, 'Yang baru. Datang saat membaca.')
  await expect(page.locator('[data-case]').first()).toContainText('baru')
  await expect(page.getByRole('heading', { level: 2, name: 'Laporan ke-1.' })).toBeVisible()
  await expect(page.getByLabel('Catatan internal')).toBeFocused()
  await expect(page.getByLabel('Catatan internal')).toHaveValue('Sedang ditulis')
  expect(page.url()).toBe(address)
})

test('single-letter keys can be switched off, and stay off', async ({ page, server }) => {
  await signInAsCoordinator(page, server)
  await page.goto('/dasbor')
  await report(page, 'Lampu jalan mati. Sudah seminggu.')
  await expect(page.locator('[data-case]')).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.locator('[data-case]')).toBeFocused()
  await page.keyboard.press('?')
  await page.getByLabel('Pakai tombol satu huruf ini').uncheck()
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(page.locator('[data-case]')).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('?')
  await expect(page.locator('[data-case]')).not.toBeFocused()
  await expect(page.getByRole('dialog')).toBeHidden()
})
