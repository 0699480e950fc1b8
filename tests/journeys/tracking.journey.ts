import { sealReport, workerReady } from './citizen.ts'
import { expect, test } from './harness/test.ts'

test('a code in the link opens its case and never leaves the device in an address', async ({ page, server }) => {
  const code = await sealReport(page)
  await expect(page.locator('.receipt')).toHaveAttribute('data-stage', 'received')
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await page.goto(`/lacak#${code}`)
  await expect(page.getByRole('heading', { name: 'Diterima' })).toBeVisible()
  await expect(page.locator('.facts')).toContainText(/KS-\d{4}-\d+/)
  await expect(page.locator('.facts')).toContainText('WITA')
  await expect(page.locator('.history li')).toHaveCount(1)
  expect(addresses.some((address) => address.includes(code) && !address.includes('#'))).toBe(false)
  expect(server.log().every((line) => !JSON.stringify(line).includes(code))).toBe(true)
})

test('a typed code is checked at once, letter by letter, by keyboard alone', async ({ page }) => {
  const code = await sealReport(page)
  await expect(page.locator('.receipt')).toHaveAttribute('data-stage', 'received')
  await page.goto('/lacak')
  const field = page.getByLabel('Kode lacak')
  await field.focus()
  await page.keyboard.type(code.slice(0, -3))
  await expect(page.getByText('Kurang 3 karakter lagi.')).toBeVisible()
  await page.keyboard.type(code.slice(-3, -1) + (code.endsWith('A') ? 'B' : 'A'))
  await expect(page.getByText('Ada huruf atau angka yang keliru')).toBeVisible()
  await page.keyboard.press('Backspace')
  await page.keyboard.type(code.slice(-1))
  await expect(page.getByText('Kode lengkap.')).toBeVisible()
  await expect(field).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Diterima' })).toBeVisible()
})

test('without a connection the last look opens and says when it was; forgotten, it is gone', async ({
  page,
  context,
}) => {
  const code = await sealReport(page)
  await expect(page.locator('.receipt')).toHaveAttribute('data-stage', 'received')
  await workerReady(page)
  await page.goto(`/lacak#${code}`)
  await expect(page.getByRole('heading', { name: 'Diterima' })).toBeVisible()
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByText('Di bawah ini keadaan yang terakhir dilihat')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Diterima' })).toBeVisible()
  await page.getByRole('button', { name: 'Hapus dari HP ini' }).click()
  expect(await page.evaluate(() => localStorage.getItem('lapor-looks'))).toBeNull()
  expect(new URL(page.url()).hash).toBe('')
  await page.goto('/')
  await page.goto(`/lacak#${code}`)
  await expect(page.getByText('kode ini belum pernah dilihat di HP ini')).toBeVisible()
})

test('without script a form answers with the case', async ({ page, browser, server }) => {
  const code = await sealReport(page)
  await expect(page.locator('.receipt')).toHaveAttribute('data-stage', 'received')
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url })
  const plain = await context.newPage()
  await plain.goto('/lacak')
  await plain.getByLabel('Kode lacak').fill(code.toLowerCase())
  await plain.getByRole('button', { name: 'Lihat perkembangan' }).click()
  await expect(plain.getByRole('heading', { name: 'Diterima' })).toBeVisible()
  expect(plain.url()).not.toContain(code)
  await plain.goto('/lacak')
  await plain.getByLabel('Kode lacak').fill('KS-0000')
  await plain.getByRole('button', { name: 'Lihat perkembangan' }).click()
  await expect(plain.getByText('belum ada di provinsi')).toBeVisible()
  await expect(plain.getByLabel('Kode lacak')).toHaveValue('KS-0000')
  await context.close()
})
