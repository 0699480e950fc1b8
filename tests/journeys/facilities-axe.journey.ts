import AxeBuilder from '@axe-core/playwright'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { expect, test } from './harness/test.ts'

const SCREENS = ['?regency=63.11', '/baru', '/dermaga-alabio', '/poster?ids=dermaga-alabio']

for (const language of ['id', 'en'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${language}, ${colorScheme}`, () => {
      test.use({ colorScheme })
      test('the facilities’ screens have no findings', async ({ page, server }) => {
        test.slow()
        await signInAsCoordinator(page, server)
        for (const path of SCREENS) {
          for (const [name, size] of Object.entries({ phone: [360, 740], desk: [1366, 768] } as const)) {
            await page.setViewportSize({ width: size[0], height: size[1] })
            const query = path.includes('?') ? '&' : '?'
            await page.goto(`/fasilitas${path}${query}bahasa=${language}`)
            await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
            await expect(page.locator('form:visible').first()).toBeVisible()
            const { violations } = await new AxeBuilder({ page }).analyze()
            expect(violations.map(({ id, nodes }) => [path, name, id, nodes[0]?.html])).toEqual([])
            const { SHOTS } = process.env
            if (SHOTS === undefined) continue
            const part = path.replace(/\W+/g, '-')
            await page.screenshot({ path: `${SHOTS}${part}-${name}-${language}-${colorScheme}.png`, fullPage: true })
          }
        }
      })
    })
  }
}
