import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { expect, test } from './harness/test.ts'
import { download, pageSizes, readByZbar, readImage, readPdf, readSvg, unzip } from './poster-files.ts'

test.use({ viewport: { width: 1366, height: 1200 } })

/** Two floating markets with three places, by the list's own filter. */
const MARKETS = '/fasilitas/poster?kind=floating-market'

test('a manager sees the codes within reach, chooses, and takes each kind of file home', async ({
  page,
  browser,
  server,
}) => {
  test.slow()
  await signInAsCoordinator(page, server)
  const manager = await managerOf(page, browser, server.url, 'Dermaga Alabio')
  const trouble = watch(manager, server.url)
  await manager.getByRole('link', { name: 'Poster untuk semua yang ditemukan' }).click()
  const preview = manager.getByRole('img', { name: /^Poster A4: Dermaga Alabio/ })
  await expect(preview).toBeVisible()
  const mine = await readImage(await preview.screenshot())
  expect(mine).toHaveLength(2)
  expect(mine[0]).toMatch(new RegExp(`^${server.url.toUpperCase()}/Q/[0-9A-Z]{8}$`))
  // Out of reach, whatever the address says.
  await manager.goto('/fasilitas/poster?ids=pasar-paringin')
  await expect(manager.getByText('Tidak ada kode aktif untuk dicetak.')).toBeVisible()
  await manager.goBack()

  await manager.getByLabel('Bentuk lembar').selectOption({ label: 'Stiker perahu dan dermaga (A4, tahan air)' })
  await expect(manager.getByRole('img', { name: /^Stiker perahu/ })).toBeVisible()
  await manager.getByLabel(/^Tempat rawan coretan/).check()
  await expect(manager).toHaveURL(/lembar=boat.*ketahanan=H/)
  await manager.reload()
  await expect(manager.getByRole('img', { name: /^Stiker perahu/ })).toBeVisible()

  const pdf = await download(manager, 'Unduh PDF', 'Satu lembar')
  expect(pdf.name).toMatch(/^boat-[0-9A-Z]{4}-[0-9A-Z]{4}\.pdf$/)
  expect(pageSizes(pdf.bytes)).toEqual(['842 595'])
  expect(await readPdf(pdf.bytes)).toEqual([mine])
  const svg = await download(manager, 'Unduh SVG')
  expect(svg.bytes.toString()).toContain('data-code=')
  expect(await readSvg(manager, svg.bytes)).toEqual(mine)
  const png = await download(manager, 'Unduh PNG')
  expect(await readImage(png.bytes)).toEqual(mine)
  await expect(manager.getByText(`${png.name} siap`)).toBeVisible()
  expect((await new AxeBuilder({ page: manager }).analyze()).violations).toEqual([])
  expect(trouble).toEqual([])
  await manager.context().close()
})

test('a selection is printed from the browser, and downloaded as one PDF and as ZIPs', async ({ page, server }) => {
  test.slow()
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await signInAsCoordinator(page, server)
  const trouble = watch(page, server.url)
  await page.goto(MARKETS)
  await expect(page.getByText('3 kode di 3 lembar')).toBeVisible()
  await expect(page.getByRole('img', { name: /CONTOH/ })).toBeVisible()
  await page.getByRole('button', { name: 'Berikutnya' }).click()
  await expect(page.getByText('Lembar 2 dari 3')).toBeVisible()

  await page.getByRole('button', { name: 'Cetak', exact: true }).click()
  await expect(page.locator('body[data-printed]')).toBeVisible({ timeout: 30_000 })
  const printed = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  expect(pageSizes(printed)).toEqual(['595 842', '595 842', '595 842'])
  const onPaper = await readPdf(printed)
  expect(onPaper.map((codes) => [codes.length, new Set(codes).size])).toEqual([
    [2, 1],
    [2, 1],
    [2, 1],
  ])
  const listed = new Set((await server.facilities()).map(({ code }) => `${server.url.toUpperCase()}/Q/${code}`))
  expect(onPaper.flat().every((code) => listed.has(code))).toBe(true)

  const all = await download(page, 'Unduh PDF', 'Semua 3 lembar')
  expect(all.name).toBe('poster-a4-3-kode.pdf')
  expect(await readPdf(all.bytes)).toEqual(onPaper)
  for (const type of ['svg', 'png'] as const) {
    const zip = await download(page, `Unduh ZIP berisi ${type.toUpperCase()}`)
    const files = unzip(zip.bytes)
    expect(Object.keys(files)).toHaveLength(3)
    for (const [index, [name, bytes]] of Object.entries(files).entries()) {
      expect(name).toMatch(new RegExp(`^poster-a4-[0-9A-Z]{4}-[0-9A-Z]{4}\\.${type}$`))
      const read = type === 'svg' ? await readSvg(page, Buffer.from(bytes)) : await readImage(bytes)
      expect([...read].sort()).toEqual(onPaper[index])
    }
  }
  await page.getByLabel('Bentuk lembar').selectOption({ label: 'Stiker, 8 per lembar A4' })
  await page.getByLabel('Kode berikutnya di stiker berikutnya').check()
  await expect(page.getByText('3 kode di 1 lembar')).toBeVisible()
  const stickers = await download(page, 'Unduh PDF', 'Satu lembar')
  expect(await readPdf(stickers.bytes)).toEqual([[...new Set(onPaper.flat())].sort()])
  expect(trouble).toEqual([])
})

