import type { Page } from '@playwright/test'

/** What people do on the app's own screens, and what they were told. It lies with the test, and no crash takes it. */
export type Ledger = {
  /** Reports of which somebody read "saved", by the tracking code they read with it. */
  readonly sealed: { readonly code: string; readonly words: string; readonly photos: number }[]
  /** Words of which a form said that they are kept on this phone. */
  kept: string[]
  /** Words that somebody typed, whatever became of them. */
  readonly written: string[]
  /** Reports that a person removed by their own hand, by id, noted before they confirmed it. */
  readonly removed: Set<string>
  /** Those of them that went from the screen. */
  readonly gone: Set<string>
}
export const emptyLedger = (): Ledger => ({ sealed: [], kept: [], written: [], removed: new Set(), gone: new Set() })

export type Picture = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }
export type Writing = {
  readonly address: string
  readonly words: string
  readonly pictures: readonly Picture[]
  readonly patient: boolean
}

/** Fills in the form and presses Send. What the screen then says goes into the ledger. */
export async function writeAndSend(
  page: Page,
  writing: Writing,
  taps: 'once' | 'twice',
  ledger: Ledger,
): Promise<string> {
  await fillIn(page, writing, ledger)
  const next = page.locator('.button-main')
  const form = page.locator('form.report-live')
  for (let presses = 0; presses < 5 && (await form.getAttribute('data-step')) !== 'send'; presses++) await next.click()
  const photos = await page.locator('.photos li').count()
  if (taps === 'once') await next.click()
  else {
    await page.evaluate(() => {
      const button = document.querySelector<HTMLButtonElement>('.button-main')
      button?.click()
      button?.form?.requestSubmit()
      button?.click()
    })
  }
  await page.locator('.tracking-code').waitFor()
  const code = (await page.locator('.tracking-code').innerText()).replace(/\s/g, '')
  const elsewhere = (await page.getByText('sudah disimpan dari tab lain').count()) > 0
  ledger.sealed.push({ code, words: elsewhere ? '' : writing.words, photos: elsewhere ? 0 : photos })
  return elsewhere ? 'sealed in another tab' : `sealed with ${photos} photos`
}

/** Writes without sending, until the form says that it is kept. */
export async function writeDraft(page: Page, writing: Writing, ledger: Ledger): Promise<string> {
  await fillIn(page, writing, ledger)
  await page.waitForFunction(() => document.querySelector('.saved')?.textContent === 'Tersimpan di HP ini')
  ledger.kept.push(writing.words)
  return 'kept'
}

/** Opens the form and adds words behind what is there, and photos. */
async function fillIn(page: Page, { address, words, pictures, patient }: Writing, ledger: Ledger): Promise<void> {
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator('form.report-live').waitFor()
  ledger.written.push(words)
  await page.evaluate((words) => {
    document.querySelector<HTMLInputElement>('input[value=complaint]')?.click()
    const area = document.querySelector('textarea')
    if (area === null) throw new Error('no question about what happened')
    area.value = `${area.value} ${words}`.trim()
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }, words)
  if (pictures.length === 0) return
  const before = await page.locator('.photos li').count()
  await page.locator('input[type=file][multiple]').setInputFiles([...pictures])
  if (!patient) return
  await page.waitForFunction(
    (count) => document.querySelectorAll('.photos li[data-stage=ready]').length >= count,
    Math.min(5, before + pictures.length),
  )
}

/** Presses "send all now" in the outbox; once is not always enough, and nobody waits for the end of it. */
export async function pressSendAll(page: Page, origin: string): Promise<string> {
  await openOutbox(page, origin)
  const button = page.getByRole('button', { name: 'Kirim semua sekarang' })
  if ((await button.count()) === 0) return 'nothing to send'
  // Gone under the finger: all of it was sent meanwhile.
  return button.click({ timeout: 1_000 }).then(
    () => 'pressed',
    () => 'nothing to send any more',
  )
}

/** Puts sending off by hand. The next report that is sealed, "send now" or a start of the app ends it. */
export async function pauseSending(page: Page, origin: string): Promise<string> {
  await openOutbox(page, origin)
  const button = page.getByRole('button', { name: 'Jeda pengiriman' })
  if ((await button.count()) === 0) return 'nothing to pause'
  return button.click({ timeout: 1_000 }).then(
    () => 'paused',
    () => 'nothing to pause any more',
  )
}

/** Removes the first delivered report from the phone, and answers the second question with yes. */
export async function removeDelivered(page: Page, origin: string, ledger: Ledger): Promise<string> {
  await openOutbox(page, origin)
  const card = page.locator('article[data-state=delivered]').first()
  if ((await card.count()) === 0) return 'none is delivered'
  const id = (await card.getAttribute('aria-labelledby'))?.replace('report-', '') ?? ''
  const same = page.locator(`article[aria-labelledby=report-${id}]`)
  await same.getByRole('button', { name: 'Hapus' }).click()
  ledger.removed.add(id)
  await same.getByRole('button', { name: 'Ya, hapus dari HP ini' }).click()
  await same.waitFor({ state: 'detached' })
  ledger.gone.add(id)
  return id.slice(0, 8)
}

async function openOutbox(page: Page, origin: string): Promise<void> {
  if (!page.url().endsWith('/antrean')) await page.goto(`${origin}/antrean`, { waitUntil: 'commit' })
  await page.locator('a.button[href^="/lapor"]').first().waitFor()
}
