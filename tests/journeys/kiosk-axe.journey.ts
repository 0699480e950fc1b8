import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { test } from './harness/test.ts'
import { expect, kioskLink, typePin } from './kiosk-tablet.ts'

test.setTimeout(240_000)

const WORDS = {
  id: {
    next: 'Lanjut',
    begin: 'Tulis laporan',
    kind: 'Pengaduan',
    send: 'Kirim laporan',
    done: 'Selesai',
    staff: 'Petugas',
    office: 'Untuk petugas',
  },
  en: {
    next: 'Next',
    begin: 'Write a report',
    kind: 'Complaint',
    send: 'Send report',
    done: 'Done',
    staff: 'Staff',
    office: 'For the staff',
  },
}

async function expectNoFindings(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
  // Nothing is cut at the side, on the narrowest and on a tablet held either way.
  for (const [width, height] of [
    [320, 640],
    [800, 1280],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height })
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overhang, `${where} at ${width}`).toBeLessThanOrEqual(0)
  }
}

for (const [language, scheme] of [
  ['id', 'light'],
  ['en', 'dark'],
] as const) {
  test(`axe finds nothing on the kiosk and its set-up, ${language}, ${scheme}`, async ({
    page: manager,
    server,
    device,
  }) => {
    await signInAsCoordinator(manager, server)
    const { link, code } = await kioskLink(manager, server)
    const words = WORDS[language]
    const page = device.page()
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    await page.goto(`/kios/${code}?bahasa=${language}`)
    await expect(page.locator('h1')).toBeVisible()
    await expectNoFindings(page, 'not set up')
    await page.goto(link)
    await expect(button(words.next)).toBeVisible()
    await expectNoFindings(page, 'set-up')
    await button(words.next).click()
    await expectNoFindings(page, 'PIN')
    await typePin(page)
    await typePin(page)
    await expect(button('Tulis laporan')).toBeEnabled()
    if (language === 'en') await button('English').click()
    await expectNoFindings(page, 'welcome')
    await button(words.begin).click()
    await expectNoFindings(page, 'kind')
    await page.getByText(words.kind, { exact: true }).click()
    await button(words.next).click()
    await button(words.next).click()
    await button(words.send).click()
    // Without words it comes back to the question, and says why.
    await expect(page.locator('.problem')).toBeVisible()
    await expectNoFindings(page, 'what is wrong')
    await page.locator('textarea').fill('Lampu mati.')
    await button(words.next).click()
    await page.locator('summary').click()
    await expectNoFindings(page, 'send')
    await button(words.send).click()
    await expect(page.locator('.kiosk-code-text')).toBeVisible()
    await expectNoFindings(page, 'receipt')
    await button(words.done).click()
    await expect(button('Tulis laporan')).toBeVisible()
    if (language === 'en') await button('English').click()
    await button(words.staff).click()
    await expectNoFindings(page, 'PIN of the staff')
    await typePin(page)
    await expect(page.getByRole('heading', { name: words.office })).toBeVisible()
    await expectNoFindings(page, 'office')
  })
}
