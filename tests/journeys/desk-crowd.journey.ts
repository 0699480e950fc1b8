import { report } from './desk-stranger.ts'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { expect, test } from './harness/test.ts'

test.use({ viewport: { width: 1366, height: 768 } })

test('a window too many rests and says so; whoever comes back to it finds it true again', async ({ page, server }) => {
  await signInAsCoordinator(page, server)
  await page.goto('/dasbor')
  await expect(page.getByText('Langsung: tersambung')).toBeVisible()

  // The officer's other windows, as many as an account may have.
  const [cookie] = await page.context().cookies()
  const headers = { Cookie: `${cookie?.name}=${cookie?.value}` }
  const others = new AbortController()
  const feeds = []
  for (let count = 0; count < 20; count++)
    feeds.push(await fetch(`${server.url}/api/desk/live`, { headers, signal: others.signal }))
  await expect(page.getByText('Langsung: berhenti')).toBeVisible()

  await report(page, 'Lampu dermaga mati. Sudah tiga malam gelap.')
  await page.getByText('Langsung: berhenti').click()
  await expect(page.locator('[data-case]')).toHaveCount(1)
  await expect(page.getByText('Langsung: tersambung')).toBeVisible()
  // Its place was another window's, which was told so.
  expect(await feeds[0]?.text()).toContain('"what":"rest"')
  await report(page, 'Jalan berlubang. Di depan sekolah.')
  await expect(page.locator('[data-case]')).toHaveCount(2)
  others.abort()
})
