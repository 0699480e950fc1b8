import { DatabaseSync } from 'node:sqlite'
import { colleague, someAgency } from './desk-colleague.ts'
import { report } from './desk-stranger.ts'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { expect, test } from './harness/test.ts'

test.use({ viewport: { width: 1366, height: 768 } })

const NAME = 'Siti Aminah binti Uji'
const CONTACT = '0811-5550-1234'
const REASON = 'Pelapor minta dihubungi soal jadwal perbaikan.'

test('a name is shown for a reason, which stands in history and audit trail; a liaison has no way to it', async ({
  page,
  server,
  browser,
}) => {
  await signInAsCoordinator(page, server)
  await page.goto('/dasbor')
  await report(page, 'Jembatan titian miring. Anak sekolah lewat di sini.', '/lapor', async (form) => {
    await form.locator('details.optional').evaluate((details) => details.setAttribute('open', ''))
    await form.locator('[name="name"]').fill(NAME)
    await form.locator('[name="contact"]').fill(CONTACT)
  })
  const agency = await someAgency(page)
  const liaison = await colleague(page, browser, server, { username: 'penghubung', agency: agency.id })
  await page.locator('[data-case]').click()
  await page.getByLabel('Instansi tujuan').selectOption(agency.id)
  await page.getByRole('button', { name: 'Disposisikan' }).click()
  await expect(page.locator('.desk-history')).toContainText('Didisposisi')
  expect(await page.content()).not.toContain(NAME)

  await page.getByText('Identitas pelapor', { exact: true }).click()
  await page.getByLabel('Alasan membuka identitas').fill('ingin tahu')
  await page.getByLabel('Alasan membuka identitas').fill('   iseng    ')
  await page.getByRole('button', { name: 'Buka identitas' }).click()
  await expect(page.getByLabel('Alasan membuka identitas')).toHaveAccessibleDescription(/Terlalu pendek/)
  expect(await page.content()).not.toContain(NAME)

  await page.getByLabel('Alasan membuka identitas').fill(REASON)
  await page.getByRole('button', { name: 'Buka identitas' }).click()
  await expect(page.locator('.desk-sender')).toContainText(NAME)
  await expect(page.locator('.desk-sender')).toContainText(CONTACT)
  const line = page.locator('.desk-history li').filter({ hasText: 'Identitas pelapor dibuka' })
  await expect(line).toContainText(REASON)
  await expect(line).toContainText('Koordinator Uji')
  await page.getByRole('button', { name: 'Sembunyikan lagi' }).click()
  expect(await page.content()).not.toContain(NAME)

  await liaison.locator('[data-case]').click()
  await expect(liaison.locator('.desk-history')).toContainText('Didisposisi')
  await expect(liaison.locator('.desk-sender')).toHaveCount(0)
  const id = new URL(liaison.url()).searchParams.get('laporan')
  const asked = await liaison.request.post(`/api/desk/cases/${id}/unmask`, {
    headers: { Origin: server.url, 'Sec-Fetch-Site': 'same-origin' },
    data: { reason: REASON },
  })
  expect(asked.status()).toBe(403)
  const seen = (await (await liaison.request.get(`/api/desk/cases/${id}`)).text()) + (await liaison.content())
  for (const secret of [NAME, CONTACT, REASON, 'unmasked', 'Identitas']) expect(seen).not.toContain(secret)
  await liaison.context().close()

  const database = new DatabaseSync(`${server.dataDir}/lapor.sqlite`, { readOnly: true })
  const audited = database.prepare(`select subject, username from audit
    join accounts on accounts.id = audit.account_id where action = 'sender-unmasked'`)
  // Two refusals left no line: nothing was shown.
  expect(audited.all().map((row) => ({ ...row }))).toEqual([{ subject: id, username: 'koordinator' }])
  database.close()
  const log = JSON.stringify(server.log())
  for (const secret of [NAME, CONTACT, REASON]) expect(log).not.toContain(secret)
})
