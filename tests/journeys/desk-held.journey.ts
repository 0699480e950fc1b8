import type { Locator } from '@playwright/test'
import { sealedReport } from '../server/intake/sealed-report.ts'
import { colleague } from './desk-colleague.ts'
import { report } from './desk-stranger.ts'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import type { RunningServer } from './harness/server.ts'
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

test('a release and an archiving are undone, and the history keeps both; a reason of blanks is none', async ({
  page,
  server,
}) => {
  await signInAsCoordinator(page, server)
  await flood(server, 3)
  await page.goto('/dasbor/tertahan')
  const rows = page.locator('.desk-held li')
  await expect(rows).toHaveCount(2)
  await rows.first().getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Lepaskan ke kotak masuk' }).click()
  await expect(rows).toHaveCount(1)
  const undo = page.getByRole('button', { name: 'Urungkan' })
  await undo.click()
  await expect(page.getByText('1 laporan ditahan lagi.')).toBeVisible()
  await expect(undo).toHaveCount(0)
  await expect(rows).toHaveCount(2)
  await expect(page.locator('.desk-held .desk-chip-new')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Tertahan (2)' })).toBeVisible()

  const { id } = await caseOf(rows.first().getByRole('link'))
  await rows.first().getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Arsipkan…' }).click()
  const reason = page.getByLabel('Alasan yang dibaca pelapor')
  await expect(reason).toBeFocused()
  await reason.fill('   ')
  await page.keyboard.press('Enter')
  await expect(reason).toHaveAccessibleDescription(/Harus diisi/)
  await expect(rows).toHaveCount(2)
  await reason.fill('Berulang.')
  await page.keyboard.press('Enter')
  // What was pressed is gone; the focus stands where it is said, one Tab before the way back.
  await expect(page.locator(':focus')).toContainText('1 laporan diarsipkan.')
  await page.keyboard.press('Tab')
  await expect(undo).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(rows).toHaveCount(2)

  await page.goto(`/dasbor?laporan=${id}`)
  const history = page.locator('.desk-history li')
  await expect(history.filter({ hasText: 'Arsip' })).toContainText('Berulang.')
  await expect(history.filter({ hasText: 'Ditahan lagi: keputusan diurungkan' })).toHaveCount(2)
  await expect(page.locator('.desk-case-number')).toContainText('Tertahan')
})

test('what a colleague went on with is not taken back, and that is said', async ({ page, server, browser }) => {
  await signInAsCoordinator(page, server)
  await flood(server, 3)
  await page.goto('/dasbor/tertahan')
  const rows = page.locator('.desk-held li')
  await expect(rows).toHaveCount(2)
  const { id } = await caseOf(rows.first().getByRole('link'))
  await page.getByLabel('Pilih semua yang tampak').check()
  await page.getByRole('button', { name: 'Lepaskan ke kotak masuk' }).click()
  await expect(page.getByText('Tidak ada laporan yang tertahan.')).toBeVisible()
  const other = await colleague(page, browser, server, { username: 'rahmah' })
  await other.goto(`/dasbor?laporan=${id}`)
  await other.getByLabel('Instansi tujuan').selectOption({ index: 1 })
  await other.getByRole('button', { name: 'Disposisikan' }).click()
  await expect(other.locator('.desk-history')).toContainText('Didisposisi')
  await page.getByRole('button', { name: 'Urungkan' }).click()
  await expect(page.getByText('1 laporan ditahan lagi. 1 tidak, karena sudah ditangani')).toBeVisible()
  await expect(rows).toHaveCount(1)
  await other.context().close()
})

test('a long queue goes on beyond fifty, and surplus and colleagues are seen without loading again', async ({
  page,
  server,
  browser,
}) => {
  test.slow()
  await signInAsCoordinator(page, server)
  await flood(server, 54)
  await page.goto('/dasbor/tertahan')
  const rows = page.locator('.desk-held li')
  await expect(rows).toHaveCount(50)
  await expect(page.getByText('0 dari 53 dipilih')).toBeVisible()
  await page.getByRole('button', { name: 'Muat yang lebih lama' }).click()
  await expect(rows).toHaveCount(53)
  await rows.last().getByRole('checkbox').check()

  await flood(server, 1)
  await expect(rows).toHaveCount(54)
  await expect(rows.first()).toContainText('baru')
  await expect(page.getByText('1 dari 54 dipilih')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Tertahan (54)' })).toBeVisible()

  // The oldest of all, on a page that is not read again, is let go by somebody else.
  const other = await colleague(page, browser, server, { username: 'rahmah' })
  const { id } = await caseOf(rows.last().getByRole('link'))
  const released = await other.request.post('/api/desk/held/release', {
    headers: { Origin: server.url, 'Sec-Fetch-Site': 'same-origin' },
    data: { cases: [id] },
  })
  expect(await released.json()).toEqual({ changed: 1 })
  await expect(rows).toHaveCount(53)
  await expect(page.getByText('0 dari 53 dipilih')).toBeVisible()
  // In the inbox the number beside the queue's name is true too.
  await other.goto('/dasbor')
  await expect(other.getByRole('link', { name: 'Tertahan (53)' })).toBeVisible()
  await flood(server, 1)
  await expect(other.getByRole('link', { name: 'Tertahan (54)' })).toBeVisible()

  await page.getByLabel('Pilih semua yang tampak').check()
  await page.getByRole('button', { name: 'Lepaskan ke kotak masuk' }).click()
  await expect(page.getByText('54 laporan dilepas ke kotak masuk.')).toBeVisible()
  await expect(page.getByText('Tidak ada laporan yang tertahan.')).toBeVisible()
  await other.context().close()
})

/** So many reports at one facility, straight to the intake. */
async function flood(server: RunningServer, count: number): Promise<void> {
  const code = (await server.facilities())[0]?.code ?? ''
  for (let sent = 0; sent < count; sent++) {
    const { id, bytes } = await sealedReport({ code })
    expect((await fetch(`${server.url}/api/reports/${id}`, { method: 'PUT', body: bytes })).status).toBe(201)
  }
}

async function caseOf(link: Locator): Promise<{ readonly id: string }> {
  const href = await link.getAttribute('href')
  const id = new URL(href ?? '', 'http://localhost').searchParams.get('laporan')
  if (id === null) throw new Error('no case in the link')
  return { id }
}
