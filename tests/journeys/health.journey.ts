import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { alive, codeOf, WORDS } from './form-phone.ts'
import { expect, test } from './harness/test.ts'
import { writePast } from './health-counts.ts'

/** The row of a code on the screen. */
const rowOf = (page: Page, code: string) =>
  page.locator('.health-table > table > tbody > tr').filter({ hasText: `${code.slice(0, 4)}-${code.slice(4)}` })

test('a code is scanned, its form begun and sent, and the province sees it at that place, without knowing who', async ({
  page,
  browser,
  server,
}) => {
  test.slow()
  await signInAsCoordinator(page, server)
  const code = await codeOf(server)
  const citizen = await browser.newContext({ baseURL: server.url, serviceWorkers: 'allow' })
  const phone = await citizen.newPage()
  const begun: { readonly method: string; readonly body: string | null; readonly cookie: string | undefined }[] = []
  citizen.on('request', (request) => {
    if (!request.url().endsWith('/begun')) return
    begun.push({ method: request.method(), body: request.postData(), cookie: request.headers().cookie })
  })

  await phone.goto(`/Q/${code}`)
  await alive(phone)
  await phone.evaluate(() => navigator.serviceWorker.ready)
  const told = phone.waitForResponse((answer) => answer.url().endsWith('/begun'))
  await phone.locator('input[value=complaint]').check()
  expect((await told).status()).toBe(204)
  const next = phone.locator('.button-main')
  await next.click()
  await phone.locator('textarea').fill(WORDS)
  await next.click()
  while ((await phone.locator('.summary:visible').count()) === 0) await next.click()
  await next.click()
  await phone.locator('.tracking-code').waitFor()
  await expect(phone.getByText('Diterima provinsi').first()).toBeVisible()
  expect(begun).toEqual([{ method: 'POST', body: null, cookie: undefined }])

  // The second time the worker answers, from the network; what it fetches by itself to keep the form is no scan.
  const again = await citizen.newPage()
  await again.goto(`/q/${code}`)
  await alive(again)
  expect(await again.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await again.reload()
  await alive(again)
  await again.getByRole('link', { name: 'English' }).click()
  await expect(again.locator('html')).toHaveAttribute('lang', 'en')
  await citizen.close()

  await page.goto('/fasilitas/kesehatan')
  const row = rowOf(page, code)
  await expect(row.locator('td').nth(1)).toHaveText('2 pindaian 1 dimulai 1 laporan')
  await row.getByText('Angka per minggu').click()
  await expect(row.locator('.health-details tbody tr').first().locator('td')).toHaveText(['2', '1', '1'])
  await row.getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Kesehatan poster' })).toBeVisible()
  await expect(rowOf(page, code)).toContainText('2 pindaian')
})

test('without script a form counts when it is sent', async ({ page, browser, server }) => {
  await signInAsCoordinator(page, server)
  const code = await codeOf(server)
  const citizen = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false })
  const phone = await citizen.newPage()
  await phone.goto(`/q/${code}`)
  await phone.locator('input[value=complaint]').check()
  await phone.locator('textarea').fill(WORDS)
  await phone.locator('button[type=submit]').click()
  await expect(phone.locator('h1')).toHaveText('Laporan diterima provinsi')
  await citizen.close()
  await page.goto('/fasilitas/kesehatan')
  await expect(rowOf(page, code).locator('td').nth(1)).toHaveText('1 pindaian 1 dimulai 1 laporan')
})

test('silent posters and old ones are found by one press, and by regency', async ({ page, server }) => {
  await signInAsCoordinator(page, server)
  writePast(server)
  await page.goto('/fasilitas')
  await page.getByRole('link', { name: 'Kesehatan poster' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kesehatan poster')
  await page.getByRole('link', { name: /Diam 30 hari/ }).click()
  await expect(page.locator('.health-mark')).toHaveCount(3)
  await expect(page.locator('.health-mark').first()).toHaveText(/^Diam \d\d hari$/)
  await page.getByRole('link', { name: /Poster lama masih dipindai/ }).click()
  await expect(page.locator('.health-old')).toHaveCount(1)
  await page.getByLabel('Kabupaten/kota').selectOption({ label: 'Kota Banjarbaru' })
  await page.getByRole('button', { name: 'Saring' }).click()
  await expect(page).toHaveURL(/show=old&regency=63\.72/)
  await expect(page.getByRole('status').first()).toBeVisible()
  const download = page.waitForEvent('download')
  await page.goto('/fasilitas/kesehatan?show=silent')
  await page.getByRole('link', { name: 'Unduh CSV' }).click()
  expect((await download).suggestedFilename()).toBe('kesehatan-poster.csv')
})

for (const language of ['id', 'en'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${language}, ${colorScheme}`, () => {
      test.use({ colorScheme })
      test('poster health has no findings', async ({ page, server }) => {
        test.slow()
        await signInAsCoordinator(page, server)
        writePast(server)
        for (const path of [
          '/kesehatan',
          '/kesehatan?show=old',
          '/kesehatan?regency=63.02&show=old',
          '/dermaga-alabio',
        ]) {
          for (const [name, size] of Object.entries({ phone: [360, 740], desk: [1366, 768] } as const)) {
            await page.setViewportSize({ width: size[0], height: size[1] })
            await page.goto(`/fasilitas${path}${path.includes('?') ? '&' : '?'}bahasa=${language}`)
            await expect(page.locator('form:visible').first()).toBeVisible()
            if (!path.includes('63.02')) await page.locator('.health-details summary').first().click()
            const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
            expect(over, `${path} ${name} is wider than its screen`).toBeLessThanOrEqual(0)
            const { violations } = await new AxeBuilder({ page }).analyze()
            expect(violations.map(({ id, nodes }) => [path, name, id, nodes[0]?.html])).toEqual([])
            const { SHOTS } = process.env
            if (SHOTS === undefined) continue
            const part = path.replace(/\W+/g, '-')
            await page.screenshot({ path: `${SHOTS}${part}-${name}-${language}-${colorScheme}.png`, fullPage: true })
          }
        }
      })
    })
  }
}

test('on paper it is the table, without what only a screen needs', async ({ page, server }) => {
  await signInAsCoordinator(page, server)
  writePast(server)
  await page.goto('/fasilitas/kesehatan')
  await expect(page.locator('.health-bars').first()).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  for (const hidden of ['.health-filters', '.health-details', '.health-explain', '.facility-ways']) {
    await expect(page.locator(hidden).first()).toBeHidden()
  }
  await expect(page.locator('.health-table')).toBeVisible()
  const { SHOTS } = process.env
  if (SHOTS !== undefined) await page.pdf({ path: `${SHOTS}-print.pdf`, format: 'A4' })
})
