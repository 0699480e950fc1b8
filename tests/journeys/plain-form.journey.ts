import { DatabaseSync } from 'node:sqlite'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { photoWithExif } from '../server/pictures/photos.ts'
import { expect, test } from './harness/test.ts'

/** A browser without script: an old phone, a cautious person, a network that swallows files. */
test.use({ javaScriptEnabled: false })

type Row = Readonly<Record<string, unknown>>
function rowsOf(dataDir: string, sql: string): readonly Row[] {
  const database = new DatabaseSync(`${dataDir}/lapor.sqlite`, { readOnly: true })
  try {
    return database.prepare(sql).all()
  } finally {
    database.close()
  }
}

const tell = 'Lampu dermaga mati sejak Senin. Gelap sekali.'

async function fill(page: Page): Promise<void> {
  await page.locator('input[name=kind][value=complaint]').check()
  await page.locator('textarea[name=body]').fill(tell)
}

test('a general report with a photo, loaded again, is one report', async ({ page, server }) => {
  await page.goto('/lapor')
  await fill(page)
  await page.locator('select[name=regency]').selectOption('63.71')
  await page.locator('input[name=placeText]').fill('Dermaga Siring')
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles([
      { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: await photoWithExif() },
      { name: 'surat.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>alert(1)</script>') },
    ])
  await page.locator('button[type=submit]').click()
  await expect(page.locator('h1')).toHaveText('Laporan diterima provinsi')
  await expect(page.locator('main')).toContainText('IMG_1.jpg: tersimpan di provinsi.')
  await expect(page.locator('main')).toContainText('surat.jpg: tidak diterima: bukan foto')
  const code = await page.locator('.code-large').innerText()
  expect(code.replace(/\s/g, '')).toMatch(/^KS-[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  expect(page.url()).toBe(`${server.url}/lapor?kirim`)
  const number = await page.locator('dd.code').innerText()

  await page.reload()
  await expect(page.locator('dd.code')).toHaveText(number)
  // This browser holds the photo no longer and sends it empty; the province has it, and says so.
  await expect(page.locator('main')).toContainText('tersimpan di provinsi.')
  expect(rowsOf(server.dataDir, 'select id from reports')).toHaveLength(1)
  expect(rowsOf(server.dataDir, 'select state from attachments')).toEqual([{ state: 'stored' }])

  // The tracking works without script too, and the code never stands in the address.
  await page.getByRole('button', { name: 'Lihat perkembangan' }).click()
  await expect(page.locator('main')).toContainText(number)
  expect(page.url()).not.toContain(code.slice(3, 7))
  expect(JSON.stringify(server.log())).not.toContain(code.replace(/\s/g, '').slice(3, 12))
})

test('a facility’s report, sent twice by two clicks, is one report', async ({ page, server }) => {
  const [facility] = await server.facilities()
  if (facility === undefined) throw new Error('no example facility')
  await page.goto(`/Q/${facility.code}`)
  await expect(page.locator('h1')).toHaveText(facility.name)
  await fill(page)
  await page.locator('button[type=submit]').dblclick()
  await expect(page.locator('h1')).toHaveText('Laporan diterima provinsi')
  expect(rowsOf(server.dataDir, 'select code from reports')).toEqual([{ code: facility.code }])
})

test('the province’s server is killed and its answer lost: sent again, it is one report', async ({ page, server }) => {
  await page.goto('/lapor')
  await fill(page)
  // The answer gets lost after the report went in.
  let asked = false
  let killed = false
  await page.route('**/lapor?kirim', async (route) => {
    if (route.request().method() !== 'POST' || asked) return route.continue()
    asked = true
    await route.fetch()
    await server.kill()
    await route.abort('connectionreset')
    killed = true
  })
  await page.locator('button[type=submit]').click({ noWaitAfter: true })
  await expect.poll(() => killed).toBe(true)
  await server.start()
  // What the browser offers on its error page: load again, which sends the form again.
  await page.reload()
  await expect(page.locator('h1')).toHaveText('Laporan diterima provinsi')
  expect(rowsOf(server.dataDir, 'select id from reports')).toHaveLength(1)
  expect(rowsOf(server.dataDir, 'select sequence from effects')).toHaveLength(1)
})

test('an empty text comes back filled, says what to do, and can then be sent', async ({ page, server }) => {
  await page.goto('/lapor?bahasa=en')
  await page.locator('input[name=kind][value=aspiration]').check()
  await page.locator('textarea[name=body]').fill('   ')
  await page.locator('details.optional summary').click()
  await page.locator('input[name=name]').fill('Siti')
  await page.locator('input[name=supervisory]').check()
  await page.locator('button[type=submit]').click()
  await expect(page.getByRole('alert')).toContainText('Please write what happened first')
  await expect(page.locator('input[name=kind][value=aspiration]')).toBeChecked()
  await expect(page.locator('input[name=name]')).toHaveValue('Siti')
  await expect(page.locator('input[name=supervisory]')).toBeChecked()
  expect(rowsOf(server.dataDir, 'select id from reports')).toEqual([])
  await page.locator('textarea[name=body]').fill(tell)
  await page.locator('button[type=submit]').click()
  await expect(page.locator('h1')).toHaveText('Report received by the province')
  expect(rowsOf(server.dataDir, 'select supervisory, kind from reports')).toEqual([
    { supervisory: 1, kind: 'aspiration' },
  ])
})

test('on plain http, where a browser says less, the form is taken', async ({ browser, server }) => {
  // A name that is no `localhost`: to the browser this is an insecure origin.
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: server.url.replace('localhost', INSECURE),
  })
  const page = await context.newPage()
  await page.goto('/lapor')
  await fill(page)
  await page.locator('button[type=submit]').click()
  await expect(page.locator('h1')).toHaveText('Laporan diterima provinsi')
  await context.close()
})
const INSECURE = 'lapor.test'
test.use({
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', `--host-resolver-rules=MAP ${INSECURE} 127.0.0.1`],
  },
})

