import type { Page } from '@playwright/test'
import { alive, WORDS } from './form-phone.ts'

/** What the journeys of the citizen's screens do again and again. */

/** Seals a general report through the form and waits for its receipt. Resolves to the tracking code as written. */
export async function sealReport(page: Page, words = WORDS): Promise<string> {
  await page.goto('/lapor')
  await alive(page)
  const next = page.locator('.button-main')
  await page.locator('input[value=complaint]').check()
  await next.click()
  await page.locator('textarea').fill(words)
  await next.click()
  // The general form asks where; the last question has no next one.
  while ((await page.locator('.summary:visible').count()) === 0) await next.click()
  await next.click()
  await page.locator('.tracking-code').waitFor()
  return (await page.locator('.tracking-code').innerText()).replace(/\s/g, '')
}

/** Waits until the worker holds every screen and answers for this page. */
export async function workerReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller !== null) return
    await new Promise<void>((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true })
    })
  })
}
