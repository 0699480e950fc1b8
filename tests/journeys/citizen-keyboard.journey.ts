import { readFileSync } from 'node:fs'
import { photoWithExif } from '../server/pictures/photos.ts'
import { sealReport, workerReady } from './citizen.ts'
import { alive, codeOf, WORDS } from './form-phone.ts'
import { expect, test } from './harness/test.ts'
import { expectWholeRound, tabTo } from './keyboard.ts'

/** A citizen without mouse or touch: a keyboard, a switch, a speech program. */

test('from home to a general report with place and photo, its receipt and its tracking, by keyboard alone', async ({
  page,
}) => {
  await page.goto('/')
  await expectWholeRound(page, 'home')
  await tabTo(page, page.getByRole('link', { name: 'Lapor tanpa kode' }))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/lapor')
  await alive(page)

  await expectWholeRound(page, 'the kind')
  await tabTo(page, page.locator('input[name=kind]').first())
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(page.locator('input[value=complaint]')).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Apa yang terjadi?' })).toBeFocused()

  await expectWholeRound(page, 'what happened')
  await tabTo(page, page.locator('textarea[name=body]'))
  await page.keyboard.type(WORDS)
  await tabTo(page, page.locator('input[type=file]').last())
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  const photo = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await photoWithExif() }
  await (await chooser).setFiles(photo)
  const photos = page.locator('.photos li')
  await expect(photos).toHaveAttribute('data-stage', 'ready')
  // Removed, and after all not: the way back is near the focus.
  await tabTo(page, page.getByRole('button', { name: 'Hapus foto 1' }), 'Shift+Tab')
  await page.keyboard.press('Space')
  await expect(photos).toHaveCount(0)
  await tabTo(page, page.getByRole('button', { name: 'Urungkan' }))
  await page.keyboard.press('Enter')
  await expect(photos).toHaveCount(1)
  await expectWholeRound(page, 'with a photo')
  await tabTo(page, page.locator('.button-main'))
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: 'Di mana?' })).toBeFocused()
  await tabTo(page, page.getByLabel('Kabupaten atau kota'))
  await page.keyboard.type('Kota Banjarm')
  await expect(page.getByLabel('Kabupaten atau kota').locator('option:checked')).toHaveText('Kota Banjarmasin')
  await tabTo(page, page.getByLabel('Ciri tempat'))
  await page.keyboard.type('Dermaga Siring')
  await expectWholeRound(page, 'where')
  await tabTo(page, page.locator('.button-main'))
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: 'Periksa dan kirim' })).toBeFocused()
  await expectWholeRound(page, 'the last look')
  await tabTo(page, page.locator('details.optional summary'))
  await page.keyboard.press('Enter')
  await tabTo(page, page.locator('input[name=anonymous]'))
  await page.keyboard.press('Space')
  await expect(page.locator('input[name=anonymous]')).toBeChecked()
  await expectWholeRound(page, 'the details')
  await tabTo(page, page.locator('.button-main'))
  await page.keyboard.press('Enter')

  await expect(page.locator('.receipt')).toHaveAttribute('data-stage', 'received')
  await expect(page.locator('main h1')).toBeFocused()
  await expectWholeRound(page, 'the receipt')
  await tabTo(page, page.getByRole('button', { name: 'Tampilkan QR' }))
  await page.keyboard.press('Space')
  await expect(page.locator('.qr-picture')).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: 'Lihat perkembangan' }))
  await page.keyboard.press('Enter')

  await expect(page.locator('.history')).toBeVisible()
  await expectWholeRound(page, 'the tracking')
  await tabTo(page, page.getByRole('button', { name: 'Lacak laporan lain' }))
  await page.keyboard.press('Enter')
  await expect(page.locator('#code')).toBeFocused()
  await page.keyboard.type('KS-0000-0000-0000-0000')
  await page.keyboard.press('Enter')
  await expect(page.locator('#code-problem')).not.toBeEmpty()
  await expect(page.locator('#code')).toBeFocused()
  await expectWholeRound(page, 'a code that is none')
  await tabTo(page, page.getByRole('button', { name: 'Lampu di ruang tunggu mati.' }))
  await page.keyboard.press('Space')
  await expect(page.locator('.history')).toBeVisible()
  // The answer takes the focus when it is there.
  await expect(page.locator(':focus')).toHaveAttribute('tabindex', '-1')
  await tabTo(page, page.getByRole('button', { name: 'Hapus dari HP ini' }))
  await page.keyboard.press('Enter')
  await expect(page.locator('#code')).toBeFocused()
})

