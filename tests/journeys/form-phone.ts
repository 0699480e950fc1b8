import type { Page } from '@playwright/test'
import sharp from 'sharp'
import type { RunningServer } from './harness/server.ts'

/** What the form journeys do again and again. */

export const WORDS = 'Lampu di ruang tunggu mati. Sudah tiga hari.'

/** The code of an example facility of this kind. */
export async function codeOf(server: RunningServer, kind = 'hospital'): Promise<string> {
  const found = (await server.facilities()).find((facility) => facility.kind === kind)
  if (found === undefined) throw new Error(`no example of kind ${kind}`)
  return found.code
}

/** Waits until one question stands alone: the page is alive. */
export async function alive(page: Page): Promise<void> {
  await page.locator('form.report-live').waitFor()
}

/** Everything that a page may not do: errors in the console (CSP's among them) and requests to another origin. */
export function complaintsOf(page: Page, origin: string): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const url = request.url()
    if (/^https?:/.test(url) && new URL(url).origin !== origin) complaints.push(`request to ${url}`)
  })
  return complaints
}

/** A camera's JPEG: larger than what is sealed, with a GPS position, lying on its side. Left half red, right half blue. */
export async function cameraPhoto(width = 2400, height = 1800): Promise<Buffer> {
  const half = await sharp({ create: { width: width / 2, height, channels: 3, background: '#c00' } })
    .png()
    .toBuffer()
  return sharp({ create: { width, height, channels: 3, background: '#00c' } })
    .composite([{ input: half, left: 0, top: 0 }])
    .jpeg()
    .withExif({
      IFD0: { Make: 'Kamera', Model: 'Rahasia' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '3/1 19/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '114/1 35/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

export type StoredDraft = {
  readonly fields: { readonly body: string; readonly kind: string | null }
  readonly photos: readonly { readonly sha256: string; readonly size: number; readonly stage: string }[]
}

/** What the device's own database holds, read beside the product's code. */
export function stored(
  page: Page,
): Promise<{ drafts: StoredDraft[]; reports: { id: string; trackingCode: string }[] }> {
  return page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('lapor-outbox')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const all = (name: string) =>
      new Promise<never[]>((resolve, reject) => {
        const reading = opened.transaction(name).objectStore(name).getAll()
        reading.onsuccess = () => resolve(reading.result as never[])
        reading.onerror = () => reject(reading.error)
      })
    const found = { drafts: await all('drafts'), reports: await all('reports') }
    opened.close()
    return found
  })
}

/** The bytes of a photo as they rest on the device, in base64 on the way out of the page. */
export async function storedPhoto(page: Page, sha256: string): Promise<Buffer> {
  const text = await page.evaluate(async (name) => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('lapor-outbox')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const chunks = await new Promise<ArrayBuffer[]>((resolve, reject) => {
      const range = IDBKeyRange.bound([name, 0], [name, 1e6])
      const reading = opened.transaction('chunks').objectStore('chunks').getAll(range)
      reading.onsuccess = () => resolve(reading.result)
      reading.onerror = () => reject(reading.error)
    })
    opened.close()
    const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer())
    let binary = ''
    for (const byte of bytes) binary += String.fromCharCode(byte)
    return btoa(binary)
  }, sha256)
  return Buffer.from(text, 'base64')
}