test('every kind of sheet comes out as PDF and as PNG, and another decoder reads it', async ({ page, server }) => {
  test.slow()
  await signInAsCoordinator(page, server)
  await page.goto('/fasilitas/poster?ids=dermaga-alabio')
  const codes = await readImage(await page.locator('.sheet-picture').screenshot())
  const kinds = await page.getByLabel('Bentuk lembar').locator('option').allInnerTexts()
  expect(kinds.length).toBeGreaterThan(10)
  for (const kind of kinds) {
    await page.getByLabel('Bentuk lembar').selectOption({ label: kind })
    await expect(page.getByRole('img', { name: `${kind}: Dermaga Alabio` })).toBeVisible()
    const pdf = await download(page, 'Unduh PDF')
    const png = await download(page, 'Unduh PNG')
    for (const read of [(await readPdf(pdf.bytes)).flat(), await readByZbar(png.bytes)]) {
      expect([kind, ...new Set(read)]).toEqual([kind, codes[0]])
    }
  }
})

test('thousands are counted while they are made, and cancelled at once', async ({ page, server }) => {
  await signInAsCoordinator(page, server)
  await page.route('**/api/desk/posters**', async (route) => {
    const answer = await route.fetch()
    const run = await answer.json()
    const subjects = Array.from({ length: 60 }, () => run.subjects)
      .flat()
      .slice(0, 3_000)
    const imprint = { ...run.imprint, publicUrl: 'https://lapor-pelayanan-publik.kalimantanselatan.go.id' }
    await route.fulfill({ json: { ...run, subjects, total: subjects.length, imprint } })
  })
  await page.goto('/fasilitas/poster')
  await expect(page.getByText('3.000 kode di 3.000 lembar')).toBeVisible()
  await expect(page.getByText('Lebih dari 200 lembar')).toBeVisible()
  // An address too long for the smallest grid is told what it costs.
  await expect(page.getByText('Kode ini 33 × 33 kotak, bukan 29 × 29')).toContainText('cetak 11% lebih besar')
  await expect(page.getByText('Alamat situs (PUBLIC_URL) terlalu panjang')).toBeVisible()
  await page.getByLabel(/^Tempat rawan coretan/).check()
  await expect(page.getByText('Kode ini 37 × 37 kotak, bukan 29 × 29')).toContainText('cetak 22% lebih besar')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  let downloads = 0
  page.on('download', () => downloads++)
  await page.getByRole('group', { name: 'Semua 3.000 lembar' }).getByRole('button', { name: 'Unduh PDF' }).click()
  await expect(page.getByText(/^[1-9][\d.]* dari 3\.000 kode dibaca kembali$/)).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Batalkan' }).click()
  await expect(page.getByText('Dibatalkan. Tidak ada yang diunduh.')).toBeVisible()
  // The next job starts from nothing and finishes.
  await download(page, 'Unduh SVG')
  expect(downloads).toBe(1)
})

