import { readFileSync } from 'node:fs'
import { sealReport, workerReady } from './citizen.ts'
import { complaintsOf } from './form-phone.ts'
import { expect, test } from './harness/test.ts'

test('[O5] a report waits in the outbox with its state in words, is counted in the title, tries when told to and goes with the signal', async ({
  page,
  context,
  server,
}) => {
  const complaints = complaintsOf(page, server.url)
  await page.goto('/')
  await workerReady(page)
  await context.setOffline(true)
  await sealReport(page)
  await expect(page.locator('.receipt h1')).toHaveText('Tersimpan di HP ini')
  await page.goto('/antrean')
  const entry = page.locator('.entry')
  await expect(entry).toHaveCount(1)
  await expect(entry).toContainText(/tersimpan utuh di HP ini/i)
  await expect(page.getByText('1 laporan belum terkirim')).toBeVisible()
  await expect(page).toHaveTitle(/^\(1\) Antrean/)
  // While a try of its own is under way the button rests.
  await expect(async () => {
    await page.getByRole('button', { name: 'Kirim semua sekarang' }).click()
    const said = page.getByText('Sudah dicoba. Yang belum terkirim tetap tersimpan di HP ini.')
    await expect(said).toBeVisible({ timeout: 1_000 })
  }).toPass()
  // With the signal it goes by itself.
  await context.setOffline(false)
  await expect(entry).toHaveAttribute('data-state', 'delivered')
  await expect(page.getByText('Semua laporan di HP ini sudah diterima provinsi.')).toBeVisible()
  await expect(page).toHaveTitle(/^Antrean/)
  expect(complaints.filter((complaint) => !complaint.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})

test('[O5] an unsent report is deleted only after a second, strong question', async ({ page, context }) => {
  await page.goto('/')
  await workerReady(page)
  await context.setOffline(true)
  await sealReport(page)
  await page.goto('/antrean')
  await page.getByRole('button', { name: 'Hapus' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('BELUM diterima')
  await expect(page.getByRole('button', { name: 'Jangan dihapus' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('.entry')).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Hapus' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Ya, hapus selamanya' }).click()
  await expect(page.locator('.entry')).toHaveCount(0)
  await page.reload()
  await expect(page.getByText('Belum ada laporan di HP ini.')).toBeVisible()
})

test('[O5] reports go to another phone in one locked file, and it sends them', async ({
  page,
  context,
  browser,
  server,
}) => {
  await page.goto('/')
  await workerReady(page)
  await context.setOffline(true)
  await sealReport(page, 'Jembatan titian patah. Anak sekolah lewat sini.')
  await page.goto('/antrean')
  await page.locator('summary').click()
  await expect(page.getByText('memuat nama dan kontak')).toBeVisible()
  await page.getByLabel('Kata sandi (tidak wajib)').fill('sungai barito')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Simpan ke berkas' }).click()
  const file = await (await download).path()
  expect(readFileSync(file).includes('Jembatan titian')).toBe(false)

  const other = await browser.newContext({ baseURL: server.url, locale: 'id-ID' })
  const second = await other.newPage()
  await second.goto('/antrean')
  await second.locator('summary').click()
  const choose = () => second.getByLabel('Pilih berkas').setInputFiles(file)
  await choose()
  await expect(second.getByText('Berkas ini dikunci')).toBeVisible()
  await second.getByLabel('Kata sandi berkas').fill('salah')
  await choose()
  await expect(second.getByText('tidak cocok')).toBeVisible()
  await second.getByLabel('Kata sandi berkas').fill('sungai barito')
  await choose()
  await expect(second.getByText('1 laporan dimuat.')).toBeVisible()
  await expect(second.locator('.entry')).toContainText('Jembatan titian patah.')
  await expect(second.locator('.entry')).toHaveAttribute('data-state', 'delivered')
  await other.close()
})

test('[O9] a correction opens the report’s own words again in the form', async ({ page, context }) => {
  await page.goto('/')
  await workerReady(page)
  await context.setOffline(true)
  await sealReport(page, 'Air PDAM keruh. Sudah seminggu.')
  await page.goto('/antrean')
  await page.getByRole('button', { name: 'Perbaiki' }).click()
  await page.waitForURL('**/lapor')
  await expect(page.locator('textarea')).toHaveValue('Air PDAM keruh. Sudah seminggu.')
})

test('a draft is offered again at home and in the outbox', async ({ page }) => {
  await page.goto('/lapor')
  await page.locator('form.report-live').waitFor()
  await page.locator('input[value=complaint]').check()
  await page.locator('.button-main').click()
  await page.locator('textarea').fill('Belum selesai saya tulis')
  await page.waitForTimeout(1_500)
  for (const path of ['/', '/antrean']) {
    await page.goto(path)
    await expect(page.locator('.draft')).toContainText('Belum selesai saya tulis')
  }
  await page.getByRole('link', { name: 'Lanjutkan' }).click()
  await expect(page.locator('textarea')).toHaveValue('Belum selesai saya tulis')
})
