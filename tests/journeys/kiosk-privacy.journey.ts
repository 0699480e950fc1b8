import { DatabaseSync } from 'node:sqlite'
import type { Page } from '@playwright/test'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import type { Device } from './harness/device.ts'
import { test } from './harness/test.ts'
import {
  expect,
  isFreshDocument,
  kioskLink,
  markDocument,
  sealOnKiosk,
  setUpKiosk,
  typePin,
  type Words,
  writeReport,
} from './kiosk-tablet.ts'
import { filesIn, tracesInFolder, tracesInMemory, tracesInStores } from './kiosk-traces.ts'

test.setTimeout(240_000)

/** Words that stand nowhere else: whatever finds one has found what somebody left. */
const FIRST: Words = {
  body: 'Penandasatubadan keran di ruang tunggu bocor.',
  name: 'Penandasatunama',
  contact: 'penandasatukontak@contoh.id',
}
const SECOND: Words = {
  body: 'Penandaduabadan lampu parkir mati.',
  name: 'Penandaduanama',
  contact: 'penandaduakontak@contoh.id',
}
const marksOf = (words: Words, more: Record<string, string> = {}) => ({
  body: words.body.split(' ')[0] ?? '',
  name: words.name,
  contact: words.contact,
  ...more,
})

/** Nothing of them while the browser runs: not in its stores, its memory, its profile's files; nor by going back. */
async function expectNoTrace(device: Device, page: Page, marks: Record<string, string>): Promise<void> {
  expect(await tracesInStores(page, marks)).toEqual([])
  expect(await tracesInMemory(page, marks)).toEqual([])
  expect(filesIn(device.profile)).toBeGreaterThan(50)
  expect(tracesInFolder(device.profile, marks)).toEqual([])
}

test('two people in turn: the second finds nothing of the first, nowhere; both reports are read at the desk', async ({
  page: manager,
  server,
  device,
}) => {
  await signInAsCoordinator(manager, server)
  const { link, code, facility } = await kioskLink(manager, server)
  const page = device.page()
  await setUpKiosk(page, link)
  // What does rest here, the facility's name, is found in the stores and in the profile's files: the search can find.
  expect((await tracesInStores(page, { facility })).length).toBeGreaterThanOrEqual(2)
  expect(tracesInFolder(device.profile, { facility })).not.toEqual([])
  const before = await page.evaluate(() => history.length)

  // Without a connection: the envelope stays here while the second person comes.
  await device.setOffline(true)
  await writeReport(page, FIRST)
  // The search finds them while they are on the screen, so it would find them later.
  const written = marksOf(FIRST)
  expect((await tracesInMemory(page, written)).length).toBeGreaterThanOrEqual(3)
  const tracking = await sealOnKiosk(page)
  const first = marksOf(FIRST, { tracking, groups: tracking.split('-').slice(1).join('') })
  await markDocument(page)
  await page.getByRole('button', { name: 'Selesai' }).click()
  await isFreshDocument(page)
  expect(await page.evaluate(() => history.length)).toBe(before)
  await expectNoTrace(device, page, first)

  // The second person looks around: back, reload, autofill, every address.
  await page.goBack().catch(() => null)
  await page.goForward().catch(() => null)
  for (const path of ['/', '/antrean', '/lacak', '/bukti', '/lapor', `/q/${code}`, '/kios/00000000']) {
    await page.goto(path).catch(() => null)
    await expect(page).toHaveURL(`${server.url}/kios/${code}`)
    await expect(page.getByRole('button', { name: 'Tulis laporan' })).toBeVisible()
  }
  await page.reload()
  await page.getByRole('button', { name: 'Tulis laporan' }).click()
  await expect(page.locator('textarea')).toHaveValue('')
  for (const field of await page.locator('form.kiosk-form').locator('input, textarea, select').all()) {
    expect(await field.getAttribute('autocomplete')).toBe('off')
  }
  await page.getByRole('button', { name: 'Berhenti dan hapus' }).click()
  await isFreshDocument(page)

  await device.setOffline(false)
  await page.goto('/dasbor')
  await isFreshDocument(page)
  await writeReport(page, SECOND)
  expect(await tracesInStores(page, first)).toEqual([])
  const secondTracking = await sealOnKiosk(page)
  expect(secondTracking).not.toBe(tracking)
  await expect(page.getByRole('heading', { name: 'Diterima provinsi' })).toBeVisible()
  await page.getByRole('button', { name: 'Selesai' }).click()
  await isFreshDocument(page)
  await expectNoTrace(device, page, { ...first, ...marksOf(SECOND), second: secondTracking })

  // Killed and started again: nothing comes back but the kiosk, and nothing was left on the disk.
  await device.kill()
  expect(tracesInFolder(device.profile, { ...first, second: secondTracking })).toEqual([])
  expect(tracesInFolder(device.profile, marksOf(SECOND))).toEqual([])
  await device.reopen()
  const again = device.page()
  await again.goto('/')
  await expect(again).toHaveURL(`${server.url}/kios/${code}`)
  await expectNoTrace(device, again, { ...first, ...marksOf(SECOND) })

  // The province has both, words and sender, and only the province.
  await expect
    .poll(() => {
      const database = new DatabaseSync(`${server.dataDir}/lapor.sqlite`, { readOnly: true })
      const rows = database.prepare("select body from reports where channel = 'kiosk' order by received_at").all()
      database.close()
      return rows.map(({ body }) => body)
    })
    .toEqual(expect.arrayContaining([FIRST.body, SECOND.body]))
  await manager.goto('/dasbor')
  await manager.getByText('Penandasatubadan').first().click()
  await expect(manager.locator('main')).toContainText(FIRST.body)

  // And the first person's code opens the case on their own phone.
  const own = await manager.context().browser()?.newPage()
  if (own === undefined) throw new Error('no browser')
  await own.goto(`${server.url}/lacak#${tracking}`)
  await expect(own.getByText(/KS-\d{4}-\d{6}/).first()).toBeVisible()
  await own.close()
})

