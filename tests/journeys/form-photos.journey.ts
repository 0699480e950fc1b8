import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { alive, cameraPhoto, codeOf, stored, storedPhoto, WORDS } from './form-phone.ts'
import { expect, test } from './harness/test.ts'

test.beforeEach(async ({ page, server }) => {
  await page.goto(`/q/${await codeOf(server)}`)
  await alive(page)
  await page.getByText('Pengaduan', { exact: true }).click()
  await page.getByRole('button', { name: 'Lanjut' }).click()
})

const gallery = 'input[type=file][multiple]'

test('a photo is turned, scaled and stripped of its metadata before it is sealed', async ({ page }) => {
  const original = await cameraPhoto()
  expect((await sharp(original).metadata()).exif).toBeDefined()
  await page.locator(gallery).setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: original })
  await expect(page.locator('.photos li[data-stage=ready] img')).toBeVisible()
  const [draft] = (await stored(page)).drafts
  const [photo] = draft?.photos ?? []
  expect(photo?.stage).toBe('ready')
  const bytes = await storedPhoto(page, photo?.sha256 ?? '')
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(photo?.sha256)
  const picture = await sharp(bytes).metadata()
  expect([picture.format, picture.width, picture.height]).toEqual(['jpeg', 1200, 1600])
  expect(picture.exif).toBeUndefined()
  expect(bytes.includes('Exif')).toBe(false)
  expect(bytes.includes('Rahasia')).toBe(false)
  expect(bytes.length).toBeLessThanOrEqual(2 * 1024 * 1024)
  // Orientation 6 turns clockwise: what was left is above.
  const above = await sharp(bytes).extract({ left: 600, top: 100, width: 1, height: 1 }).raw().toBuffer()
  expect(above[0]).toBeGreaterThan(above[2] ?? 255)

  await page.locator('textarea').fill(WORDS)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.locator('.summary')).toContainText('1 foto')
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
  await expect(page.locator('.tracking-code')).toBeVisible()
})

test('photos come back with the draft, can be removed, and a removal undone', async ({ page }) => {
  const small = await cameraPhoto(400, 300)
  const other = await cameraPhoto(300, 400)
  await page.locator('textarea').fill(WORDS)
  await page.locator(gallery).setInputFiles([
    { name: 'a.jpg', mimeType: 'image/jpeg', buffer: small },
    { name: 'b.jpg', mimeType: 'image/jpeg', buffer: other },
  ])
  const photos = page.locator('.photos li[data-stage=ready]')
  await expect(photos).toHaveCount(2)
  await page.reload()
  await alive(page)
  await expect(photos).toHaveCount(2)
  await page.getByRole('button', { name: 'Hapus foto 1' }).click()
  await expect(photos).toHaveCount(1)
  await page.getByRole('button', { name: 'Urungkan' }).click()
  await expect(photos).toHaveCount(2)
  await page.getByRole('button', { name: 'Hapus foto 1' }).click()
  await expect(photos).toHaveCount(1)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.locator('.summary')).toContainText('1 foto')
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
  await expect(page.locator('.photo-ends li')).toHaveCount(1)
})

test('the words are on disk before the picker opens', async ({ page }) => {
  await page.locator('textarea').pressSequentially('Jalan rusak')
  const chooser = page.waitForEvent('filechooser')
  await page.locator(gallery).click()
  await chooser
  expect((await stored(page)).drafts[0]?.fields.body).toBe('Jalan rusak')
})

test('HEIC, a broken file and a sixth photo: clear words, and nothing lost', async ({ page }) => {
  await page.locator('textarea').fill(WORDS)
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(200, 7)])
  await page.locator(gallery).setInputFiles({ name: 'a.heic', mimeType: 'image/heic', buffer: heic })
  await expect(page.getByRole('alert')).toContainText('HEIC')
  await page
    .locator(gallery)
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a photo') })
  await expect(page.getByRole('alert')).toContainText('bukan foto')
  const six = await Promise.all(
    [1, 2, 3, 4, 5, 6].map(async (size) => ({
      name: `${size}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await cameraPhoto(size * 100, 100),
    })),
  )
  await page.locator(gallery).setInputFiles(six)
  await expect(page.locator('.photos li[data-stage=ready]')).toHaveCount(5)
  await expect(page.getByRole('alert')).toContainText('Paling banyak 5 foto')
  await expect(page.locator('textarea')).toHaveValue(WORDS)
  const [draft] = (await stored(page)).drafts
  expect(draft?.photos).toHaveLength(5)
})

test('a retaken photo takes the place of the one before', async ({ page }) => {
  await page
    .locator(gallery)
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto(400, 300) })
  await expect(page.locator('.photos li[data-stage=ready]')).toHaveCount(1)
  const before = (await stored(page)).drafts[0]?.photos[0]?.sha256
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Ganti foto 1' }).click()
  await (await chooser).setFiles({ name: 'b.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto(500, 300) })
  await expect
    .poll(async () => (await stored(page)).drafts[0]?.photos.map(({ sha256, stage }) => [sha256 !== before, stage]))
    .toEqual([[true, 'ready']])
})
