import { alive, codeOf, stored, WORDS } from './form-phone.ts'
import { expect, test } from './harness/test.ts'

declare global {
  // Whether the device is full; only code handed to `evaluate` sees it.
  var full: boolean
}

test('[O5] on a full phone the draft stays, the page says so and leads to what can be deleted or saved', async ({
  page,
  context,
  server,
}) => {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (...given: Parameters<typeof put>) {
      if (globalThis.full) throw new DOMException('full', 'QuotaExceededError')
      return put.apply(this, given)
    }
  })
  await page.goto(`/q/${await codeOf(server)}`)
  await alive(page)
  await page.getByText('Pengaduan', { exact: true }).click()
  await page.locator('.button-main').click()
  await page.locator('textarea').fill(WORDS)
  await expect.poll(async () => (await stored(page)).drafts[0]?.fields.body).toBe(WORDS)
  await page.evaluate(() => {
    globalThis.full = true
  })
  await page.locator('textarea').fill(`${WORDS} Dan lantainya basah.`)
  await expect(page.getByRole('alert')).toContainText('HP ini penuh')
  await page.locator('.button-main').click()
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
  await expect(page.getByRole('alert')).toContainText('Laporan belum tersimpan')
  expect(await stored(page)).toMatchObject({ drafts: [{ fields: { body: WORDS } }], reports: [] })

  const opening = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Lihat antrean di HP ini' }).click()
  const outbox = await opening
  await outbox.locator('summary').click()
  await expect(outbox.getByRole('button', { name: 'Simpan ke berkas' })).toBeVisible()
  await outbox.close()

  await page.evaluate(() => {
    globalThis.full = false
  })
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
  await expect(page.locator('main h1')).toContainText('Diterima provinsi')
  const { drafts, reports } = await stored(page)
  expect([drafts.length, reports.length]).toEqual([0, 1])
})
