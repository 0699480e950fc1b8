import { readdirSync, writeFileSync } from 'node:fs'
import { photoWithExif } from '../server/pictures/photos.ts'
import { expect, test } from './harness/test.ts'

/** The province's disk is nearly full: a photo waits for better times, the words do not. */
test.use({ javaScriptEnabled: false, settings: { FREE_DISK_FLOOR: String(Number.MAX_SAFE_INTEGER) } })

test('a full disk takes the words and says so of the photo; later the same page brings the photo too', async ({
  page,
  server,
}) => {
  // A file, as on a phone: it is read again when it is sent again.
  const path = `${server.dataDir}/dermaga.jpg`
  writeFileSync(path, await photoWithExif())
  await page.goto('/lapor')
  await page.locator('input[name=kind][value=complaint]').check()
  await page.locator('textarea[name=body]').fill('Lampu dermaga mati.')
  await page.locator('input[type=file]').last().setInputFiles(path)
  await page.locator('button[type=submit]').click()
  await expect(page.locator('h1')).toHaveText('Laporan diterima provinsi')
  await expect(page.locator('main')).toContainText('dermaga.jpg: tidak diterima: tempat foto di provinsi sedang penuh.')
  await expect(page.locator('main')).toContainText('Tulisan Anda tetap diterima lengkap.')
  const number = await page.locator('dd.code').innerText()
  if (process.env.SHOTS !== undefined)
    await page.screenshot({ path: `${process.env.SHOTS}/no-room.png`, fullPage: true })

  await server.stop()
  writeFileSync(`${server.dataDir}/spool/left-by-a-crash`, 'half a photo')
  await server.start({ FREE_DISK_FLOOR: '0' })
  expect(readdirSync(`${server.dataDir}/spool`)).toEqual([])
  await page.reload()
  await expect(page.locator('dd.code')).toHaveText(number)
  await expect(page.locator('main')).toContainText('dermaga.jpg: tersimpan di provinsi.')
  expect(JSON.stringify(server.log())).not.toContain('dermaga')
})
