import { report } from './desk-stranger.ts'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { expect, test } from './harness/test.ts'

test.use({ viewport: { width: 1366, height: 768 }, settings: { FACILITY_REPORTS_PER_HOUR: '1' } })

test('the surplus of a flooded facility is read, released, or archived with a reason', async ({ page, server }) => {
  const [facility] = await server.facilities()
  await signInAsCoordinator(page, server)
  await page.goto('/dasbor')
  for (const which of ['pertama', 'kedua', 'ketiga'])
    await report(page, `Air naik, laporan ${which}. Mohon bantuan.`, `/q/${facility?.code}`)
  await expect(page.locator('[data-case]')).toHaveCount(1)

  await page.goto('/dasbor')
  await page.getByRole('link', { name: 'Tertahan (2)' }).click()
  const rows = page.locator('.desk-held li')
  await expect(rows).toHaveCount(2)
  await rows.filter({ hasText: 'kedua' }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 2, name: /laporan kedua/ })).toBeVisible()
  await expect(page.locator('.desk-case')).toContainText('Tertahan')
  await expect(page.getByRole('button', { name: 'Disposisikan' })).toHaveCount(0)

  await page.getByRole('link', { name: 'Tertahan (2)' }).click()
  await rows.filter({ hasText: 'kedua' }).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Lepaskan ke kotak masuk' }).click()
  await expect(page.getByText('1 laporan dilepas ke kotak masuk.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Tertahan (1)' })).toBeVisible()

  await page.getByLabel('Pilih semua yang tampak').check()
  await page.getByRole('button', { name: 'Arsipkan…' }).click()
  await page.getByLabel('Alasan yang dibaca pelapor').fill('Laporan yang sama sudah kami terima.')
  await page.getByRole('button', { name: 'Arsipkan yang dipilih' }).click()
  await expect(page.getByText('Tidak ada laporan yang tertahan.')).toBeVisible()

  await page.getByRole('link', { name: 'Kotak masuk' }).click()
  await expect(page.locator('[data-case]')).toHaveCount(3)
  await page.locator('[data-case]').filter({ hasText: 'ketiga' }).click()
  await expect(page.locator('.desk-history')).toContainText('Laporan yang sama sudah kami terima.')
})
