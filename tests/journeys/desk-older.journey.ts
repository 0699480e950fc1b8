import { sealedReport } from '../server/intake/sealed-report.ts'
import { colleague } from './desk-colleague.ts'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { expect, test } from './harness/test.ts'

test.use({ viewport: { width: 1366, height: 768 } })

test('a case that is passed on leaves the first agency’s list at once, on its older pages too', async ({
  page,
  server,
  browser,
}) => {
  test.slow()
  await signInAsCoordinator(page, server)
  for (let sent = 0; sent < 53; sent++) {
    const { id, bytes } = await sealedReport({ body: `Laporan nomor ${sent}. Isinya pendek.` })
    expect((await fetch(`${server.url}/api/reports/${id}`, { method: 'PUT', body: bytes })).status).toBe(201)
  }
  const headers = { Origin: server.url, 'Sec-Fetch-Site': 'same-origin' }
  const [first, other] = await page.request.get('/api/desk/choices').then(async (answer) => {
    const choices: { readonly agencies: readonly { readonly id: string }[] } = await answer.json()
    return choices.agencies.map(({ id }) => id)
  })
  const dispose = async (id: string, agency: string | undefined, version: number) => {
    const data = { agency, internalNote: '', version }
    expect((await page.request.post(`/api/desk/cases/${id}/dispose`, { headers, data })).status()).toBe(200)
  }
  type Page = { readonly cases: readonly { readonly id: string }[]; readonly next: string | null }
  const newest: Page = await (await page.request.get('/api/desk/cases')).json()
  const older: Page = await (await page.request.get(`/api/desk/cases?before=${newest.next}`)).json()
  for (const { id } of [...newest.cases, ...older.cases]) await dispose(id, first, 1)

  const liaison = await colleague(page, browser, server, { username: 'penghubung', agency: first ?? null })
  const rows = liaison.locator('[data-case]')
  await expect(rows).toHaveCount(50)
  await liaison.getByRole('button', { name: 'Muat yang lebih lama' }).click()
  await expect(rows).toHaveCount(53)
  await expect(rows.last()).toContainText('Laporan nomor 0.')
  const oldest = (await rows.last().getAttribute('data-case')) ?? ''
  await dispose(oldest, other, 2)
  await expect(rows).toHaveCount(52)
  await expect(rows.last()).toContainText('Laporan nomor 1.')
  await liaison.context().close()
})
