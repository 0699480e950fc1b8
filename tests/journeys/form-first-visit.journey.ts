import type { Page } from '@playwright/test'
import { alive, cameraPhoto, codeOf, stored, WORDS } from './form-phone.ts'
import { expect, test } from './harness/test.ts'

/** Everything that is fetched behind a living form. */
const LATE = /\/assets\/(?!index-|hex-|limits-|reports-|crockford-|wita-|backoff-)[^/]+\.js$/
/** What makes photos small; and what brings the worker, which would have it in its cache. */
const PHOTOS = /\/assets\/(?:shrink|photo|accompany)/

/** A first visit on which the signal goes right after the form came alive. */
async function aliveAndNoMore(page: Page, path: string, missing = LATE): Promise<void> {
  await page.route(missing, (route) => route.abort())
  await page.goto(path)
  await alive(page)
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
}

async function writeAndSend(page: Page): Promise<void> {
  await page.getByText('Pengaduan', { exact: true }).click()
  await page.locator('.button-main').click()
  await page.locator('textarea').fill(WORDS)
  await page.locator('.button-main').click()
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
}

test('the signal goes before the script that seals is here: the draft stays, the words say so, and Send works with the signal', async ({
  page,
  server,
}) => {
  await aliveAndNoMore(page, `/q/${await codeOf(server)}`)
  await writeAndSend(page)
  await expect(page.getByRole('alert')).toContainText('Isian Anda aman di HP ini')
  expect((await stored(page)).drafts[0]?.fields.body).toBe(WORDS)
  await page.unroute(LATE)
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
  await expect(page.locator('main h1')).toContainText('Diterima provinsi')
  expect((await stored(page)).reports).toHaveLength(1)
})

test('a photo that could not be made small without a signal is made small with it, by itself', async ({
  page,
  server,
}) => {
  await aliveAndNoMore(page, `/q/${await codeOf(server)}`, PHOTOS)
  await page.getByText('Pengaduan', { exact: true }).click()
  await page.locator('.button-main').click()
  await page
    .locator('input[type=file][multiple]')
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto(800, 600) })
  await page.locator('textarea').fill(WORDS)
  await page.locator('.button-main').click()
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
  await expect(page.getByRole('alert')).toContainText('Foto belum siap')
  expect((await stored(page)).drafts[0]?.photos[0]?.stage).toBe('original')
  await page.unroute(PHOTOS)
  await page.context().setOffline(false)
  await expect(page.locator('.photos li[data-stage=ready] img')).toBeVisible()
  await page.locator('.button-main').click()
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
  await expect(page.locator('main h1')).toContainText('Diterima provinsi')
  await expect(page.locator('.photo-ends li')).toHaveCount(1)
})

test('where the browser remembers that a script did not come, the page loads again by itself and goes on', async ({
  page,
  server,
}) => {
  await page.route(LATE, (route) => route.abort())
  await page.goto(`/q/${await codeOf(server)}`)
  await alive(page)
  await writeAndSend(page)
  await expect(page.getByRole('alert')).toContainText('Isian Anda aman di HP ini')
  const again = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
  await again
  await page.unroute(LATE)
  await page.reload()
  await alive(page)
  await expect(page.locator('textarea')).toHaveValue(WORDS)
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
  await expect(page.locator('main h1')).toContainText('Diterima provinsi')
})

test('an English form whose words did not come is plain until they do, and keeps what was typed', async ({
  page,
  server,
}) => {
  const words = /\/assets\/english/
  let asked = 0
  await page.route(words, (route) => {
    asked++
    return route.abort()
  })
  await page.goto(`/q/${await codeOf(server)}?bahasa=en`)
  await page.locator('textarea').fill(WORDS)
  await expect.poll(() => asked).toBeGreaterThan(0)
  await expect(page.locator('form.report-live')).toHaveCount(0)
  await page.unroute(words)
  await alive(page)
  await expect(page.locator('textarea')).toHaveValue(WORDS)
})
