import { alive, codeOf, stored, WORDS } from './form-phone.ts'
import { expect, test } from './harness/test.ts'

test('a poster’s address opens in the language that this phone remembers', async ({ page, server }) => {
  const path = `/q/${await codeOf(server)}`
  await page.goto('/?bahasa=en')
  await expect(page.locator('h1')).toHaveText('Is something not right?')
  await page.goto(path)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await alive(page)
  expect(new URL(page.url()).pathname).toBe(path)
  await page.getByText('Complaint', { exact: true }).click()
  await page.getByRole('link', { name: 'Bahasa Indonesia' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'id')
  await expect.poll(() => page.evaluate(() => Object.values(localStorage))).toContain('id')
  await page.goto(path)
  await alive(page)
  await page.waitForLoadState('networkidle')
  await expect(page.locator('html')).toHaveAttribute('lang', 'id')
})

test('a form in which somebody writes keeps its language and its words', async ({ page, server }) => {
  await page.goto('/?bahasa=en')
  await expect(page.locator('h1')).toHaveText('Is something not right?')
  // The other language comes late.
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/bahasa=en/, async (route) => {
    await released
    await route.continue()
  })
  await page.goto(`/q/${await codeOf(server)}`)
  await alive(page)
  await page.getByText('Pengaduan', { exact: true }).click()
  await page.locator('.button-main').click()
  await page.locator('textarea').fill(WORDS)
  const answered = page.waitForResponse(/bahasa=en/)
  release()
  await answered
  await expect.poll(async () => (await stored(page)).drafts[0]?.fields.body).toBe(WORDS)
  await expect(page.locator('html')).toHaveAttribute('lang', 'id')
  await expect(page.locator('textarea')).toHaveValue(WORDS)
})