test('60 s after the last touch everything goes, with a countdown that any touch answers', async ({
  page: manager,
  server,
  device,
}) => {
  await signInAsCoordinator(manager, server)
  const { link } = await kioskLink(manager, server)
  const page = device.page()
  await setUpKiosk(page, link)
  await page.clock.install()
  await page.reload()
  await writeReport(page, FIRST)
  await markDocument(page)
  // From here on no time passes but what the test lets pass; the last touch is this key.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 5_000)
  await page.keyboard.press('Shift')

  await page.clock.runFor(44_000)
  await expect(page.getByText('Masih di sini?')).toHaveCount(0)
  await page.clock.runFor(3_000)
  await expect(page.getByRole('heading', { name: 'Masih di sini?' })).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: 'dihapus dalam' })).toContainText(/1[0-4] detik/)
  await page.getByRole('button', { name: 'Ya, masih di sini' }).click()
  await expect(page.getByText('Masih di sini?')).toHaveCount(0)
  await expect(page.getByLabel('Nama', { exact: true })).toHaveValue(FIRST.name)

  await page.clock.runFor(59_000)
  await expect(page.locator('html[data-marked]')).toHaveCount(1)
  await page.clock.runFor(1_500)
  await expect(page.locator('html[data-marked]')).toHaveCount(0)
  await page.clock.resume()
  await isFreshDocument(page)
  await expectNoTrace(device, page, marksOf(FIRST))
  await device.kill()
  expect(tracesInFolder(device.profile, marksOf(FIRST))).toEqual([])
  await device.reopen()
  await device.page().goto('/antrean')
  await expect(device.page().getByRole('button', { name: 'Tulis laporan' })).toBeVisible()
  await expectNoTrace(device, device.page(), marksOf(FIRST))
})

test('killed while somebody writes: the next start is the kiosk, and no word is on the disk', async ({
  page: manager,
  server,
  device,
}) => {
  await signInAsCoordinator(manager, server)
  const { link, code } = await kioskLink(manager, server)
  await setUpKiosk(device.page(), link)
  await writeReport(device.page(), FIRST)
  await device.kill()
  expect(tracesInFolder(device.profile, marksOf(FIRST))).toEqual([])
  await device.reopen()
  // The start page: of all that was set up seconds before, only the database is sure to have come to the disk.
  await device.page().goto(`/kios/${code}`)
  await expect(device.page().getByRole('button', { name: 'Tulis laporan' })).toBeVisible()
  await expectNoTrace(device, device.page(), marksOf(FIRST))
  await device.page().goto('/antrean')
  await expect(device.page()).toHaveURL(`${server.url}/kios/${code}`)
})

test('behind the PIN: how many envelopes wait, sending them, and leaving; wrong ones wait', async ({
  page: manager,
  server,
  device,
}) => {
  await signInAsCoordinator(manager, server)
  const { link, code } = await kioskLink(manager, server)
  const page = device.page()
  await setUpKiosk(page, link)
  await device.setOffline(true)
  await page.reload()
  await writeReport(page, FIRST)
  await sealOnKiosk(page)
  await page.getByRole('button', { name: 'Selesai' }).click()
  await isFreshDocument(page)

  await page.getByRole('button', { name: 'Petugas' }).click()
  for (let tries = 1; tries <= 3; tries++) {
    await expect(page.getByRole('button', { name: '1', exact: true })).toBeEnabled()
    await typePin(page, '000000')
    await expect(page.getByRole('alert')).toContainText(tries < 3 ? 'PIN salah' : 'Terlalu banyak salah')
  }
  await expect(page.getByRole('button', { name: '1', exact: true })).toBeDisabled()
  // A fresh document and a restart forget nothing of that.
  await page.reload()
  await page.getByRole('button', { name: 'Petugas' }).click()
  await expect(page.getByRole('button', { name: '1', exact: true })).toBeDisabled()
  const kept = await page.evaluate(() => JSON.parse(localStorage.getItem('lapor-kiosk-facts') ?? '{}'))
  expect(kept.wrong).toBe(3)
  expect(JSON.stringify(kept)).not.toContain('482615')
  expect(kept.pin.iterations).toBeGreaterThanOrEqual(600_000)
  // 30 s; a right PIN then wipes the slate.
  await expect(page.getByRole('button', { name: '1', exact: true })).toBeEnabled({ timeout: 40_000 })
  await typePin(page)
  await expect(page.getByText('1 amplop menunggu dikirim')).toBeVisible()

  await page.getByRole('button', { name: 'Kirim sekarang' }).click()
  await expect(page.getByText('Belum semuanya terkirim')).toBeVisible()
  await device.setOffline(false)
  await expect(page.getByText('Semua amplop sudah diterima provinsi.')).toBeVisible()
  await page.getByRole('button', { name: 'Keluar dari mode kios' }).click()
  await expect(page).toHaveURL(`${server.url}/`)
  await page.goto('/antrean')
  await expect(page.getByRole('heading', { name: 'Amplop kios' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Perbaiki' })).toHaveCount(0)
  await page.goto(`/kios/${code}`)
  await isFreshDocument(page)
  await page.goto('/antrean')
  await expect(page).toHaveURL(`${server.url}/kios/${code}`)
})
