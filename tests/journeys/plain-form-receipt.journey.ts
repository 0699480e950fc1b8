import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { type Receipt, readReceipt, signedText } from '../../src/domain/receipt.ts'
import { readKeysAnswer } from '../../src/domain/signing-key.ts'
import { readSymbols } from '../qr/read-picture.ts'
import { photoWithExif } from '../server/pictures/photos.ts'
import { expect, test } from './harness/test.ts'

/** What a person without script leaves with must prove as much as what a phone keeps. */
test.use({ javaScriptEnabled: false })

/** Checked as anyone can: with nothing but the receipt and the province's public keys. */
async function isGenuine(receipt: Receipt, url: string): Promise<boolean> {
  const keys = readKeysAnswer(await (await fetch(`${url}/api/keys`)).json())
  const key = keys?.keys.find(({ keyId }) => keyId === receipt.keyId)
  if (key === undefined) throw new Error('signed by no key of the province')
  const curve = { name: 'ECDSA', namedCurve: 'P-256' }
  const point = Buffer.from(key.publicKey, 'base64url')
  const known = await crypto.subtle.importKey('raw', point, curve, false, ['verify'])
  const signature = Buffer.from(receipt.signature, 'base64url')
  const text = new TextEncoder().encode(signedText(receipt))
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, known, signature, text)
}

async function send(page: Page): Promise<{ readonly receipt: Receipt; readonly code: string }> {
  await page.goto('/lapor')
  await page.locator('input[name=kind][value=complaint]').check()
  await page.locator('textarea[name=body]').fill('Lampu dermaga mati sejak Senin. Gelap sekali.')
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles([
      { name: 'dermaga.jpg', mimeType: 'image/jpeg', buffer: await photoWithExif() },
      { name: 'surat.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') },
    ])
  await page.locator('form.report button[type=submit]').click()
  await expect(page.locator('h1')).toHaveText('Laporan diterima provinsi')
  const receipt = readReceipt(JSON.parse((await page.locator('.proof-json').textContent()) ?? ''))
  if (receipt === null) throw new Error('no receipt on the page')
  return { receipt, code: (await page.locator('.code-large').innerText()).replace(/\s/g, '') }
}

test('[O6] its signature holds with the province’s public keys, on the page and in the saved file', async ({
  page,
  server,
}) => {
  const { receipt } = await send(page)
  expect(receipt.number).toBe(await page.locator('dd.code').innerText())
  expect(receipt.stored).toHaveLength(1)
  expect(await isGenuine(receipt, server.url)).toBe(true)
  expect(await isGenuine({ ...receipt, number: 'KS-2026-999999' }, server.url)).toBe(false)
  expect(await isGenuine({ ...receipt, stored: [] }, server.url)).toBe(false)

  await page.locator('details summary').click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Simpan bukti (JSON)' }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe(`${receipt.number}.json`)
  expect(readReceipt(JSON.parse(readFileSync(await saved.path(), 'utf8')))).toEqual(receipt)
})

for (const scheme of ['light', 'dark'] as const) {
  test(`its QR leads to the tracking and nowhere else, on screen and on paper (${scheme})`, async ({
    page,
    server,
  }) => {
    await page.emulateMedia({ colorScheme: scheme })
    const { code } = await send(page)
    expect(code).toMatch(/^KS(-[0-9A-Z]{4}){4}$/)
    const symbol = async () => readSymbols(new Uint8Array(await page.locator('.proof-code svg').screenshot()))
    expect(await symbol()).toEqual([`${server.url}/lacak#${code}`])

    // An A4 sheet at 96 dots an inch.
    await page.setViewportSize({ width: 794, height: 1123 })
    await page.emulateMedia({ media: 'print', colorScheme: scheme })
    const sheet = new Uint8Array(await page.screenshot({ fullPage: true }))
    expect(await readSymbols(sheet)).toEqual([`${server.url}/lacak#${code}`])
    for (const kept of ['.code-large', 'dd.code', '.proof-photos', '.proof-json'])
      await expect(page.locator(kept)).toBeVisible()
    await expect(page.locator('details')).toContainText(`${server.url}/api/keys`)
    // What can only be pressed is not on paper.
    for (const gone of ['.banner', 'form', '.button', 'a[download]']) {
      for (const one of await page.locator(gone).all()) await expect(one).toBeHidden()
    }
    if (process.env.SHOTS !== undefined)
      await page.screenshot({ path: `${process.env.SHOTS}/receipt-paper-${scheme}.png`, fullPage: true })
  })
}
