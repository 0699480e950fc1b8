import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import type { RunningServer } from './harness/server.ts'
import { expect, test } from './harness/test.ts'

test.use({ viewport: { width: 1366, height: 1000 } })

test('a coordinator invites a manager, who looks after one facility’s places and finds a poster pasted over', async ({
  page,
  browser,
  server,
}) => {
  await signInAsCoordinator(page, server)
  await page.goto('/dasbor/akun')
  await page.getByLabel('Peran').selectOption({ label: 'pengelola fasilitas' })
  await page.getByLabel('Fasilitas yang dikelola').fill('Dermaga Alabio')
  await expect(page.getByRole('listitem').filter({ hasText: 'Dermaga Alabio' })).toBeVisible()
  await page.getByRole('button', { name: 'Buat tautan undangan' }).click()
  const link = await page.locator('output.desk-link').innerText()

  const manager = await setUp(browser, server, link)
  // Who has no cases comes to the facilities, whatever was opened.
  await expect(manager).toHaveURL(/\/fasilitas$/)
  await expect(manager.locator('tbody tr')).toHaveCount(1)
  await expect(manager.getByRole('link', { name: 'Tambah fasilitas' })).toHaveCount(0)
  await manager.getByRole('link', { name: 'Dermaga Alabio' }).click()
  await expect(manager.getByRole('button', { name: 'Tarik fasilitas' })).toHaveCount(0)
  await manager.getByText('Tambah tempat').click()
  const added = manager.locator('details.card')
  await added.getByLabel('Tempat kode digantung').fill('Loket tiket')
  await added.getByLabel('Jenis tempat').selectOption({ label: 'Loket' })
  await added.getByRole('button', { name: 'Simpan' }).click()
  await expect(manager.getByRole('heading', { name: /Loket tiket/ })).toBeVisible()

  const place = manager.locator('div.card').filter({ hasText: 'Loket tiket' })
  await place.getByText('Poster ini ditempeli atau dirusak').click()
  await place.getByLabel('Apa yang terlihat').fill('ada kode lain di atasnya')
  await place.getByRole('button', { name: 'Beri tahu koordinator' }).click()
  await expect(place.getByText('Koordinator sudah diberi tahu.')).toBeVisible()
  expect((await manager.goto('/fasilitas/pasar-paringin'))?.status()).toBe(200)
  await expect(manager.getByText('Tidak ada fasilitas yang cocok')).toBeVisible()

  await page.goto('/dasbor')
  await page.getByRole('link', { name: 'Fasilitas (1)' }).click()
  const alert = page.getByRole('region', { name: '1 poster dilaporkan' })
  await expect(alert).toContainText('ada kode lain di atasnya')
  await expect(alert).toContainText('Pengelola Uji')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await alert.getByRole('button', { name: 'Sudah beres' }).click()
  await page.getByRole('button', { name: 'Urungkan' }).click()
  await alert.getByRole('button', { name: 'Sudah beres' }).click()
  await expect(page.getByText('ada kode lain di atasnya')).toHaveCount(0)
  await manager.context().close()
})

test('a campaign is begun, places are put into it, and the list shows its facilities', async ({ page, server }) => {
  await signInAsCoordinator(page, server)
  await page.goto('/fasilitas/kampanye')
  await expect(page.getByText('Belum ada kampanye.')).toBeVisible()
  await page.getByLabel('Nama kampanye').fill('Berani LAPOR')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await expect(page.getByRole('heading', { name: 'Berani LAPOR' })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await page.goto('/fasilitas/dermaga-alabio')
  const place = page.locator('div.card').first()
  await place.getByText('Ubah tempat').click()
  await place.getByLabel('Kampanye').selectOption({ label: 'Berani LAPOR' })
  await place.getByRole('button', { name: 'Simpan' }).click()
  await expect(place.getByRole('heading')).toContainText('Berani LAPOR')

  await page.goto('/fasilitas/kampanye')
  await page.getByRole('button', { name: 'Akhiri kampanye' }).click()
  await expect(page.getByRole('button', { name: 'Lanjutkan kampanye' })).toBeVisible()
  await page.getByRole('link', { name: 'Lihat fasilitasnya' }).click()
  await expect(page.locator('tbody tr')).toHaveCount(1)
  await expect(page.locator('tbody')).toContainText('Dermaga Alabio')

  await page.goto('/fasilitas/kampanye')
  await page.getByRole('link', { name: 'Cetak kodenya' }).click()
  await expect(page.getByText('1 kode di 1 lembar')).toBeVisible()
  await page.goto('/fasilitas/kampanye')
  await page.getByRole('link', { name: 'Lihat hasilnya' }).click()
  await expect(page.locator('.health-row')).toHaveCount(1)
  await expect(page.locator('.health-row')).toContainText('Dermaga Alabio')
})

test('where the screens were before, their new place is told', async ({ request, server }) => {
  const answer = await request.get(`${server.url}/dasbor/fasilitas/poster?ids=a`, { maxRedirects: 0 })
  expect(answer.status()).toBe(301)
  expect(answer.headers().location).toBe('/fasilitas/poster?ids=a')
  expect((await request.get(`${server.url}/dasbor/fasilitas`, { maxRedirects: 0 })).headers().location).toBe(
    '/fasilitas',
  )
})

/** Who opens an invitation on another machine and makes the account. */
async function setUp(browser: Browser, server: RunningServer, link: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, locale: 'id-ID' })
  const page = await context.newPage()
  await page.goto(link)
  await page.getByLabel('Nama lengkap').fill('Pengelola Uji')
  await page.getByLabel('Nama pengguna').fill('pengelola')
  await page.getByLabel('Kata sandi').fill('perahu-kuning-pagi-hari')
  await page.getByRole('button', { name: 'Buat akun dan masuk' }).click()
  return page
}
