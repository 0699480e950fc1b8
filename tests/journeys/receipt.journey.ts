import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { readSymbols } from '../qr/read-picture.ts'
import { sealReport, workerReady } from './citizen.ts'
import { expect, test } from './harness/test.ts'

test('[O6] two stages are two pictures; received says so with number, signature and time in WITA', async ({
  page,
  context,
}) => {
  await page.goto('/')
  await workerReady(page)
  await context.setOffline(true)
  const code = await sealReport(page)
  await page.goto('/antrean')
  await page.getByRole('link', { name: 'Buka bukti' }).click()
  await expect(page.locator('.stage-picture')).toHaveAttribute('data-stage', 'on-phone')
  await expect(page.locator('h1')).toHaveText('Tersimpan di HP ini')
  expect((await page.locator('.tracking-code').innerText()).replace(/\s/g, '')).toBe(code)
  await page.screenshot({ path: 'test-results/receipt-on-phone.png' })
  await context.setOffline(false)
  await expect(page.locator('.stage-picture')).toHaveAttribute('data-stage', 'received', { timeout: 20_000 })
  await expect(page.locator('h1')).toHaveText('Diterima provinsi')
  await expect(page.getByText('Tanda terima asli')).toBeVisible()
  await expect(page.locator('.facts')).toContainText(/KS-\d{4}-\d+/)
  await expect(page.locator('.facts')).toContainText('WITA')
  await page.goBack()
  await expect(page).toHaveURL(/\/antrean$/)
})

test('the code is copied, drawn as a QR a decoder reads, and saved as a picture that says the same', async ({
  page,
  context,
  server,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const code = await sealReport(page)
  await page.getByRole('button', { name: 'Salin kode' }).click()
  await expect(page.getByText('Kode disalin.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code)

  await page.getByRole('button', { name: 'Tampilkan QR' }).click()
  const symbol = await page.locator('.qr-picture').screenshot()
  expect(await readSymbols(new Uint8Array(symbol))).toEqual([`${server.url}/lacak#${code}`])

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Simpan sebagai gambar' }).click()
  const picture = readFileSync(await (await download).path())
  expect((await sharp(picture).metadata()).format).toBe('png')
  expect(await readSymbols(new Uint8Array(picture))).toEqual([`${server.url}/lacak#${code}`])
})

test('a receipt that is not on this phone says so and shows the ways on', async ({ page }) => {
  await page.goto(`/bukti#${'0'.repeat(64)}`)
  await expect(page.getByText('Bukti ini tidak ada di HP ini.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Lihat perkembangan' })).toBeVisible()
})

test('on paper the receipt is the proof alone, without buttons and banner', async ({ page }) => {
  await sealReport(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.tracking-code')).toBeVisible()
  await expect(page.locator('.banner')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Salin kode' })).toBeHidden()
})
