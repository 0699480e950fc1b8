import { existsSync } from 'node:fs'
import sharp from 'sharp'
import { alive, codeOf, stored, storedPhoto, WORDS } from './form-phone.ts'
import { expect, test } from './harness/test.ts'

declare global {
  // Whether the device is full; only code handed to `evaluate` sees it.
  var full: boolean
  // How many bytes of photos still fit; likewise.
  var room: number
  var taken: number
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

test('[O5] a photo that no longer fits as it came is kept small; when not even that fits the page says so', async ({
  page,
  server,
}) => {
  await page.addInitScript(() => {
    globalThis.room = Number.POSITIVE_INFINITY
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (...given: Parameters<typeof put>) {
      const [bytes, key] = given
      if (bytes instanceof ArrayBuffer && Array.isArray(key)) {
        if (key[1] === 0) globalThis.taken = 0
        globalThis.taken += bytes.byteLength
        if (globalThis.taken > globalThis.room) throw new DOMException('full', 'QuotaExceededError')
      }
      return put.apply(this, given)
    }
  })
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const
  const large = await sharp({ create: { width: 3200, height: 2400, channels: 3, background: '#000', noise } })
    .jpeg({ quality: 98 })
    .toBuffer()
  await page.goto(`/q/${await codeOf(server)}`)
  await alive(page)
  await page.getByText('Pengaduan', { exact: true }).click()
  await page.locator('.button-main').click()
  await page.locator('textarea').fill(WORDS)
  const choose = () =>
    page.locator('input[type=file][multiple]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: large })

  await page.evaluate(() => {
    globalThis.room = 2_200_000
  })
  expect(large.length).toBeGreaterThan(2_200_000)
  await choose()
  await expect.poll(async () => (await stored(page)).drafts[0]?.photos.map(({ stage }) => stage)).toEqual(['ready'])
  const [photo] = (await stored(page)).drafts[0]?.photos ?? []
  if (photo === undefined) throw new Error('no photo')
  expect((await sharp(await storedPhoto(page, photo.sha256)).metadata()).width).toBe(1600)

  await page.evaluate(() => {
    globalThis.room = 10_000
  })
  await choose()
  await expect(page.getByRole('alert')).toContainText('foto ini belum tersimpan')
  expect((await stored(page)).drafts[0]?.photos).toHaveLength(1)

  await page.locator('.button-main').click()
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
  await expect(page.locator('main h1')).toContainText('Diterima provinsi')
  const { reports } = await stored(page)
  await expect
    .poll(() =>
      existsSync(`${server.dataDir}/attachments/${reports[0]?.id.slice(0, 2)}/${reports[0]?.id}/${photo.sha256}`),
    )
    .toBe(true)
})