for (const scheme of ['light', 'dark'] as const) {
  for (const language of ['id', 'en'] as const) {
    test(`the form, its second look and the receipt are accessible (${scheme}, ${language})`, async ({
      browser,
      server,
    }) => {
      const look = {
        colorScheme: scheme,
        baseURL: server.url,
        viewport: { width: 360, height: 740 },
        javaScriptEnabled: true,
      }
      const context = await browser.newContext(look)
      const page = await context.newPage()
      // axe needs a script; what it looks at is what a browser without one shows.
      await page.route('**/assets/*.js', (route) => route.abort())
      const judge = async (name: string) => {
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([])
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        )
        expect(wide, `${name} is wider than the phone`).toBe(false)
        const folder = process.env.SHOTS
        if (folder !== undefined) {
          for (const width of [360, 1366]) {
            await page.setViewportSize({ width, height: width === 360 ? 740 : 768 })
            await page.screenshot({ path: `${folder}/h-${name}-${language}-${scheme}-${width}.png`, fullPage: true })
          }
          await page.setViewportSize({ width: 360, height: 740 })
        }
      }
      await page.goto(`/lapor?bahasa=${language}`)
      await judge('form')
      await fill(page)
      await page.locator('textarea[name=body]').fill('  ')
      await page.locator('button[type=submit]').click()
      await expect(page.getByRole('alert')).toBeVisible()
      await judge('again')
      await fill(page)
      await page
        .locator('input[type=file]')
        .last()
        .setInputFiles([
          { name: 'IMG_20261124.jpg', mimeType: 'image/jpeg', buffer: await photoWithExif() },
          { name: 'foto.heic', mimeType: 'image/heic', buffer: Buffer.from('no picture') },
        ])
      await page.locator('button[type=submit]').click()
      await expect(page.locator('.code-large')).toBeVisible()
      await judge('receipt')
      await page.locator('details summary').click()
      await judge('receipt-open')
      await context.close()
    })
  }
}
