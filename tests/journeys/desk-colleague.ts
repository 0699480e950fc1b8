import type { Browser, Page } from '@playwright/test'
import type { RunningServer } from './harness/server.ts'
import { expect } from './harness/test.ts'

export const COLLEAGUES_PASSWORD = 'batang-alai-mengalir-tenang'

/** A colleague at another desk, with an account that whoever is signed in on `page` invited to; `agency` makes a liaison. */
export async function colleague(
  page: Page,
  browser: Browser,
  server: RunningServer,
  { username, agency = null }: { readonly username: string; readonly agency?: string | null },
): Promise<Page> {
  const headers = { Origin: server.url, 'Sec-Fetch-Site': 'same-origin' }
  const role = agency === null ? 'coordinator' : 'liaison'
  const invited = await page.request.post('/api/desk/invitations', { headers, data: { role, agency } })
  expect(invited.status()).toBe(201)
  const { link }: { readonly link: string } = await invited.json()
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1366, height: 768 },
    locale: 'id-ID',
  })
  const data = { token: link.split('#')[1], username, name: `Rekan ${username}`, password: COLLEAGUES_PASSWORD }
  expect((await context.request.post('/api/identity/set-up', { headers, data })).status()).toBe(204)
  const other = await context.newPage()
  await other.goto('/dasbor')
  await expect(other.getByText('Langsung: tersambung')).toBeVisible()
  return other
}

/** The agency that the desk offers first. */
export async function someAgency(page: Page): Promise<{ readonly id: string; readonly name: string }> {
  const choices: { readonly agencies: readonly { readonly id: string; readonly name: string }[] } = await (
    await page.request.get('/api/desk/choices')
  ).json()
  const [agency] = choices.agencies
  if (agency === undefined) throw new Error('no agency')
  return agency
}
