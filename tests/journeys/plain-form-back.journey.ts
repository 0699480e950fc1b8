import { writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Page } from '@playwright/test'
import { openBetween } from '../faults/harness/between.ts'
import { photoWithExif } from '../server/pictures/photos.ts'
import { expect, test } from './harness/test.ts'

/** Without script the back button is what a person has to doubt, to correct, and to try again with. */
test.use({ javaScriptEnabled: false })

function countsIn(dataDir: string): unknown {
  const database = new DatabaseSync(`${dataDir}/lapor.sqlite`, { readOnly: true })
  try {
    return {
      ...database.prepare('select (select count(*) from reports) reports, (select count(*) from cases) cases').get(),
    }
  } finally {
    database.close()
  }
}

const WORDS = 'Lampu dermaga mati sejak Senin.'

async function fill(page: Page): Promise<void> {
  await page.locator('input[name=kind][value=complaint]').check()
  await page.locator('textarea[name=body]').fill(WORDS)
  await page.locator('select[name=regency]').selectOption('63.71')
  await page.locator('input[name=placeText]').fill('Dermaga Siring, sisi kota')
  await page.locator('details.optional summary').click()
  await page.locator('input[name=name]').fill('Siti')
}

async function send(page: Page): Promise<string> {
  await page.locator('form.report button[type=submit]').click()
  await expect(page.locator('h1')).toHaveText('Laporan diterima provinsi')
  return page.locator('dd.code').innerText()
}

test('[O2] going back shows the form as it was sent; sent once more it is the same report', async ({
  page,
  server,
}) => {
  // A file, as on a phone: it is read again when it is sent again.
  const photo = `${server.dataDir}/dermaga.jpg`
  writeFileSync(photo, await photoWithExif())
  await page.goto('/lapor')
  await fill(page)
  await page.locator('input[type=file]').last().setInputFiles(photo)
  const number = await send(page)
  await page.goBack()
  await expect(page.locator('textarea[name=body]')).toHaveValue(WORDS)
  await expect(page.locator('input[name=placeText]')).toHaveValue('Dermaga Siring, sisi kota')
  await expect(page.locator('input[name=name]')).toHaveValue('Siti')
  expect(await send(page)).toBe(number)
  await expect(page.locator('main')).toContainText('dermaga.jpg: tersimpan di provinsi.')
  expect(countsIn(server.dataDir)).toEqual({ reports: 1, cases: 1 })
})

test('[O9] going back and writing something else corrects the same case', async ({ page, server }) => {
  const [facility] = await server.facilities()
  await page.goto(`/Q/${facility?.code}?bahasa=id`)
  await page.locator('input[name=kind][value=complaint]').check()
  await page.locator('textarea[name=body]').fill(WORDS)
  const number = await send(page)
  await page.goBack()
  await page.locator('textarea[name=body]').fill(`${WORDS} Papannya lapuk.`)
  expect(await send(page)).toBe(number)
  expect(countsIn(server.dataDir)).toEqual({ reports: 2, cases: 1 })
})

test('[O2] the answer lost on the way, back and sent once more: one report', async ({ page, server }) => {
  // A page with a route of the test's has no cache, and a phone's has one.
  const between = await openBetween(server.url)
  let lost = 0
  between.follow({
    after(request, response) {
      if (request.method !== 'POST') return false
      lost++
      response.destroy()
      return true
    },
  })
  await page.goto(`${between.origin}/lapor`)
  await fill(page)
  await page.locator('form.report button[type=submit]').click({ noWaitAfter: true })
  await expect.poll(() => page.url()).toContain('chrome-error')
  expect(lost).toBeGreaterThan(0)
  expect(countsIn(server.dataDir)).toEqual({ reports: 1, cases: 1 })
  between.follow({})
  await page.goBack()
  // A browser that had no second to note what was typed shows the form empty; the report is the same all the same.
  await fill(page)
  await send(page)
  expect(countsIn(server.dataDir)).toEqual({ reports: 1, cases: 1 })
  await between.close()
})

test('a new visit is a new form, and what is sent from it a report of its own', async ({ page, server }) => {
  await page.goto('/lapor')
  await fill(page)
  const number = await send(page)
  await page.getByRole('link', { name: 'Buat laporan lain' }).click()
  await expect(page.locator('textarea[name=body]')).toHaveValue('')
  await fill(page)
  expect(await send(page)).not.toBe(number)
  expect(countsIn(server.dataDir)).toEqual({ reports: 2, cases: 2 })
})

test('[O2] a form put right and sent, then back to where it was wrong and sent once more: one report', async ({
  page,
  server,
}) => {
  await page.goto('/lapor')
  await fill(page)
  await page.locator('textarea[name=body]').fill(' ')
  await page.locator('form.report button[type=submit]').click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.locator('textarea[name=body]').fill(WORDS)
  const number = await send(page)
  // That page is an answer to a POST: the browser says so, and shows it when it is loaded again.
  await expect(page.goBack()).rejects.toThrow('ERR_CACHE_MISS')
  await expect.poll(() => page.url()).toContain('chrome-error')
  await page.reload()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.locator('textarea[name=body]').fill(WORDS)
  expect(await send(page)).toBe(number)
  expect(countsIn(server.dataDir)).toEqual({ reports: 1, cases: 1 })
})
