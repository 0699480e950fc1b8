import type { Page } from '@playwright/test'
import { test as base } from '../../journeys/harness/test.ts'
import { openOutboxPage } from '../../outbox/device/open.ts'
import { type Between, openBetween } from './between.ts'

export { expect } from '@playwright/test'

type Fixtures = {
  readonly between: Between
  /** The outbox's test page behind the between, in a real browser, before the real server. */
  readonly phone: Page
}

export const test = base.extend<Fixtures>({
  between: async ({ server }, use) => {
    const between = await openBetween(server.url)
    await use(between)
    await between.close()
  },
  phone: async ({ context, between }, use) => use(await openOutboxPage(context, between.origin)),
})
