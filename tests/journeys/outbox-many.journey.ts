import type { Page } from '@playwright/test'
import { sealReport, workerReady } from './citizen.ts'
import { expect, test } from './harness/test.ts'

const REPORTS = 80

/** Copies of this phone's only report beside it, each with a name of its own. They wait until long after this story. */
async function fill(page: Page): Promise<void> {
  await page.evaluate(async (reports) => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('lapor-outbox')
      opening.onsuccess = () => resolve(opening.result)
    })
    await new Promise<void>((resolve) => {
      const tx = opened.transaction('reports', 'readwrite')
      const store = tx.objectStore('reports')
      const reading = store.getAll()
      reading.onsuccess = () => {
        const [row] = reading.result
        const state = { name: 'waiting', textReceived: false, nextAt: Date.now() + 3_600_000 }
        store.delete(row.id)
        for (let n = 0; n < reports; n++) {
          const id = n.toString(16).padStart(64, '0')
          store.put({ ...row, id, state, lastError: { kind: 'server', status: 500, code: null }, title: `Nomor ${n}.` })
        }
      }
      tx.oncomplete = () => resolve()
    })
    opened.close()
  }, REPORTS)
}

/** From here on the page notes how it reads the reports, and which cards it goes over again: each says its moment. */
function watch(): void {
  const noted = { all: 0, one: 0, moments: 0, drawn: [] as string[] }
  Object.assign(window, { noted })
  const { get, getAll } = IDBObjectStore.prototype
  IDBObjectStore.prototype.get = function (...parameters) {
    if (this.name === 'reports') noted.one += 1
    return get.apply(this, parameters)
  }
  IDBObjectStore.prototype.getAll = function (...parameters) {
    if (this.name === 'reports') noted.all += 1
    return getAll.apply(this, parameters)
  }
  const format = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, 'format')
  Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
    get() {
      noted.moments += 1
      return format?.get?.call(this)
    },
  })
  new MutationObserver((mutations) => {
    for (const { target } of mutations) {
      const node = target instanceof Element ? target : target.parentElement
      const title = node?.closest('.entry')?.querySelector('h2')?.textContent
      if (title != null) noted.drawn.push(title)
    }
  }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
}
type Noted = {
  readonly all: number
  readonly one: number
  readonly moments: number
  readonly drawn: readonly string[]
}
const noted = (page: Page): Promise<Noted> => page.evaluate(() => Reflect.get(window, 'noted'))

test('[O5] with many reports the news of one reads and draws that one, a crowd of progress none; search and print find all', async ({
  page,
  context,
}) => {
  await page.goto('/')
  await workerReady(page)
  await context.setOffline(true)
  await sealReport(page)
  await fill(page)
  await page.goto('/antrean')
  await expect(page.locator('.entry')).toHaveCount(REPORTS)
  await page.waitForTimeout(1_500)
  await page.evaluate(watch)

  // As another tab tells it.
  await page.evaluate(async () => {
    const channel = new BroadcastChannel('lapor-outbox')
    for (let n = 0; n < 50; n++) {
      const progress = { done: n, total: 80, photosDone: 0, photos: 0, bytesDone: n, bytes: 80 }
      channel.postMessage({ type: 'progress', progress })
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  })
  await expect(page.getByText('49 dari 80 terkirim')).toBeVisible()
  expect(await noted(page)).toMatchObject({ all: 0, one: 0, moments: 0, drawn: [] })

  await page.evaluate(async () => {
    const id = (7).toString(16).padStart(64, '0')
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('lapor-outbox')
      opening.onsuccess = () => resolve(opening.result)
    })
    const row = await new Promise<object>((resolve) => {
      const reading = opened.transaction('reports').objectStore('reports').openCursor(id)
      reading.onsuccess = () => resolve(reading.result?.value)
    })
    await new Promise<void>((resolve) => {
      const tx = opened.transaction('reports', 'readwrite')
      tx.objectStore('reports').put({ ...row, state: { name: 'delivered', at: Date.now() } })
      tx.oncomplete = () => resolve()
    })
    opened.close()
    new BroadcastChannel('lapor-outbox').postMessage({ type: 'changed', id })
  })
  await expect(page.locator('.entry[data-state=delivered]')).toHaveCount(1)
  const after = await noted(page)
  expect([after.all, after.one]).toEqual([0, 1])
  // Day and time, of one card.
  expect(after.moments).toBe(2)
  expect([...new Set(after.drawn)]).toEqual(['Nomor 7.'])

  // Far below the screen, and yet found.
  expect(await page.evaluate(() => Reflect.get(window, 'find').call(window, 'Nomor 7.'))).toBe(true)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1_000)
  await page.reload()
  await page.locator('.entry').first().waitFor()
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await expect(page.locator('.entry')).toHaveCount(REPORTS)
})
