import type { Page } from '@playwright/test'
import type { RunningServer } from './harness/server.ts'
import { expect } from './harness/test.ts'

/** Signs the page in as the first coordinator, by the link that the server printed. */
export async function signInAsCoordinator(page: Page, server: RunningServer): Promise<void> {
  const token = server.setupLink().split('#')[1]
  const answer = await page.request.post('/api/identity/set-up', {
    data: { token, username: 'koordinator', name: 'Koordinator Uji', password: 'sungai-martapura-pasang-71' },
    headers: { Origin: server.url, 'Sec-Fetch-Site': 'same-origin' },
  })
  expect(answer.status()).toBe(204)
}
