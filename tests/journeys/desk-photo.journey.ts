import { plainJpeg } from '../server/pictures/photos.ts'
import { report } from './desk-stranger.ts'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { expect, test } from './harness/test.ts'

test.use({ viewport: { width: 1366, height: 768 } })

test('photos are turned by arrow keys, closed by Escape, and the focus comes back to where it was', async ({
  page,
  server,
}) => {
  await signInAsCoordinator(page, server)
  await page.goto('/dasbor')
  await report(page, 'Drainase penuh sampah. Ini fotonya.', '/lapor', async (form) => {
    const files = await Promise.all([640, 641, 642].map((width) => plainJpeg(width)))
    await form
      .locator('input[type=file]')
      .last()
      .setInputFiles(files.map((buffer, index) => ({ name: `${index}.jpg`, mimeType: 'image/jpeg', buffer })))
  })
  await page.locator('[data-case]').click()
  const second = page.getByRole('button', { name: 'Buka foto 2' })
  await second.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Foto' })
  const shows = (number: number) =>
    expect(dialog.getByRole('img', { name: `Foto ${number} dari 3` })).toHaveJSProperty('naturalWidth', 639 + number)
  await shows(2)
  await page.keyboard.press('ArrowRight')
  await shows(3)
  await page.keyboard.press('ArrowRight')
  await shows(3)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await shows(1)

  // By the buttons to the end, and back by the keys: the way on does not take the focus with it.
  await dialog.getByRole('button', { name: 'Berikutnya' }).focus()
  await page.keyboard.press('Enter')
  await shows(2)
  await page.keyboard.press('Enter')
  await shows(3)
  await page.keyboard.press('ArrowLeft')
  await shows(2)

  // The desk's own keys rest meanwhile: Escape closes the photo and not the case.
  await page.keyboard.press('j')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(second).toBeFocused()
  await expect(page.locator('#desk-case-title')).toBeVisible()
})
