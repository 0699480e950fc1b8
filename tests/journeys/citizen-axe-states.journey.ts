import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Entry } from '../../src/outbox/entry.ts'
import { sealReport, workerReady } from './citizen.ts'
import { codeOf } from './form-phone.ts'
import { expect, test } from './harness/test.ts'

/** The citizen's screens in the states that no good day shows, in both languages and both schemes. */

const HOUR = 3_600_000
const WAITS = { name: 'waiting', textReceived: false } as const
const PHOTO = { size: 1_000, type: 'image/jpeg' } as const

/** Every state that an entry may rest in, and every trouble that is put into words of its own. */
const STATES: readonly Partial<Entry>[] = [
  { state: { ...WAITS, nextAt: 0 }, lastError: { kind: 'network' } },
  { state: { ...WAITS, nextAt: 0, textReceived: true }, lastError: { kind: 'unclear-answer' } },
  { state: { ...WAITS, nextAt: 0 }, lastError: { kind: 'server', status: 429, code: null } },
  { state: { ...WAITS, nextAt: 0 }, lastError: { kind: 'server', status: 503, code: 'no-room' } },
  { state: { ...WAITS, nextAt: 0 }, lastError: { kind: 'server', status: 500, code: null } },
  { state: { name: 'unclear-answer', nextAt: 0, count: 1, textReceived: false } },
  { state: { name: 'unclear-answer', nextAt: 0, count: 3, textReceived: false } },
  { state: { name: 'needs-sign-in' } },
  { state: { name: 'needs-correction', fields: { body: 'too-long', 'place.text': 'too-long' } } },
  { state: { name: 'needs-correction', fields: { bytes: 'damaged' } } },
  { state: { name: 'too-large' } },
  { state: { name: 'purged', at: 0 } },
  {
    state: { name: 'delivered', at: 0 },
    attachments: [
      { ...PHOTO, sha256: '1'.repeat(64) as Entry['id'], state: 'lost' },
      { ...PHOTO, sha256: '2'.repeat(64) as Entry['id'], state: 'refused', reason: 'broken-picture' },
      { ...PHOTO, sha256: '3'.repeat(64) as Entry['id'], state: 'stored' },
    ],
  },
]

/** Puts copies of this phone's only report beside it, one in each state. Times are an hour from now. */
async function putStates(page: Page): Promise<void> {
  await page.evaluate(
    async ({ states, hour }) => {
      const opened = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open('lapor-outbox')
        opening.onsuccess = () => resolve(opening.result)
      })
      await new Promise<void>((resolve) => {
        const tx = opened.transaction('reports', 'readwrite')
        const store = tx.objectStore('reports')
        const reading = store.getAll()
        reading.onsuccess = () => {
          const [row] = reading.result
          states.forEach((change, index) => {
            const state =
              'nextAt' in (change.state ?? {}) ? { ...change.state, nextAt: Date.now() + hour } : change.state
            store.put({ ...row, ...change, state, id: index.toString(16).padStart(64, '0'), attempts: 2 })
          })
        }
        tx.oncomplete = () => resolve()
      })
      opened.close()
    },
    { states: STATES, hour: HOUR },
  )
}

async function expectNoFindings(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overhang, where).toBeLessThanOrEqual(0)
  const { SHOTS } = process.env
  if (SHOTS === undefined) return
  const [language, dark] = await page.evaluate(() => [
    document.documentElement.lang,
    matchMedia('(prefers-color-scheme: dark)').matches,
  ])
  const name = `${SHOTS}/state-${where.replace(/\W+/g, '-')}-${language}-${dark ? 'dark' : 'light'}`
  for (const width of [1366, 360]) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 768 })
    await page.screenshot({ path: `${name}-${width}.png`, fullPage: true })
  }
}

