import { workerReady } from './citizen.ts'
import { expect, test } from './harness/test.ts'

test('the whole province’s list is kept by hand, and a facility far away is found by its name without a signal', async ({
  page,
}) => {
  await page.goto('/pindai')
  await workerReady(page)
  await page.getByLabel('Atau cari nama fasilitasnya').fill('Paringin')
  await expect(page.getByText('Tidak ada yang cocok di daftar HP ini.')).toBeVisible()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Simpan daftar seluruh provinsi' }).click()
  await expect(page.getByText('Daftarnya belum tersimpan.')).toBeVisible()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Simpan daftar seluruh provinsi' }).click()
  await expect(page.getByText('Daftar seluruh provinsi tersimpan di HP ini.')).toBeVisible()
  await page.context().setOffline(true)
  await page.reload()
  await expect(page.getByText('Daftar seluruh provinsi tersimpan di HP ini.')).toBeVisible()
  await page.getByLabel('Atau cari nama fasilitasnya').fill('Paringin')
  await expect(page.getByRole('link', { name: 'Pasar Paringin' })).toBeVisible()
})
