import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { alive } from '../../journeys/form-phone.ts'
import { type Measured, median, percentile, table } from '../measured.ts'
import type { Phone } from './phone.ts'

const RUNS = 24
/** Milliseconds. */
const GOAL = 150

/** From the press on "send", with two photos that are scaled already, to the word "saved", which stands after the commit. */
export async function measureSeal(phone: Phone): Promise<Measured> {
  const pictures = await Promise.all([picture(), picture()])
  const { page, slow } = await phone.open()
  await page.goto(`${phone.server.url}/lapor`)
  await phone.device.setOffline(true)
  const [seals, floors]: [number[], number[]] = [[], []]
  for (let run = 0; run < RUNS; run++) {
    await fill(page, run, pictures)
    await slow(4)
    await page.waitForTimeout(200)
    const sealed = page.evaluate(timeTheSeal)
    await page.locator('.button-main').click()
    seals.push(await sealed)
    floors.push(await page.evaluate(timeTheStore))
    await slow(1)
  }
  const rows = [
    ['seal', seals],
    ['one strict transaction of as many stores, alone', floors],
  ] as const
  const worst = percentile(seals, 0.95)
  const figures = rows.map(([name, times]) => [
    name,
    Math.round(median(times)),
    Math.round(percentile(times, 0.95)),
    (median(times) / median(floors)).toFixed(1),
  ])
  return {
    text: table([`sealing with two photos, ${RUNS} runs`, 'p50 ms', 'p95 ms', 'ratio of p50'], figures),
    goals: [{ goal: `sealing at most ${GOAL} ms at p95 (${Math.round(worst)})`, met: worst <= GOAL }],
  }
}

/** A form filled in as far as its last press. */
async function fill(page: Page, run: number, pictures: readonly Buffer[]): Promise<void> {
  await page.goto('/lapor')
  await alive(page)
  const next = page.locator('.button-main')
  await page.locator('input[value=complaint]').check()
  await next.click()
  await page
    .locator('textarea')
    .fill(`Laporan nomor ${run}: lampu jalan mati sejak tiga hari, gelap sekali malam hari.`)
  const files = pictures.map((buffer, index) => ({ name: `${index}.jpg`, mimeType: 'image/jpeg', buffer }))
  await page.locator('input[type=file][multiple]').setInputFiles(files)
  await page.locator('.photos li[data-stage=ready]').nth(1).waitFor()
  await next.click()
  while ((await page.locator('.summary:visible').count()) === 0) await next.click()
}

/** From the click to the first frame that shows the tracking code. */
function timeTheSeal(): Promise<number> {
  return new Promise((resolve) => {
    addEventListener(
      'click',
      ({ timeStamp }) => {
        const look = () => {
          if (document.querySelector('.tracking-code') === null) requestAnimationFrame(look)
          else resolve(performance.now() - timeStamp)
        }
        look()
      },
      { once: true, capture: true },
    )
  })
}

/** What the same device takes for nothing but the commit. */
async function timeTheStore(): Promise<number> {
  const stores = ['a', 'b', 'c', 'd', 'e']
  const opened = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('floor')
    opening.onupgradeneeded = () => {
      for (const store of stores) opening.result.createObjectStore(store)
    }
    opening.onsuccess = () => resolve(opening.result)
  })
  const begun = performance.now()
  await new Promise<void>((resolve) => {
    const tx = opened.transaction(stores, 'readwrite', { durability: 'strict' })
    for (const store of stores) tx.objectStore(store).put(new Uint8Array(1_000), begun)
    tx.oncomplete = () => resolve()
  })
  const took = performance.now() - begun
  opened.close()
  return took
}

/** About as large as a scaled photo of a phone. */
function picture(): Promise<Buffer> {
  return sharp({
    create: {
      width: 900,
      height: 675,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 20 },
    },
  })
    .jpeg({ quality: 80 })
    .toBuffer()
}
