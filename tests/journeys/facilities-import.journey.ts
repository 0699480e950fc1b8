import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import readSheets from 'read-excel-file/node'
import writeSheet from 'write-excel-file/node'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import type { RunningServer } from './harness/server.ts'
import { expect, test } from './harness/test.ts'
import { tabTo } from './keyboard.ts'

test.use({ viewport: { width: 1366, height: 900 } })

const HEAD = ['nama', 'jenis', 'instansi', 'wilayah', 'alamat', 'lintang', 'bujur', 'tempat']
const VILLAGE = 'Kel. Alalak Tengah, Kec. Banjarmasin Utara, Kota Banjarmasin'
const ROWS = [
  ['Pustu Uji Melati', 'Puskesmas', 'Dinas Kesehatan', VILLAGE, 'Jl. Uji 1', '-3,2811', '114,5712', 'Loket'],
  ['Pustu Uji Melati', 'Puskesmas', 'Dinas Kesehatan', VILLAGE, 'Jl. Uji 1', '-3,2811', '114,5712', 'Pintu masuk'],
  ['Pasar Uji Kenanga', 'Pasarr', 'Dinas Perdagangn', VILLAGE, 'Jl. Uji 2', '', '', 'Gerbang'],
  ['RSUD Ulin', 'Rumah sakit', 'RSUD Ulin', '63.71.05.1010', 'Jl. A. Yani Km 2,5', '', '', 'Apotek'],
]
/** As Excel writes it in Indonesia. */
const semicolons = (rows: readonly (readonly string[])[]) =>
  Buffer.from(`\ufeff${[HEAD, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n')}\r\n`)

const csv = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/csv', buffer })
const sum = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function open(page: Page, server: RunningServer, language = 'id'): Promise<void> {
  await signInAsCoordinator(page, server)
  await page.goto(`/fasilitas/impor?bahasa=${language}`)
}

async function downloaded(page: Page, click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

test('a CSV file is looked at row by row, decided, mended and imported', async ({ page, server }) => {
  await open(page, server)
  await page.locator('input[type=file]').setInputFiles(csv('data dinas.csv', semicolons(ROWS)))
  await expect(page.getByText('data dinas.csv: 4 baris. Belum ada yang berubah.')).toBeVisible()

  // What is wrong comes first, with what would be right.
  await expect(page.locator('tbody tr')).toHaveCount(1)
  await expect(page.locator('tbody tr')).toContainText('jenis “Pasarr” tidak dikenal. Mungkin: Pasar')
  await expect(page.locator('tbody tr')).toContainText(
    'instansi “Dinas Perdagangn” tidak dikenal. Mungkin: Dinas Perdagangan',
  )
  await expect(page.getByRole('button', { name: /^Impor \d/ })).toBeDisabled()
  const wrong = await downloaded(page, () => page.getByRole('button', { name: 'Unduh baris yang salah' }).click())
  expect(wrong.name).toBe('data dinas-salah.csv')
  expect(wrong.bytes.toString()).toContain('Mungkin: Pasar')

  // What resembles a facility is decided by a person.
  await sum(page, '1 Mungkin sudah ada').click()
  await expect(page.locator('tbody tr')).toContainText('Sama dengan RSUD Ulin Banjarmasin')
  await page.getByLabel('Sama dengan RSUD Ulin Banjarmasin').check()
  await page.getByRole('button', { name: 'Periksa lagi dengan 1 keputusan' }).click()
  await sum(page, '2 Tempat baru').click()
  await expect(page.locator('tbody')).toContainText('nama dari RSUD Ulin Banjarmasin → menjadi RSUD Ulin')

  // The good rows go in; the wrong one is mended in the file of wrong rows and follows.
  await page.getByLabel('Tinggalkan 1 baris yang salah, impor sisanya').check()
  await page.getByRole('button', { name: 'Impor 3 baris' }).click()
  await expect(page.getByText('1 fasilitas ditambahkan, 1 diubah, 3 kode baru terbit.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Poster untuk 1 fasilitas baru' })).toBeVisible()
  await page.getByRole('button', { name: 'Impor berkas lain' }).click()
  const mended = wrong.bytes.toString().replace('Pasarr', 'Pasar').replace('Dinas Perdagangn', 'Dinas Perdagangan')
  await page.locator('input[type=file]').setInputFiles(csv(wrong.name, Buffer.from(mended)))
  await page.getByRole('button', { name: 'Impor 1 baris' }).click()
  await page.getByRole('link', { name: 'Pasar Uji Kenanga' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pasar Uji Kenanga')
  expect((await server.facilities()).filter(({ name }) => /Uji|^RSUD Ulin$/.test(name))).toHaveLength(6)
})

test('a workbook goes out, comes back the same, and brings what was written into it', async ({ page, server }) => {
  await open(page, server)
  const out = await downloaded(page, () => page.getByRole('link', { name: 'XLSX' }).click())
  expect(out.name).toBe('fasilitas.xlsx')
  const file = (name: string, buffer: Buffer) => ({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer,
  })
  await page.locator('input[type=file]').setInputFiles(file('fasilitas.xlsx', out.bytes))
  await expect(page.getByText('Tidak ada yang perlu diimpor')).toBeVisible()
  await expect(page.getByRole('button', { name: /^\d+ Sama$/ })).toBeVisible()

  // Written again by another program, with an address changed and a row added.
  const [sheet] = await readSheets(out.bytes)
  const table = (sheet?.data ?? []).map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell : (cell ?? '').toString())),
  )
  const at = (head: string) => table[0]?.indexOf(head) ?? -1
  const changed = table.find((row) => row[at('id')] === 'dermaga-alabio')
  if (changed === undefined) throw new Error('the export does not name Dermaga Alabio')
  changed[at('alamat')] = 'Jl. Dermaga Baru 7'
  table.push(
    [...changed].map((cell, column) => (column === at('tempat') ? 'Ruang tunggu' : column === at('kode') ? '' : cell)),
  )
  await page.getByRole('button', { name: 'Pilih berkas lain' }).click()
  await page.locator('input[type=file]').setInputFiles(file('ubah.xlsx', await writeSheet(table).toBuffer()))
  await sum(page, '1 Berubah').click()
  await expect(page.locator('tbody tr')).toContainText('menjadi Jl. Dermaga Baru 7')
  await page.getByRole('button', { name: 'Impor 2 baris' }).click()
  await expect(page.getByText('0 fasilitas ditambahkan, 1 diubah, 1 kode baru terbit.')).toBeVisible()
})

