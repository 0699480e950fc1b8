import { readSymbols } from '../qr/read-picture.ts'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { expect, test } from './harness/test.ts'

test.use({ viewport: { width: 1366, height: 1200 } })

test('a coordinator adds a facility, its poster is scanned, the form opens; withdrawn, it says so', async ({
  page,
  server,
}) => {
  await signInAsCoordinator(page, server)
  await page.goto('/fasilitas/baru')
  await page.getByLabel('Nama', { exact: true }).fill('Dermaga Uji Sungai Andai')
  await page.getByLabel('Jenis').selectOption('river-pier')
  await page.getByLabel('Instansi').selectOption({ label: 'Dinas Perhubungan' })
  await page.getByLabel('Kabupaten/kota').selectOption({ label: 'Kota Banjarmasin' })
  await page.getByLabel('Kecamatan').selectOption({ label: 'Banjarmasin Utara' })
  await page.getByLabel('Desa/kelurahan').selectOption({ label: 'Sungai Andai' })
  await page.getByLabel('Alamat').fill('Jl. Sungai Andai RT 4')
  await page.getByLabel('Sungai', { exact: true }).fill('Andai')
  await page.getByLabel('Tepi').selectOption('left')
  await page.getByLabel('Patokan').fill('titian di hulu jembatan')
  await page.getByLabel('Tempat kode digantung').fill('Tiang dermaga')
  await page.getByRole('button', { name: 'Simpan' }).last().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dermaga Uji Sungai Andai')
  const facility = page.url()

  await page.getByRole('link', { name: 'Lihat dan cetak poster' }).click()
  const poster = page.getByRole('img', { name: /^Poster A4: Dermaga Uji Sungai Andai, Tiang dermaga/ })
  await expect(poster).toBeVisible()
  await expect(page.getByRole('img', { name: /CONTOH/ })).toHaveCount(0)
  const [address, again] = await readSymbols(new Uint8Array(await poster.screenshot()))
  expect(address).toBe(again)
  expect(address).toMatch(new RegExp(`^${server.url.toUpperCase()}/Q/[0-9A-Z]{8}$`))

  const citizen = await page.context().browser()?.newPage()
  if (citizen === undefined || address === undefined) throw new Error('no browser, or no address on the poster')
  expect((await citizen.goto(address))?.status()).toBe(200)
  await expect(citizen.locator('body')).toContainText('Dermaga Uji Sungai Andai')

  await page.goto(facility)
  await page.getByRole('button', { name: 'Tarik fasilitas' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Fasilitas ditarik' })).toBeVisible()
  expect((await citizen.goto(address))?.status()).toBe(410)
  await page.getByRole('button', { name: 'Urungkan' }).click()
  await expect(page.getByRole('button', { name: 'Tarik fasilitas' })).toBeVisible()
  expect((await citizen.goto(address))?.status()).toBe(200)
  await citizen.close()
})

test('the list is searched, filtered by its address, and taken to the workshop as a selection', async ({
  page,
  server,
}) => {
  await signInAsCoordinator(page, server)
  await page.goto('/fasilitas?kind=floating-market')
  await expect(page.locator('tbody tr')).toHaveCount(2)
  await page.getByLabel('Pilih semua').check()
  await page.getByRole('link', { name: /^Poster untuk 2/ }).click()
  // Lok Baintan has two placements, and a sheet for each.
  await expect(page.getByText('3 kode di 3 lembar')).toBeVisible()
  await expect(page.getByRole('img', { name: /CONTOH/ })).toBeVisible()
})

test('examples are removed by one action', async ({ page, server }) => {
  await signInAsCoordinator(page, server)
  await page.goto('/fasilitas')
  await page.getByText('Hapus semua contoh').first().click()
  await page.getByRole('button', { name: 'Ya, hapus semua contoh' }).click()
  await expect(page.getByText(/fasilitas contoh dan 0 laporan contoh dihapus/)).toBeVisible()
  expect(await server.facilities()).toEqual([])
})
