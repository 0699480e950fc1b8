import { DatabaseSync } from 'node:sqlite'
import { readSymbols } from '../qr/read-picture.ts'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { test } from './harness/test.ts'
import { expect, kioskLink, sealOnKiosk, setUpKiosk, typePin, writeReport } from './kiosk-tablet.ts'

test.setTimeout(240_000)
test.use({
  deviceOptions: {
    viewport: { width: 1280, height: 800 },
    permissions: ['background-sync', 'camera'],
    args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
})

const WORDS = { body: 'Pagar dermaga patah di sisi hulu.', name: 'Aluh', contact: '0812-000' }

test('a manager sets a tablet up by its link, sees it in the list, renames and withdraws it; it says so and delivers', async ({
  page: manager,
  server,
  device,
}) => {
  await signInAsCoordinator(manager, server)
  const listed = await (await manager.request.get('/api/desk/facilities?kind=river-pier')).json()
  await manager.goto(`/fasilitas/${listed.facilities[0].id}`)
  await manager.getByText('Tambah kios').click()
  await manager.getByLabel('Nama tablet').fill('Tablet dermaga')
  await manager.getByRole('button', { name: 'Buat tautan pemasangan' }).click()
  const link = await manager.locator('.kiosk-link-text').innerText()
  // What the tablet's camera would read from the screen.
  const [scanned] = await readSymbols(new Uint8Array(await manager.locator('.kiosk-link .qr-picture').screenshot()))
  expect(scanned).toBe(link)
  const card = manager.locator('[data-kiosk]').filter({ hasText: 'Tablet dermaga' })
  await expect(card).toContainText('Menunggu dipasang')

  const page = device.page()
  await setUpKiosk(page, link)
  // The token is gone from the address, and opens nothing a second time.
  expect(page.url()).toMatch(/\/kios\/[0-9A-Z]{8}$/)
  const code = page.url().split('/').at(-1) ?? ''
  const [own] = await readSymbols(new Uint8Array(await page.locator('.qr-picture').screenshot()))
  expect(own).toBe(`${server.url.toUpperCase()}/Q/${code}`)
  await manager.reload()
  await expect(card).toContainText('Terlihat')
  await card.getByText('Ganti nama').click()
  await card.getByLabel('Nama tablet').fill('Tablet hulu')
  await card.getByRole('button', { name: 'Simpan' }).click()
  const renamed = manager.locator('[data-kiosk]').filter({ hasText: 'Tablet hulu' })
  await expect(renamed).toHaveCount(1)

  await device.setOffline(true)
  await writeReport(page, WORDS)
  await sealOnKiosk(page)
  await page.getByRole('button', { name: 'Selesai' }).click()
  await expect(page.getByRole('button', { name: 'Tulis laporan' })).toBeVisible()
  await renamed.getByRole('button', { name: 'Tarik kios' }).click()
  await renamed.getByRole('button', { name: 'Ya, tarik kios ini' }).click()
  await expect(manager.locator('[data-kiosk=withdrawn]')).toContainText('Ditarik')

  // Without a connection it knows nothing of that; with one it says so, and what it held arrives.
  await device.setOffline(false)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Kios ini sudah ditutup' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Tulis laporan' })).toHaveCount(0)
  await expect(page.getByText('Tablet boleh dilepas')).toBeVisible()
  const database = new DatabaseSync(`${server.dataDir}/lapor.sqlite`, { readOnly: true })
  expect(database.prepare('select body, code from reports where channel = ?').all('kiosk')).toMatchObject([
    { body: WORDS.body, code },
  ])
  database.close()
  await page.getByRole('button', { name: 'Lepas tablet ini' }).click()
  await expect(page).toHaveURL(`${server.url}/`)
  await page.goto(`/kios/${code}`)
  await expect(page.getByRole('heading', { name: 'Tablet ini belum menjadi kios' })).toBeVisible()
  await page.goto(link)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await typePin(page)
  await typePin(page)
  await expect(page.getByText('Tautan ini sudah dipakai')).toBeVisible()
})

