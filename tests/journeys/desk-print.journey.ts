import type { Page } from '@playwright/test'
import { plainJpeg } from '../server/pictures/photos.ts'
import { report } from './desk-stranger.ts'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { expect, test } from './harness/test.ts'

test.use({ viewport: { width: 1366, height: 768 } })

const LAST = 'Demikian kata terakhir laporan ini.'
const BODY = `Atap pasar bocor. ${'Air masuk ke lapak dan barang dagangan basah. '.repeat(150)}${LAST}`

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a case on paper is the case alone, to its last word, dark ink on white (${colorScheme})`, async ({
    page,
    server,
  }) => {
    await page.emulateMedia({ colorScheme })
    await signInAsCoordinator(page, server)
    await page.goto('/dasbor')
    await report(page, BODY, '/lapor', async (form) => {
      const photo = { name: '1.jpg', mimeType: 'image/jpeg', buffer: await plainJpeg() }
      await form.locator('input[type=file]').last().setInputFiles(photo)
    })
    await page.locator('[data-case]').click()
    await expect(page.locator('#desk-case-title')).toBeVisible()
    const number = await page.locator('.desk-case-number .code').innerText()
    await page.getByLabel('Instansi tujuan').selectOption({ index: 1 })
    await page.getByLabel('Catatan internal').fill('Mohon dicek hari ini.')
    await page.getByRole('button', { name: 'Disposisikan' }).click()
    await expect(page.locator('.desk-history')).toContainText('Mohon dicek')

    await page.emulateMedia({ media: 'print', colorScheme })
    if (process.env.SHOTS !== undefined)
      await page.screenshot({ path: `${process.env.SHOTS}/print-${colorScheme}.png`, fullPage: true })
    const paper = await page.locator('body').innerText()
    for (const words of [
      number,
      'Didisposisi',
      'Atap pasar bocor.',
      LAST,
      'Diterima provinsi',
      'Mohon dicek hari ini.',
    ])
      expect(paper.includes(words), words).toBe(true)
    for (const words of ['Langsung', 'Cari dalam laporan', 'Disposisikan', 'Cetak', 'Keluar', 'Identitas pelapor'])
      expect(paper.includes(words), words).toBe(false)
    await expect(page.locator('button:visible:not(.desk-photos button), input:visible, select:visible')).toHaveCount(0)
    await expect(page.getByRole('img', { name: 'Foto 1 dari 1' })).toBeVisible()
    expect(await page.locator('.desk-body').evaluate(colours)).toEqual({ ink: 'dark', paper: 'light' })
    // Nothing is cut at the edge of the screen: what is long goes on, on the next sheet.
    expect(await sheets(page)).toBeGreaterThan(1)
  })
}

/** How many sheets of A4 the browser prints. A PDF's page objects are not compressed. */
async function sheets(page: Page): Promise<number> {
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

/** Whether the words of `element` and what lies behind them are dark or light. Runs in the page. */
function colours(element: Element): { readonly ink: string; readonly paper: string } {
  const shade = (colour: string) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d')
    if (context === null) throw new Error('no canvas')
    // What is transparent shows the sheet.
    context.fillStyle = '#fff'
    context.fillRect(0, 0, 1, 1)
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
    return (red + green + blue) / 3 < 128 ? 'dark' : 'light'
  }
  let behind: Element | null = element
  while (behind !== null && /rgba\(.*, 0\)/.test(getComputedStyle(behind).backgroundColor))
    behind = behind.parentElement
  return {
    ink: shade(getComputedStyle(element).color),
    paper: behind === null ? 'light' : shade(getComputedStyle(behind).backgroundColor),
  }
}