test('a code that says something else when it is read back is refused, and the others still go', async ({
  page,
  server,
}) => {
  await signInAsCoordinator(page, server)
  const codes: string[] = []
  page.on('response', async (response) => {
    if (response.url().includes('/api/desk/posters')) {
      for (const { code } of (await response.json()).subjects) codes.push(code)
    }
  })
  // A press that draws another address for one code than it should.
  await page.route('**/assets/press-worker-*.js', async (route) => {
    const answer = await route.fetch()
    const fault = `{const upper=String.prototype.toUpperCase;String.prototype.toUpperCase=function(){return upper.call(this).replace('${codes[0]}','00000000')}}`
    await route.fulfill({ response: answer, body: `${fault}${await answer.text()}` })
  })
  await page.goto(MARKETS)
  await expect(page.getByText('3 kode di 3 lembar')).toBeVisible()
  const some = await download(page, 'Unduh PDF', 'Semua 3 lembar')
  expect(some.name).toBe('poster-a4-2-kode.pdf')
  expect(await readPdf(some.bytes)).toEqual(
    codes.slice(1).map((code) => Array.from({ length: 2 }, () => `${server.url.toUpperCase()}/Q/${code}`)),
  )
  const refused = page.getByRole('alert').filter({ hasText: '1 kode gagal dibaca kembali dan tidak ikut' })
  await expect(refused).toContainText(`berbunyi lain: ${server.url.toUpperCase()}/Q/00000000`)
  await expect(refused).toContainText('Jangan cetak kode ini')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await page.getByRole('button', { name: 'Unduh SVG' }).click()
  await expect(page.getByText('Tidak ada yang diunduh: semua kode gagal dibaca kembali')).toBeVisible()
})

test('a picture that came out otherwise than it was drawn is refused, with all that stands on it', async ({
  page,
  server,
}) => {
  await signInAsCoordinator(page, server)
  // A browser that draws the first sticker's corner grey.
  await page.addInitScript(() => {
    const draw = CanvasRenderingContext2D.prototype.drawImage
    CanvasRenderingContext2D.prototype.drawImage = function (this: CanvasRenderingContext2D, ...given: unknown[]) {
      Reflect.apply(draw, this, given)
      if (!(given[0] instanceof HTMLImageElement)) return
      this.fillStyle = '#888'
      this.fillRect(0, 0, this.canvas.width / 4, this.canvas.height / 5)
    } as typeof draw
  })
  await page.goto(`${MARKETS}&lembar=stickers-8&isi=each`)
  let downloads = 0
  page.on('download', () => downloads++)
  await page.getByRole('button', { name: 'Unduh PNG' }).click()
  const refused = page.getByRole('alert').filter({ hasText: 'Tidak ada yang diunduh' })
  await expect(refused.getByRole('listitem').filter({ hasText: 'tidak terbaca' })).toHaveCount(1)
  await expect(refused.getByRole('listitem').filter({ hasText: 'selembar dengan kode yang gagal' })).toHaveCount(2)
  expect(downloads).toBe(0)
})

test('no sheet is made that could not say where it hangs', async ({ page, server }) => {
  await signInAsCoordinator(page, server)
  await page.route('**/areas.json', (route) => route.abort())
  await page.goto(MARKETS)
  await expect(page.getByRole('alert')).toContainText('Server belum menjawab')
  await expect(page.getByRole('button', { name: 'Unduh PDF' })).toHaveCount(0)
})

test('without the reader nothing is handed out', async ({ page, server }) => {
  await signInAsCoordinator(page, server)
  await page.route('**/*.wasm', (route) => route.abort())
  let downloads = 0
  page.on('download', () => downloads++)
  await page.goto(MARKETS)
  for (const name of ['Unduh PDF', 'Unduh SVG', 'Unduh PNG', 'Unduh ZIP berisi SVG']) {
    await page.getByRole('button', { name, exact: true }).first().click()
    await expect(page.getByText('Pembaca kode tidak dapat dijalankan')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Batalkan' })).toHaveCount(0)
  }
  expect(downloads).toBe(0)
})

/** What must not happen: something the policy refused, an error, a request to anybody else. */
function watch(page: Page, origin: string): readonly string[] {
  const trouble: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text())
  })
  page.on('pageerror', (error) => trouble.push(error.message))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(?:data|blob):/.test(url)) trouble.push(url)
  })
  return trouble
}

async function managerOf(page: Page, browser: Browser, origin: string, facility: string): Promise<Page> {
  await page.goto('/dasbor/akun')
  await page.getByLabel('Peran').selectOption({ label: 'pengelola fasilitas' })
  await page.getByLabel('Fasilitas yang dikelola').fill(facility)
  await expect(page.getByRole('listitem').filter({ hasText: facility })).toBeVisible()
  await page.getByRole('button', { name: 'Buat tautan undangan' }).click()
  const link = await page.locator('output.desk-link').innerText()
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'id-ID',
    viewport: { width: 1366, height: 1200 },
  })
  const manager = await context.newPage()
  await manager.goto(link)
  await manager.getByLabel('Nama lengkap').fill('Pengelola Uji')
  await manager.getByLabel('Nama pengguna').fill('pengelola')
  await manager.getByLabel('Kata sandi').fill('perahu-kuning-pagi-hari')
  await manager.getByRole('button', { name: 'Buat akun dan masuk' }).click()
  await expect(manager).toHaveURL(/\/fasilitas$/)
  return manager
}
