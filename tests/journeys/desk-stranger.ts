import type { Page } from '@playwright/test'

/**
 * A stranger's report through the form without script, as any phone can send it. `page` tells which server, `more` fills
 * in what else is said.
 */
export async function report(
  page: Page,
  body: string,
  path = '/lapor',
  more: (form: Page) => Promise<void> = async () => {},
): Promise<void> {
  const context = await page.context().browser()?.newContext({ javaScriptEnabled: false })
  if (context === undefined) throw new Error('no browser')
  const phone = await context.newPage()
  await phone.goto(new URL(path, page.url()).href)
  await phone.locator('[name="kind"][value="complaint"]').check({ force: true })
  await phone.locator('[name="body"]').fill(body)
  await more(phone)
  await phone.locator('form [type="submit"]').last().click()
  await phone.waitForLoadState()
  await context.close()
}