test('what somebody else changes after the look leads back to a new preview', async ({ page, server }) => {
  await open(page, server)
  const rows = [['Dermaga Alabio', 'Jl. Baru 9', 'dermaga-alabio']]
  const file = Buffer.from(`nama,alamat,id\r\n${rows.map((row) => row.join(',')).join('\r\n')}\r\n`)
  // Dropped this time.
  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'ubah.csv', { type: 'text/csv' }))
    return data
  }, file.toString())
  await page.dispatchEvent('.import-drop', 'drop', { dataTransfer: dropped })
  await expect(page.getByRole('button', { name: 'Impor 1 baris' })).toBeEnabled()
  const answer = await page.request.post('/api/desk/facilities/dermaga-alabio/placements', {
    data: { label: 'Tiang baru' },
    headers: { Origin: server.url, 'Sec-Fetch-Site': 'same-origin' },
  })
  expect(answer.status()).toBe(201)
  await page.getByRole('button', { name: 'Impor 1 baris' }).click()
  await expect(page.getByText('Ada yang berubah di server sejak pratinjau ini.')).toBeVisible()
  await page.getByRole('button', { name: 'Impor 1 baris' }).click()
  await expect(page.getByText('0 fasilitas ditambahkan, 1 diubah')).toBeVisible()
})

test('a server that is away while the file is checked has changed nothing, and the screen says so', async ({
  page,
  server,
}) => {
  await open(page, server)
  await expect(page.locator('input[type=file]')).toBeAttached()
  await server.kill()
  await page.locator('input[type=file]').setInputFiles(csv('data.csv', semicolons(ROWS)))
  await expect(page.getByRole('alert')).toContainText('Tidak ada yang berubah')
  await server.start()
  await page.locator('input[type=file]').setInputFiles(csv('data.csv', semicolons(ROWS)))
  await expect(page.getByText('data.csv: 4 baris.')).toBeVisible()

  // What was decided outlives it.
  await sum(page, '1 Mungkin sudah ada').click()
  await page.getByLabel('Fasilitas lain, tambahkan sebagai baru').check()
  await server.kill()
  await page.getByRole('button', { name: 'Periksa lagi dengan 1 keputusan' }).click()
  await expect(page.getByRole('alert')).toContainText('Tidak ada yang berubah')
  await server.start()
  await page.getByRole('button', { name: 'Coba lagi' }).click()
  await expect(sum(page, '2 Fasilitas baru')).toBeVisible()
})

