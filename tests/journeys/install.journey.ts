import { createServer } from 'node:http'
import { sealReport, workerReady } from './citizen.ts'
import { expect, test } from './harness/test.ts'

test('every citizen’s screen starts without a connection, also in a browser that was killed', async ({ device }) => {
  await device.page().goto('/')
  await workerReady(device.page())
  await device.setOffline(true)
  await device.kill()
  await device.reopen()
  const titles: readonly (readonly [path: string, title: string])[] = [
    ['/', 'Ada yang perlu diperbaiki?'],
    ['/antrean', 'Antrean di HP ini'],
    ['/lacak', 'Lacak laporan'],
    ['/bukti', 'Bukti laporan'],
    ['/pindai', 'Pindai kode'],
    ['/periksa', 'Periksa kode poster'],
  ]
  for (const [path, title] of titles) {
    await device.page().goto(path)
    await expect(device.page().locator('h1'), path).toHaveText(title)
  }
  await device.page().goto('/lapor')
  await expect(device.page().locator('form.report-live')).toBeVisible()
})

test('the browser finds nothing that keeps the app from being installed', async ({ page, context }) => {
  await page.goto('/')
  await workerReady(page)
  const session = await context.newCDPSession(page)
  const { errors } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  // A context of a test is an incognito window, in which nothing can be installed.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([])
})

test('installing is offered after the first sealed report, and not again to whoever said later', async ({ page }) => {
  await page.goto('/')
  await workerReady(page)
  const willing = () =>
    page.evaluate(() => {
      dispatchEvent(Object.assign(new Event('beforeinstallprompt'), { prompt: async () => {} }))
    })
  await willing()
  await expect(page.locator('.app-bar')).toHaveCount(0)
  await sealReport(page)
  await willing()
  await expect(page.locator('.app-bar')).toContainText('Pasang di layar utama')
  await page.getByRole('button', { name: 'Nanti' }).click()
  await expect(page.locator('.app-bar')).toHaveCount(0)
  await page.goto('/antrean')
  await expect(page.locator('.entry')).toHaveCount(1)
  await willing()
  await page.waitForTimeout(500)
  await expect(page.locator('.app-bar')).toHaveCount(0)
})

test('an update waits for the person’s word, and for open forms', async ({ page, context, server }) => {
  const front = await openFront(server.url)
  await page.goto(`${front.url}/antrean`)
  await workerReady(page)
  front.release()
  const form = await context.newPage()
  await form.goto(`${front.url}/lapor`)
  await form.locator('form.report-live').waitFor()
  await form.locator('input[value=complaint]').check()
  await form.locator('.button-main').click()
  await form.locator('textarea').fill('Belum selesai')
  await form.waitForTimeout(1_500)
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))
  await expect(page.locator('.app-bar')).toContainText('Versi baru siap.', { timeout: 20_000 })
  await expect(form.locator('.app-bar')).toHaveCount(0)
  await page.getByRole('button', { name: 'Muat ulang' }).click()
  await expect(page.locator('.app-bar')).toContainText('Masih ada formulir yang belum selesai')
  await form.close()
  // The browser lets go of a closed page's locks in its own time.
  const heldForms = () =>
    page.evaluate(async () => (await navigator.locks.query()).held?.filter(({ name }) => name?.startsWith('draft:')))
  await expect.poll(heldForms).toEqual([])
  const reloaded = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Muat ulang' }).click()
  await reloaded
  await expect(page.locator('h1')).toHaveText('Antrean di HP ini')
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBeNull()
  await front.close()
})

test('the language is remembered on every screen', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.locator('h1')).toHaveText('Is something not right?')
  for (const [path, title] of [
    ['/antrean', 'Outbox on this phone'],
    ['/lacak', 'Track a report'],
    ['/bukti', 'Receipt'],
    ['/pindai', 'Scan a code'],
    ['/periksa', 'Check a poster’s code'],
  ] as const) {
    await page.goto(path)
    await expect(page.locator('h1')).toHaveText(title)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  }
})

/** Stands before the server and from `release` on gives out the next version of the worker: another last line. */
async function openFront(origin: string) {
  let released = false
  const front = createServer((request, response) => {
    void (async () => {
      const answer = await fetch(origin + request.url)
      const body = Buffer.from(await answer.arrayBuffer())
      const next = released && request.url === '/sw.js' ? '\n// next version\n' : ''
      for (const [name, value] of answer.headers) {
        if (!/^(?:content-(?:encoding|length)|etag|transfer-encoding|connection|keep-alive)$/.test(name)) {
          response.setHeader(name, value)
        }
      }
      response.writeHead(answer.status).end(Buffer.concat([body, Buffer.from(next)]))
    })()
  })
  await new Promise<void>((done) => front.listen(0, 'localhost', done))
  const address = front.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://localhost:${port}`,
    release: () => {
      released = true
    },
    close: () => {
      front.closeAllConnections()
      return new Promise((done) => front.close(done))
    },
  }
}
