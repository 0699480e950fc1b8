import type { ServerResponse } from 'node:http'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openOutboxPage } from './device/open.ts'
import { openProvince, type Province } from './device/province.ts'

let browser: Browser
let context: BrowserContext
let province: Province
let page: Page

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
})
afterAll(() => browser.close())
beforeEach(async () => {
  province = await openProvince()
  context = await browser.newContext()
  page = await openWindow()
})
afterEach(async () => {
  await context.close()
  await province.close()
})

/** As a page of the app opens: `goesOn` from another of this window, or not. */
async function openWindow(goesOn = false): Promise<Page> {
  const opened = await openOutboxPage(context, province.origin)
  await opened.evaluate((goesOn) => device.outbox.seePauses(goesOn), goesOn)
  return opened
}
const seal = (body: string, photos: number[] = []) =>
  page.evaluate(([body, photos]) => device.seal(body, photos), [body, photos] as const)
const names = async () => (await page.evaluate(() => device.states())).map(({ state }) => state.name)
const isPaused = (tab: Page) => tab.evaluate(() => device.outbox.isPaused())
/** From here on the province answers no report, and yet takes it in. Resolves with those who wait. */
function holdAnswers(): ServerResponse[] {
  const held: ServerResponse[] = []
  province.after = (request, response) => {
    if (request.method === 'GET') return false
    held.push(response)
    return true
  }
  return held
}
/** Seals while nothing is sent. */
async function sealWithoutSignal(count: number, photos: number[] = []): Promise<void> {
  // Or one that is tried again at once fails after the signal is back.
  await page.evaluate(() => device.waitLong())
  await context.setOffline(true)
  for (let n = 0; n < count; n++) await seal(`Laporan ${n}.`, photos)
  await expect.poll(names).toEqual(Array(count).fill('waiting'))
  await context.setOffline(false)
}

test('[O2] a pause in one tab calls off what another sends, nothing leaves while it lasts, and all goes once after it', async () => {
  const other = await openWindow()
  await sealWithoutSignal(6, [300_000])
  const attempts = () => page.evaluate(async () => (await device.states()).map(({ id, attempts }) => [id, attempts]))
  const tried = await attempts()
  const held = holdAnswers()
  // The other tab sends.
  await other.evaluate(() => void device.outbox.sendNow())
  await expect.poll(() => held.length).toBe(4)
  await page.evaluate(() => device.outbox.pause())
  await expect.poll(names).toEqual(Array(6).fill('sealed'))
  // Nothing failed.
  expect(await attempts()).toEqual(tried)
  const [before, rows] = [province.requests.length, province.rows.size]
  province.after = () => false
  for (const tab of [page, other]) {
    await tab.evaluate(() => Promise.all([device.outbox.deliver(), device.outbox.reconnect()]))
    expect(await tab.evaluate(() => device.outbox.nextWake())).toBeNull()
  }
  expect([province.requests.length, province.rows.size]).toEqual([before, rows])

  await page.evaluate(() => device.outbox.resume())
  await expect.poll(names).toEqual(Array(6).fill('delivered'))
  expect([...province.rows.values()].map(({ inserts }) => inserts)).toEqual(Array(6).fill(1))
})

test('[O7] a photo paused in its middle goes on from where it was', async () => {
  await sealWithoutSignal(1, [700_000])
  let chunks = 0
  province.after = (request) => request.method === 'PATCH' && ++chunks === 2
  await page.evaluate(() => void device.outbox.sendNow())
  await expect.poll(() => chunks).toBe(2)
  await page.evaluate(() => device.outbox.pause())
  await expect.poll(names).toEqual(['partial'])
  await page.evaluate(() => device.outbox.resume())
  await expect.poll(names).toEqual(['delivered'])
  const patches = province.requests.filter((line) => line.startsWith('PATCH'))
  expect(patches).toHaveLength(3)
})

test('[O5] “send now” for one report ends the pause for all', async () => {
  await sealWithoutSignal(2)
  await page.evaluate(() => device.outbox.pause())
  await page.evaluate(async () => {
    const [one] = await device.outbox.entries()
    await device.outbox.sendNow(one?.id)
  })
  expect(await isPaused(page)).toBe(false)
  expect(await page.evaluate(() => device.outbox.nextWake())).not.toBe(0)
  await page.evaluate(() => device.outbox.reconnect())
  expect(await names()).toEqual(['delivered', 'delivered'])
})

test('[O5] sealing a report ends the pause in the same moment', async () => {
  await page.evaluate(() => device.outbox.pause())
  await context.setOffline(true)
  await seal('Yang baru.')
  expect(await isPaused(page)).toBe(false)
})

test('[O1] a pause is kept over a reload, and ends at the next start; while a window shows it, another one does not end it', async () => {
  await sealWithoutSignal(1)
  await page.evaluate(() => device.outbox.pause())
  const second = await openWindow()
  expect(await isPaused(second)).toBe(true)
  await page.close()
  // The second has seen it too.
  const third = await openWindow()
  expect(await isPaused(third)).toBe(true)
  await third.close()
  await second.close()
  page = await openWindow(true)
  expect(await isPaused(page)).toBe(true)
  expect(province.rows.size).toBe(0)
  await page.close()
  page = await openWindow()
  expect(await isPaused(page)).toBe(false)
  expect(await names()).toEqual(['delivered'])
})