test('a photo by the tablet’s camera is sealed too: the desk sees it, the tablet holds only an envelope', async ({
  page: manager,
  server,
  device,
}) => {
  await signInAsCoordinator(manager, server)
  const { link } = await kioskLink(manager, server)
  const page = device.page()
  await setUpKiosk(page, link)
  await device.setOffline(true)
  await page.getByRole('button', { name: 'Tulis laporan' }).click()
  await page.getByText('Pengaduan', { exact: true }).click()
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.locator('textarea').fill(WORDS.body)
  await page.getByRole('button', { name: 'Buka kamera' }).click()
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth))
    .toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Ambil foto' }).click()
  await expect(page.getByAltText('Foto 1')).toBeVisible()
  expect(await page.locator('input[type=file]').count()).toBe(0)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.locator('.summary')).toContainText('1 foto')
  await sealOnKiosk(page)
  await page.getByRole('button', { name: 'Selesai' }).click()
  await expect(page.getByRole('button', { name: 'Tulis laporan' })).toBeVisible()

  // Every chunk that rests here begins as an envelope; no JPEG begins anywhere.
  const heads = await page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('lapor-outbox')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const chunks = await new Promise<ArrayBuffer[]>((resolve, reject) => {
      const reading = opened.transaction('chunks').objectStore('chunks').getAll()
      reading.onsuccess = () => resolve(reading.result)
      reading.onerror = () => reject(reading.error)
    })
    opened.close()
    return chunks.map((chunk) => new TextDecoder('latin1').decode(chunk.slice(0, 23)))
  })
  expect(heads).toEqual(['lapor-photo-envelope-v1'])

  await device.setOffline(false)
  const database = () => {
    const opened = new DatabaseSync(`${server.dataDir}/lapor.sqlite`, { readOnly: true })
    const rows = opened.prepare('select state, type from attachments').all()
    opened.close()
    return rows
  }
  await expect
    .poll(database, { timeout: 60_000 })
    .toEqual([{ state: 'stored', type: 'application/vnd.lapor.photo-envelope' }])
  await manager.goto('/dasbor')
  await manager.getByText('Pagar dermaga patah').first().click()
  const photo = manager.locator('main img').first()
  await expect(photo).toBeVisible()
  await expect.poll(() => photo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
})

test('without a key that the province vouches for the kiosk takes no report, says so, and still shows the code', async ({
  page: manager,
  server,
  device,
}) => {
  await signInAsCoordinator(manager, server)
  const { link } = await kioskLink(manager, server)
  const page = device.page()
  // Somebody between the tablet and the province offers a key of their own, under the province's names.
  await device.context().route('**/api/keys', async (route) => {
    const answer = await (await route.fetch()).json()
    const point = `B${'A'.repeat(86)}`
    await route.fulfill({ json: { ...answer, envelopeKey: { ...answer.envelopeKey, publicKey: point } } })
  })
  await page.goto(link)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await typePin(page)
  await typePin(page)
  await expect(page.getByText('Tablet ini belum bisa menerima laporan')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Tulis laporan' })).toHaveCount(0)
  await expect(page.locator('.qr-picture')).toBeVisible()
})

test('the strip counts what came in the last seven days and what was closed, when there is enough to tell', async ({
  page: manager,
  server,
  device,
}) => {
  await signInAsCoordinator(manager, server)
  const { link, facility } = await kioskLink(manager, server)
  const page = device.page()
  await setUpKiosk(page, link)
  await expect(page.getByText('laporan minggu ini')).toHaveCount(0)
  const database = new DatabaseSync(`${server.dataDir}/lapor.sqlite`)
  const add = database.prepare(
    `insert into cases (id, number, report_id, received_at, state, since, kind, supervisory, facility_id, example, version)
     select 'uji-' || $n, 'uji-' || $n, 'uji-' || $n, $at, $state, $at, 'complaint', 0, id, 0, 1 from facilities where name = $name`,
  )
  const at = Date.now() - 3_600_000
  for (let n = 1; n <= 12; n++) add.run({ $n: n, $at: at, $state: n <= 9 ? 'closed' : 'received', $name: facility })
  database.close()
  // The browser itself keeps the answer for a quarter of an hour; another tablet has none yet.
  const session = await page.context().newCDPSession(page)
  await session.send('Network.clearBrowserCache')
  await page.reload()
  await expect(page.getByText('12 laporan minggu ini, 9 selesai')).toBeVisible()
})
