import type { BrowserContext, Page } from '@playwright/test'
import type { Between } from './between.ts'

/** A screen of the real app on the same origin, once its worker, the real one, is there. */
export async function openApp(context: BrowserContext, between: Between): Promise<Page> {
  const app = await context.newPage()
  await app.goto(`${between.origin}/lacak`)
  await app.evaluate(async () => void (await navigator.serviceWorker.ready))
  return app
}
