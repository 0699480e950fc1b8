import AxeBuilder from '@axe-core/playwright'
import { workerReady } from './citizen.ts'
import { directoryKept, neighbours } from './directory-phone.ts'
import { alive, codeOf, complaintsOf, WORDS } from './form-phone.ts'
import { expect, test } from './harness/test.ts'

test('offline, a code that was never opened here opens the form with the code kept', async ({
  page,
  context,
  server,
}) => {
  const code = await codeOf(server, 'river-pier')
  await page.goto('/lapor')
  await alive(page)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await page.reload()
  await alive(page)
  await context.setOffline(true)
  await page.goto(`/Q/${code}`)
  await alive(page)
  await expect(page.locator('h1')).toContainText(`${code.slice(0, 4)}-${code.slice(4)}`)
  await expect(page.locator('main')).toContainText('provinsi yang mencocokkannya')
  await page.getByText('Pengaduan', { exact: true }).click()
  await page.locator('.button-main').click()
  await page.locator('textarea').fill(WORDS)
  await page.locator('.button-main').click()
  await page.locator('.button-main').click()
  await page.locator('.button-main').click()
  await expect(page.locator('.tracking-code')).toBeVisible()
  await expect(page.locator('main h1')).toContainText('Tersimpan di HP ini')
  const line = await page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('lapor-outbox')
      opening.onsuccess = () => resolve(opening.result)
    })
    return new Promise<string>((resolve) => {
      const reading = opened.transaction('reports').objectStore('reports').getAll()
      reading.onsuccess = () => resolve(new TextDecoder().decode(reading.result[0].bytes).split('\n')[0] ?? '')
    })
  })
  expect(JSON.parse(line)).toMatchObject({ code, body: WORDS, kind: 'complaint' })
})

test('offline, a code never opened here says its name when another of its regency was', async ({
  page,
  context,
  server,
}) => {
  const [opened, never] = await neighbours(server)
  await page.goto(`/q/${opened.code}`)
  await alive(page)
  await workerReady(page)
  await directoryKept(page)
  await context.setOffline(true)
  await page.goto(`/Q/${never.code}`)
  await alive(page)
  await expect(page.locator('h1')).toHaveText(never.name)
})

const INSECURE = 'lapor.test'
test.use({
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', `--host-resolver-rules=MAP ${INSECURE} 127.0.0.1`],
  },
})

test('on plain http, where reports cannot be kept, the page says so and the plain form sends', async ({
  browser,
  server,
}) => {
  // A name that is no `localhost`: to the browser this is an insecure origin.
  const origin = server.url.replace('localhost', INSECURE)
  const context = await browser.newContext({ baseURL: origin })
  const page = await context.newPage()
  const complaints = complaintsOf(page, origin)
  await page.goto(`/q/${await codeOf(server)}`)
  await expect(page.getByText('Laporan dikirim langsung', { exact: true })).toBeVisible()
  await page.getByText('Pengaduan', { exact: true }).click()
  await page.locator('textarea').fill(WORDS)
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
  await expect(page.locator('main')).toContainText('KS-')
  // Chromium says of every insecure page that it ignores one of our headers.
  expect(complaints.filter((complaint) => !complaint.includes('Cross-Origin-Opener-Policy'))).toEqual([])
  await context.close()
})

test('a device that refuses to store anything sends by the plain form too', async ({ page, server }) => {
  await page.addInitScript(() => {
    Object.defineProperty(IDBFactory.prototype, 'open', {
      value: () => {
        throw new DOMException('no', 'SecurityError')
      },
    })
  })
  await page.goto(`/q/${await codeOf(server)}`)
  await expect(page.getByText('Laporan dikirim langsung', { exact: true })).toBeVisible()
  await page.getByText('Pengaduan', { exact: true }).click()
  await page.locator('textarea').fill(WORDS)
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
  await expect(page.locator('main')).toContainText('KS-')
})

test('offline, a form that was opened on the very first visit is there again, place and all', async ({
  page,
  context,
  server,
}) => {
  const code = await codeOf(server, 'river-pier')
  const name = (await server.facilities()).find((facility) => facility.code === code)?.name ?? '?'
  await page.goto(`/q/${code}`)
  await alive(page)
  await expect
    .poll(() =>
      page.evaluate(async (path) => {
        const names = (await caches.keys()).filter((each) => each.startsWith('lapor-forms-'))
        const kept = await Promise.all(names.map(async (each) => (await caches.open(each)).match(path)))
        return kept.some((copy) => copy !== undefined)
      }, `/q/${code}`),
    )
    .toBe(true)
  await context.setOffline(true)
  await page.reload()
  await alive(page)
  await expect(page.locator('h1')).toHaveText(name)
  await page.getByText('Pengaduan', { exact: true }).click()
  await page.locator('.button-main').click()
  await page.locator('textarea').fill(WORDS)
  await page.locator('.button-main').click()
  // The place is known, so this is the last question already.
  await expect(page.getByRole('button', { name: 'Kirim laporan' })).toBeVisible()
})

for (const typed of ['no-code-at-all', 'one wrong character'] as const) {
  test(`offline, ${typed}: the form says so, promises nothing, and asks for the place`, async ({
    page,
    context,
    server,
  }) => {
    const code = await codeOf(server, 'river-pier')
    await page.goto('/lapor')
    await alive(page)
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    await page.reload()
    await alive(page)
    await context.setOffline(true)
    const wrong = code.slice(0, 7) + (code.endsWith('Z') ? 'Y' : 'Z')
    await page.goto(`/q/${typed === 'no-code-at-all' ? 'zzz' : wrong}`)
    await alive(page)
    await expect(page.locator('main')).toContainText('salah satu hurufnya keliru')
    await expect(page.locator('main')).not.toContainText('provinsi yang mencocokkannya')
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page.getByText('Pengaduan', { exact: true }).click()
    await page.locator('.button-main').click()
    await page.locator('textarea').fill(WORDS)
    await page.locator('.button-main').click()
    await expect(page.locator('select[name=regency]')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Lapor tanpa kode' })).toHaveAttribute('href', '/lapor')
    await page.getByRole('link', { name: 'Ketik ulang kodenya' }).click()
    await expect(page.locator('h1')).toHaveText('Ada yang perlu diperbaiki?')
  })
}