test('a server killed in the middle has done all or nothing, and the same order again does it once', async ({
  page,
  server,
}) => {
  test.slow()
  await open(page, server)
  const before = (await server.facilities()).length
  const COUNT = 3_000
  const rows = Array.from({ length: COUNT }, (_, at) => [
    `Pos ${at}`,
    'Pasar',
    'Dinas Perdagangan',
    '63.71',
    'Jl. Uji',
    '',
    '',
    'Papan',
  ])
  await page.locator('input[type=file]').setInputFiles(csv('banyak.csv', semicolons(rows)))
  const apply = page.getByRole('button', { name: /^Impor 3.000 baris/ })
  await expect(apply).toBeEnabled({ timeout: 30_000 })
  for (const wait of [0, 400, 900]) {
    const sent = page.waitForRequest((request) => request.url().endsWith('/api/desk/facilities/import'))
    await apply.click()
    await sent
    // Wherever in its work this finds the server: what it may leave behind is the same.
    await new Promise((resolve) => setTimeout(resolve, wait))
    await server.kill()
    await server.start()
    const after = (await server.facilities()).length - before
    expect([0, COUNT]).toContain(after)
    const done = page.getByText('3.000 fasilitas ditambahkan')
    await expect(done.or(page.getByText('Server belum menjawab.')).first()).toBeVisible()
    if (await done.isVisible()) break
  }
  if (await apply.isVisible()) await apply.click()
  await expect(page.getByText('3.000 fasilitas ditambahkan, 0 diubah, 3.000 kode baru terbit.')).toBeVisible({
    timeout: 30_000,
  })
  expect((await server.facilities()).length).toBe(before + COUNT)
})

test('thousands of rows are turned over leaf by leaf, and all of it goes without a mouse', async ({ page, server }) => {
  await open(page, server)
  const rows = Array.from({ length: 1_200 }, (_, at) => [
    `Pos ${at}`,
    'Pasar',
    'Dinas Perdagangan',
    '63.71',
    'Jl. Uji',
    '',
    '',
    'Papan',
  ])
  const chosen = page.waitForEvent('filechooser')
  await tabTo(page, page.locator('input[type=file]'))
  await page.keyboard.press('Enter')
  await (await chosen).setFiles(csv('banyak.csv', semicolons(rows)))
  await expect(page.getByText('Baris 1–50 dari 1.200')).toBeVisible()
  await expect(page.locator('tbody tr')).toHaveCount(50)
  await tabTo(page, sum(page, '1.200 Fasilitas baru'))
  await page.keyboard.press('Space')
  await expect(sum(page, '1.200 Fasilitas baru')).toHaveAttribute('aria-pressed', 'true')
  await tabTo(page, page.getByRole('button', { name: 'Berikutnya' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Baris 51–100 dari 1.200')).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Impor 1.200 baris' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1.200 fasilitas ditambahkan')).toBeVisible()
})

for (const language of ['id', 'en'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${language}, ${colorScheme}`, () => {
      test.use({ colorScheme })
      test('the steps of an import have no findings', async ({ page, server }) => {
        test.slow()
        await open(page, server, language)
        const look = async (step: string) => {
          for (const [name, size] of Object.entries({ phone: [360, 740], desk: [1366, 768] } as const)) {
            await page.setViewportSize({ width: size[0], height: size[1] })
            const { violations } = await new AxeBuilder({ page }).analyze()
            expect(violations.map(({ id, nodes }) => [step, name, id, nodes[0]?.html])).toEqual([])
            const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
            expect(wide, `${step} ${name} is wider than the screen`).toBe(false)
            const { SHOTS } = process.env
            if (SHOTS !== undefined)
              await page.screenshot({ path: `${SHOTS}${step}-${name}-${language}-${colorScheme}.png`, fullPage: true })
          }
        }
        await page.locator('summary').click()
        await look('choose')
        const input = page.locator('input[type=file]')
        await input.setInputFiles(csv('gambar.csv', Buffer.from('<html>')))
        await expect(page.getByRole('alert')).toBeVisible()
        await look('refused')
        const changed = ['Dermaga Alabio', 'Dermaga', 'Dinas Perhubungan', '', '', '', '', 'Tiang baru']
        await input.setInputFiles(csv('data.csv', semicolons([...ROWS, changed])))
        await expect(page.locator('table')).toBeVisible()
        await look('wrong')
        await page.locator('.import-sum').first().click()
        await look('all')
        await page.locator('.import-sum-suspected').click()
        await page.locator('input[type=radio]').nth(1).check()
        await page.getByRole('button', { name: language === 'id' ? /^Periksa lagi/ : /^Check again/ }).click()
        await page.locator('.facility-pick input').check()
        await page.getByRole('button', { name: language === 'id' ? /^Impor \d/ : /^Import \d/ }).click()
        await expect(page.locator('.notice-good')).toBeVisible()
        await look('done')
      })
    })
  }
}
