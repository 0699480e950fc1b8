import type { Page } from '@playwright/test'
import type { RunningServer } from './harness/server.ts'
import { expect as base } from './harness/test.ts'

/** A tablet starts more than a page (keys, files, the worker's), and the machine may be busy with others. */
export const expect = base.configure({ timeout: 40_000 })

/** What the kiosk journeys do again and again. */

export const PIN = '482615'

const HEADERS = (server: RunningServer) => ({ Origin: server.url, 'Sec-Fetch-Site': 'same-origin' })

/** A manager's one-time link for a tablet at an example facility of this kind, made over the signed-in page's session. */
export async function kioskLink(page: Page, server: RunningServer, kind = 'hospital') {
  const listed = await (await page.request.get(`/api/desk/facilities?kind=${kind}`)).json()
  const [facility] = listed.facilities
  const [placement] = facility.placements
  const answer = await page.request.post(`/api/desk/facilities/${facility.id}/kiosks`, {
    data: { name: 'Tablet loket uji', placement: placement.id },
    headers: HEADERS(server),
  })
  expect(answer.status()).toBe(201)
  const { link, kiosk } = await answer.json()
  return { link: String(link), id: String(kiosk.id), code: String(kiosk.code), facility: String(facility.name) }
}

/** Types the attendants' PIN on the keys of the screen. */
export async function typePin(page: Page, pin = PIN): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
}

/** Sets the tablet up by the link, as a manager would, and waits for the kiosk that starts without a connection. */
export async function setUpKiosk(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await typePin(page)
  await expect(page.getByRole('heading', { name: 'Ketik PIN yang sama sekali lagi' })).toBeVisible()
  await typePin(page)
  await expect(page.getByRole('button', { name: 'Tulis laporan' })).toBeEnabled()
}

export type Words = { readonly body: string; readonly name: string; readonly contact: string }

/** Fills the form in big steps up to its last question. */
export async function writeReport(page: Page, words: Words): Promise<void> {
  await page.getByRole('button', { name: 'Tulis laporan' }).click()
  await page.getByText('Pengaduan', { exact: true }).click()
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.locator('textarea').pressSequentially(words.body)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.locator('summary').click()
  await page.getByLabel('Nama', { exact: true }).pressSequentially(words.name)
  await page.getByLabel('Nomor HP atau email').pressSequentially(words.contact)
}

/** Sends what is written, and resolves to the tracking code on the screen. */
export async function sealOnKiosk(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
  await page.locator('.kiosk-code-text').waitFor()
  return (await page.locator('.kiosk-code-text').innerText()).replace(/\s/g, '')
}

/** Marks the document, so that a test can tell whether another took its place. */
export async function markDocument(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset.marked = 'yes'
  })
}

export async function isFreshDocument(page: Page): Promise<void> {
  await expect(page.locator('html[data-marked]')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Tulis laporan' })).toBeVisible()
}