for (const language of ['id', 'en'] as const) {
  for (const scheme of ['light', 'dark'] as const) {
    const search = `?bahasa=${language}`
    test(`axe finds nothing in the outbox’s side states and dialogs, ${language}, ${scheme}`, async ({
      page,
      context,
    }) => {
      test.slow()
      await page.emulateMedia({ colorScheme: scheme })
      await page.goto(`/${search}`)
      await workerReady(page)
      await context.setOffline(true)
      await sealReport(page)
      await expectNoFindings(page, 'sealed and not sent')
      await page.goto(`/antrean${search}`)
      await page.locator('.entry').waitFor()
      await putStates(page)
      await page.reload()
      await expect(page.locator('.entry')).toHaveCount(STATES.length + 1)
      await expectNoFindings(page, 'every state')
      await page.locator('.queue-actions button').last().click()
      await page.locator('main .notice-alert').first().waitFor()
      await expectNoFindings(page, 'paused')
      await page.goto(`/${search}`)
      await page.locator('main .notice-alert').waitFor()
      await expectNoFindings(page, 'paused at home')
      await page.goto(`/antrean${search}`)
      await page.locator('.queue-actions button').last().click()
      await expect(page.locator('main .notice-alert')).toHaveCount(1)
      const detailed = page.locator('.entry[data-state=delivered] a').first()
      await page.locator('details:not([open]) summary').click()
      await page.locator('#export-passphrase').fill('sungai')
      await page.locator('form:has(#export-passphrase) button').click()
      await expect(page.locator('form:has(#export-passphrase) .said')).not.toBeEmpty()
      const nothing = { name: 'a.lapor', mimeType: 'application/octet-stream', buffer: Buffer.from('nothing') }
      await page.locator('.file-button input').setInputFiles(nothing)
      await expect(page.locator('.card:has(.file-button) .said')).not.toBeEmpty()
      await expectNoFindings(page, 'file saved and not read')
      await page.locator('.entry[data-state=waiting] .entry-actions button').last().click()
      await page.getByRole('alertdialog').waitFor()
      await expectNoFindings(page, 'question about an unsent one')
      await detailed.click()
      await page.locator('.photo-ends').waitFor()
      await expectNoFindings(page, 'receipt with photos that did not come')
    })

    test(`axe finds nothing where something is not found, ${language}, ${scheme}`, async ({
      page,
      context,
      server,
    }) => {
      test.slow()
      await page.emulateMedia({ colorScheme: scheme })
      await page.goto(`/lacak${search}#KS-0000-0000-0000-0000`)
      await page.locator('#code-problem .problem').waitFor()
      await expectNoFindings(page, 'tracking, mistyped')
      await page.goto(`/bukti${search}#${'0'.repeat(64)}`)
      await page.locator('main h1').waitFor()
      await expectNoFindings(page, 'a receipt that is not here')
      await page.goto(`/bukan-halaman${search}`)
      await expectNoFindings(page, 'no such page')
      const code = await codeOf(server)
      await page.goto(`/q/${code.slice(0, 7)}${code[7] === '0' ? '1' : '0'}${search}`)
      await expectNoFindings(page, 'mistyped code with the nearest')
      await page.goto(`/${search}`)
      await workerReady(page)
      const tracking = await sealReport(page)
      await expect(page.locator('.receipt')).toHaveAttribute('data-stage', 'received')
      await page.goto(`/lacak${search}`)
      await page.locator('.own-reports').waitFor()
      await expectNoFindings(page, 'tracking with own reports')
      await page.goto(`/lacak${search}#${tracking}`)
      await page.locator('.history').waitFor()
      await context.setOffline(true)
      await page.reload()
      await page.locator('.notice-alert').waitFor()
      await expectNoFindings(page, 'tracking from the last look')
      await page.goto(`/lacak${search}`)
      await page.locator('#code').waitFor()
      await page.goto(`/lapor${search}`)
      await page.locator('form.report-live').waitFor()
      await expectNoFindings(page, 'the form without a connection')
    })
  }
}
