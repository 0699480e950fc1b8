import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './harness/test.ts'
import { cameraPhoto } from './photo.ts'

const BODY = 'Lampu dermaga mati sejak Senin. Orang tersandung saat naik perahu.'

// The purpose of the whole program, in one story.
test('[O1] [O2] sealed without signal, browser killed, delivered once, with its photo', async ({ server, device }) => {
  const [facility] = await server.facilities()
  const page = device.page()
  await page.goto(`/q/${facility?.code}`)
  await workerReady(page)
  await device.setOffline(true)

  await page.getByRole('radio', { name: /^Pengaduan/ }).check()
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByLabel('Tulis dengan bahasa Anda sendiri').fill(BODY)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'IMG_0001.jpg',
      mimeType: 'image/jpeg',
      buffer: await cameraPhoto(),
    })
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByText('1 foto')).toBeVisible()
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
  await expect(page.getByRole('heading', { name: 'Tersimpan di HP ini' })).toBeVisible()
  const sealed = await photoHashesOn(page)
  expect(sealed).toHaveLength(1)
  // Killed at once: what was called saved is on disk.
  await device.kill()
  expect(filesAt(server.dataDir)).toEqual([])

  await device.setOffline(false).catch(() => {
    // The browser is gone; the next one starts with a connection.
  })
  await device.reopen()
  const again = device.page()
  await again.goto('/antrean')
  const report = again.getByRole('article', { name: /^Lampu dermaga mati/ })
  await expect(report.getByText('Diterima provinsi')).toBeVisible({ timeout: 20_000 })
  await report.getByRole('link', { name: 'Buka bukti' }).click()
  await expect(again.getByRole('heading', { name: 'Diterima provinsi' })).toBeVisible()
  await expect(again.getByText(/tanda tangan/i).first()).toBeVisible()

  const stored = filesAt(server.dataDir)
  expect(stored).toHaveLength(1)
  expect(stored[0]?.hash).toBe(sealed[0])
  // Neither the place nor the device of the camera left the phone.
  expect(stored[0]?.bytes.includes('Rahasia')).toBe(false)
  expect(stored[0]?.bytes.includes('Exif')).toBe(false)
})

async function workerReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  // It serves this page only once it controls it, and keeps the form that is open.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/** SHA-256 of every photo on the phone, reckoned from the chunks that lie there. */
function photoHashesOn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const done = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await done(indexedDB.open('lapor-outbox'))
    const store = database.transaction('chunks').objectStore('chunks')
    const [keys, chunks] = await Promise.all([done(store.getAllKeys()), done<ArrayBuffer[]>(store.getAll())])
    database.close()
    const photos = new Map<string, ArrayBuffer[]>()
    keys.forEach((key, index) => {
      const [name] = key as [string, number]
      const chunk = chunks[index]
      // What the outbox holds free for bad times lies there too, under a name that is no hash.
      if (chunk !== undefined && /^[0-9a-f]{64}$/.test(name)) photos.set(name, [...(photos.get(name) ?? []), chunk])
    })
    return Promise.all(
      [...photos.values()].map(async (parts) => {
        const digest = await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer())
        return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      }),
    )
  })
}

/** Attachments as the server received them; copies for people left aside. */
function filesAt(dataDir: string): { readonly hash: string; readonly bytes: Buffer }[] {
  const folder = `${dataDir}/attachments`
  return readdirSync(dataDir).includes('attachments')
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
        .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`))
        .map((bytes) => ({ hash: createHash('sha256').update(bytes).digest('hex'), bytes }))
    : []
}
