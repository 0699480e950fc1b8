import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import type { RunningServer } from './harness/server.ts'
import { expect, test } from './harness/test.ts'
import { cameraPhoto } from './photo.ts'

const AGENCY = 'Dinas Perhubungan'
const NOTE = 'Mohon cek lampu sebelum malam.'
const BODY = 'Lampu dermaga mati sejak Senin. Orang tersandung saat naik perahu.'

// The purpose of the whole program, in one story: a phone without signal on one side, a dashboard on the other.
test('[O1] [O2] sealed without signal, browser killed, delivered once, seen arriving, passed on, followed', async ({
  server,
  device,
  browser,
}) => {
  const [facility] = await server.facilities()
  const page = device.page()
  await page.goto(`/q/${facility?.code}`)
  await workerReady(page)
  await device.setOffline(true)
  const trackingCode = await fillAndSeal(page)
  const sealed = await photoHashesOn(page)
  expect(sealed).toHaveLength(1)
  // Killed at once: what was called saved is on disk.
  await device.kill()
  expect(filesAt(server.dataDir)).toEqual([])

  const desk = await signIn(browser, server)
  const arrival = desk.getByText('Lampu dermaga mati sejak Senin.').first()
  await expect(desk.getByText('Langsung: tersambung')).toBeAttached()
  await expect(arrival).toBeHidden()

  await device.setOffline(false).catch(() => {
    // The browser is gone; the next one starts with a connection.
  })
  await device.reopen()
  const again = device.page()
  const delivered = receivedAt(server)
  await again.goto('/antrean')
  const sent = await delivered
  await expect(arrival).toBeVisible({ timeout: 2_000 })
  expect(Date.now() - sent).toBeLessThan(2_500)

  const report = again.getByRole('article', { name: /^Lampu dermaga mati/ })
  await expect(report.getByText('Diterima provinsi')).toBeVisible()
  await report.getByRole('link', { name: 'Buka bukti' }).click()
  await expect(again.getByRole('heading', { name: 'Diterima provinsi' })).toBeVisible()
  await expect(again.getByText(/tanda tangan/i).first()).toBeVisible()
  const stored = filesAt(server.dataDir)
  expect(stored.map(({ hash }) => hash)).toEqual(sealed)
  // Neither the place nor the device of the camera left the phone.
  expect(stored[0]?.bytes.includes('Rahasia')).toBe(false)
  expect(stored[0]?.bytes.includes('Exif')).toBe(false)

  await arrival.click()
  await expect(desk.getByText(BODY)).toBeVisible()
  await expect(desk.getByRole('img', { name: /Foto 1/ }).first()).toBeVisible()
  await desk.getByLabel('Instansi tujuan').selectOption({ label: AGENCY })
  await desk.getByLabel(/Catatan internal/).fill(NOTE)
  await desk.getByRole('button', { name: 'Disposisikan' }).click()
  await expect(desk.getByText(`Didisposisikan kepada ${AGENCY}.`)).toBeVisible()

  await again.goto(`/lacak#${trackingCode}`)
  await expect(again.getByRole('heading', { name: 'Diteruskan' })).toBeVisible()
  await expect(again.getByText(new RegExp(AGENCY)).first()).toBeVisible()
  await expect(again.locator('.history li')).toHaveCount(2)
  expect(await again.content()).not.toContain(NOTE)
  // Nothing of it lies in the log: no code, no words.
  const log = JSON.stringify(server.log())
  for (const secret of [trackingCode, trackingCode.replace(/^KS|-/g, ''), 'Lampu', facility?.code ?? ''])
    expect(log).not.toContain(secret)
  await desk.context().close()
})

/** Three decisions: what kind, what happened, send. Gives the tracking code as it is shown. */
async function fillAndSeal(page: Page): Promise<string> {
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
  const shown = await page.getByRole('region', { name: 'Kode lacak' }).textContent()
  return /KS(?:-[0-9A-Z]{4}){4}/.exec(shown ?? '')?.[0] ?? ''
}

/** Uses the one-time link the server printed; gives the dashboard, open on its inbox. */
async function signIn(browser: Browser, server: RunningServer): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, baseURL: server.url })
  const desk = await context.newPage()
  await desk.goto(server.setupLink())
  await desk.getByLabel('Nama lengkap').fill('Siti Rahmah')
  await desk.getByLabel('Nama pengguna').fill('siti.rahmah')
  await desk.getByLabel('Kata sandi').fill('perahu-lampu-dermaga-47')
  await desk.getByRole('button', { name: 'Buat akun dan masuk' }).click()
  await expect(desk.getByRole('heading', { name: 'Kotak masuk' })).toBeAttached()
  return desk
}

/** When the server answered the report's text, by this machine's clock. */
async function receivedAt(server: RunningServer): Promise<number> {
  const received = () => server.log().find(({ method, status }) => method === 'PUT' && status === 201)
  await expect.poll(received, { timeout: 20_000, intervals: [50] }).toBeDefined()
  return Date.parse(String(received()?.time))
}

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