test('a typed facility code, wrong and right, leads to its form by keyboard alone', async ({ page, server }) => {
  const code = await codeOf(server)
  await page.goto('/')
  await tabTo(page, page.locator('#facility-code'))
  await page.keyboard.type(`${code.slice(0, 7)}${code[7] === '0' ? '1' : '0'}`)
  await expect(page.locator('#facility-code-check')).toContainText('tidak cocok')
  await expect(page.getByText('Mungkin maksudnya:')).toBeVisible()
  await expectWholeRound(page, 'home, a wrong code')
  await tabTo(page, page.locator('#facility-code'))
  for (let characters = 0; characters < 8; characters++) await page.keyboard.press('Backspace')
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/q/${code}`)
  await alive(page)
  await expectWholeRound(page, 'a facility’s form')
})

test('[O5] the outbox by keyboard alone: send, save to a file, delete, read it again', async ({ page, context }) => {
  await page.goto('/')
  await workerReady(page)
  await context.setOffline(true)
  await sealReport(page, 'Air PDAM keruh. Sudah seminggu.')
  await page.goto('/antrean')
  const entry = page.locator('.entry')
  await expect(entry).toHaveCount(1)
  await expectWholeRound(page, 'the outbox')

  // Saved to a file, deleted, and read from the file again.
  await tabTo(page, page.locator('summary'))
  await page.keyboard.press('Space')
  await expectWholeRound(page, 'the outbox with its file')
  await tabTo(page, page.getByLabel('Kata sandi (tidak wajib)'))
  await page.keyboard.type('sungai barito')
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  const saved = readFileSync(await (await download).path())
  await tabTo(page, page.getByRole('button', { name: 'Hapus' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Jangan dihapus' })).toBeFocused()
  await expectWholeRound(page, 'the second question')
  await tabTo(page, page.getByRole('button', { name: 'Jangan dihapus' }))
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Hapus' })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Jangan dihapus' })).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: 'Ya, hapus selamanya' }))
  await page.keyboard.press('Enter')
  await expect(entry).toHaveCount(0)
  await expect(page.locator('main h1')).toBeFocused()
  await tabTo(page, page.getByLabel('Kata sandi berkas'))
  await page.keyboard.type('sungai barito')
  const chooser = page.waitForEvent('filechooser')
  await tabTo(page, page.locator('.file-button input'))
  await page.keyboard.press('Space')
  await (await chooser).setFiles({ name: 'antrean.lapor', mimeType: 'application/octet-stream', buffer: saved })
  await expect(page.getByText('1 laporan dimuat.')).toBeVisible()
  await expect(entry).toHaveCount(1)

  // Without a signal the button stays where it is, and so does the focus.
  const send = page.getByRole('button', { name: 'Kirim sekarang' })
  await tabTo(page, send, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(entry).toHaveAttribute('data-state', 'waiting')
  await expect(send).toBeFocused()
  await context.setOffline(false)
  await page.keyboard.press('Enter')
  await expect(entry).toHaveAttribute('data-state', 'delivered')
  await expect(entry.locator('h2')).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: 'Perbaiki' }))
  await page.keyboard.press('Enter')
  // Its words came from a file, and the secret to correct them did not: said, and the focus stays.
  await expect(page.getByText('tidak bisa dibuka lagi')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Perbaiki' })).toBeFocused()
  await tabTo(page, page.getByRole('link', { name: 'Buka bukti' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.locator('.receipt')).toHaveAttribute('data-stage', 'received')
  await expectWholeRound(page, 'a receipt opened again')
})

test('all reports are sent and one corrected by keyboard alone, and the focus is not lost with the button', async ({
  page,
  context,
}) => {
  await page.goto('/')
  await workerReady(page)
  await context.setOffline(true)
  await sealReport(page, 'Jembatan titian patah.')
  await page.goto('/antrean')
  const send = page.getByRole('button', { name: 'Kirim semua sekarang' })
  await tabTo(page, send)
  // While a try of its own is under way the button rests.
  await expect(async () => {
    await page.keyboard.press('Space')
    await expect(page.getByText('Sudah dicoba. Yang belum')).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(send).toBeFocused()
  await context.setOffline(false)
  await expect(page.locator('.entry')).toHaveAttribute('data-state', 'delivered')
  await expect(page.locator('main h1')).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: 'Perbaiki' }))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/lapor')
  await alive(page)
  await expect(page.locator('textarea[name=body]')).toHaveValue('Jembatan titian patah.')
})

test('the offer to install is reached, put off and taken by keyboard alone', async ({ page }) => {
  await page.goto('/')
  await workerReady(page)
  await sealReport(page)
  const willing = () =>
    page.evaluate(() => {
      dispatchEvent(
        Object.assign(new Event('beforeinstallprompt'), {
          prompt: async () => {
            document.documentElement.dataset.asked = 'yes'
          },
        }),
      )
    })
  await page.goto('/antrean')
  // Until then the ways on this screen still change.
  await expect(page.locator('.entry')).toContainText('Diterima provinsi')
  await willing()
  await expect(page.locator('.app-bar')).toBeVisible()
  await expectWholeRound(page, 'the outbox with the offer')
  await tabTo(page, page.getByRole('button', { name: 'Pasang' }))
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-asked', 'yes')
  await expect(page.locator('.app-bar')).toHaveCount(0)

  await page.reload()
  // Until then the ways on this screen still change.
  await expect(page.locator('.entry')).toContainText('Diterima provinsi')
  await willing()
  await tabTo(page, page.getByRole('button', { name: 'Nanti' }))
  await page.keyboard.press('Space')
  await expect(page.locator('.app-bar')).toHaveCount(0)
  await expectWholeRound(page, 'the outbox without it')
})
