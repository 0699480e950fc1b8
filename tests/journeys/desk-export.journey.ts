import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { colleague, someAgency } from './desk-colleague.ts'
import { report } from './desk-stranger.ts'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { expect, test } from './harness/test.ts'

test.use({ viewport: { width: 1366, height: 768 } })

const HEADER =
  'number,received_at,state,since,due_at,kind,title,category,agency,facility,regency,supervisory,photos,example'
const FORMULA = '=HYPERLINK("https://evil.example","klik, ini")'

test('the list is saved as a table of what the filter leaves, in which no formula is alive and nobody is named', async ({
  page,
  server,
  browser,
}) => {
  await signInAsCoordinator(page, server)
  await page.goto('/dasbor')
  const [facility] = await server.facilities()
  await report(page, FORMULA)
  await report(page, 'Air keruh, "bau", sejak Senin', `/q/${facility?.code}`, async (form) => {
    await form.locator('details.optional').evaluate((details) => details.setAttribute('open', ''))
    await form.locator('[name="name"]').fill('Siti Aminah')
    await form.locator('[name="contact"]').fill('0811-5550-1234')
  })
  await report(page, 'Petugas minta uang pelicin', '/lapor', async (form) => {
    await form.locator('details.optional').evaluate((details) => details.setAttribute('open', ''))
    await form.locator('[name="supervisory"]').check()
  })
  await expect(page.locator('[data-case]')).toHaveCount(3)

  const { text, rows } = await exportOf(page)
  expect(text.startsWith(`\uFEFF${HEADER}\r\n`)).toBe(true)
  expect(rows.map((row) => row.title)).toEqual([
    'Petugas minta uang pelicin',
    'Air keruh, "bau", sejak Senin',
    `'${FORMULA}`,
  ])
  expect(rows[1]).toMatchObject({ facility: facility?.name, kind: 'complaint', state: 'received', photos: '0' })
  expect(rows[1]?.number).toMatch(/^KS-\d{4}-\d{6}$/)
  expect(rows[1]?.received_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
  expect(rows.map((row) => row.supervisory)).toEqual(['1', '0', '0'])
  expect(text).not.toMatch(/Siti|0811/)

  await page.getByLabel('Cari dalam laporan').fill('keruh')
  await expect(page.locator('[data-case]')).toHaveCount(1)
  expect((await exportOf(page)).rows.map((row) => row.title)).toEqual(['Air keruh, "bau", sejak Senin'])

  // An agency's officer saves what was disposed to it, and of that nothing supervisory.
  const { id: agency } = await someAgency(page)
  const liaison = await colleague(page, browser, server, { username: 'penghubung', agency })
  expect((await exportOf(liaison)).rows).toEqual([])
  await page.getByRole('button', { name: 'Hapus saringan' }).click()
  for (const words of ['Air keruh', 'Petugas minta uang']) {
    await page.locator('[data-case]').filter({ hasText: words }).click()
    await expect(page.getByRole('heading', { level: 2, name: words })).toBeVisible()
    await page.getByLabel('Instansi tujuan').selectOption(agency)
    await page.getByRole('button', { name: 'Disposisikan' }).click()
    await expect(page.locator('.desk-history')).toContainText('Didisposisi')
  }
  await expect(liaison.locator('[data-case]')).toHaveCount(1)
  expect((await exportOf(liaison)).rows.map((row) => row.title)).toEqual(['Air keruh, "bau", sejak Senin'])
  await liaison.context().close()
})

async function exportOf(page: Page) {
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Unduh CSV' }).click()
  const download = await saved
  expect(download.suggestedFilename()).toBe('laporan.csv')
  const text = readFileSync(await download.path(), 'utf8')
  const [names = [], ...lines] = cellsOf(text.slice(1))
  const rows = lines.map((line) => Object.fromEntries(names.map((name, index) => [name, line[index] ?? ''])))
  return { text, rows }
}

/** RFC 4180, as a spreadsheet reads it. */
function cellsOf(text: string): readonly (readonly string[])[] {
  return text
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(([, quoted, plain]) =>
        quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
      ),
    )
}
