import { expect, test } from './harness/test.ts'

test('the page opens and breaks no rule of its own policy', async ({ page, server }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto('/')
  await expect(page.locator('#app')).not.toBeEmpty()
  expect(complaints).toEqual([])
  expect(server.log().some(({ event }) => event === 'listening')).toBe(true)
})

test('a phone keeps what it stored over a killed browser', async ({ device }) => {
  await device.page().goto('/healthz')
  await device.page().evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('kept', 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore('things')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const writing = opening.result.transaction('things', 'readwrite', { durability: 'strict' })
          writing.objectStore('things').put('here', 'it')
          writing.oncomplete = () => resolve()
        }
      }),
  )
  await device.kill()
  await device.reopen()
  await device.page().goto('/healthz')
  const names = await device.page().evaluate(() => indexedDB.databases())
  expect(names).toContainEqual({ name: 'kept', version: 1 })
})
