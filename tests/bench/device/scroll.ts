import type { Page } from '@playwright/test'
import { openOutboxPage } from '../../outbox/device/open.ts'
import { type Measured, table } from '../measured.ts'
import type { Phone } from './phone.ts'

const REPORTS = 500
/** Milliseconds. */
const GOAL = 50
const WORDS = 'lampu jalan di depan puskesmas mati sejak tiga hari, dan gelap sekali pada malam hari.'

/** The screen of a full outbox while it opens, is scrolled from end to end, and is scrolled again while all is sent. */
export async function measureScroll(phone: Phone): Promise<Measured> {
  const { server, device } = phone
  const filler = await openOutboxPage(device.context(), server.url)
  await device.setOffline(true)
  await filler.evaluate(
    async ([reports, words]) => {
      for (let n = 0; n < reports; n++) {
        await globalThis.device.seal(`Laporan nomor ${n}: ${words}`, n % 3 === 0 ? [20_000] : [])
      }
    },
    [REPORTS, WORDS] as const,
  )
  await filler.close()

  const { page, slow } = await phone.open(watchTasks)
  await slow(4)
  await page.goto(`${server.url}/antrean`)
  await page
    .locator('.entry')
    .nth(REPORTS - 1)
    .waitFor()
  const rows = [await phase(page, 'opening, until all are in the page', async () => {})]
  await page.mouse.move(180, 400)
  rows.push(await phase(page, 'scrolling to the end, offline', () => scroll(page)))
  await page.evaluate(() => scrollTo(0, 0))
  await device.setOffline(false)
  const sending = phase(page, 'scrolling to the end while this page sends', () => scroll(page))
  rows.push(await sending)
  const sent = await page.locator('.entry[data-state=delivered]').count()
  const longest = Math.max(...rows.slice(1).map(({ longest }) => longest))
  return {
    text: `${table(
      [`outbox with ${REPORTS} reports`, 'seconds', `tasks over ${GOAL} ms`, 'longest ms'],
      rows.map(({ name, seconds, count, longest }) => [
        name,
        seconds.toFixed(1),
        count,
        longest === 0 ? `under ${GOAL}` : Math.round(longest),
      ]),
    )}\n\n${sent} were delivered during the last. Opening is the script’s start and the first rows; it is told and has no goal.`,
    goals: [
      { goal: `no task over ${GOAL} ms while scrolling (longest ${Math.round(longest)})`, met: longest <= GOAL },
      { goal: 'reports were sent meanwhile', met: sent > 0 },
    ],
  }
}

/** Notes every task of the main thread that takes 50 ms and more. */
function watchTasks(): void {
  const tasks: number[] = []
  Object.assign(window, { tasks })
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration)
  })
  observer.observe({ type: 'longtask', buffered: true })
}

async function phase(page: Page, name: string, work: () => Promise<void>) {
  const begun = performance.now()
  await work()
  await page.waitForTimeout(500)
  const seconds = (performance.now() - begun) / 1_000
  const tasks = await page.evaluate((): number[] => Reflect.get(window, 'tasks').splice(0))
  return { name, seconds, count: tasks.length, longest: Math.max(0, ...tasks) }
}

/** With the wheel, as fast as a thumb: several screens a second. */
async function scroll(page: Page): Promise<void> {
  const atEnd = () => page.evaluate(() => innerHeight + scrollY >= document.documentElement.scrollHeight - 5)
  while (!(await atEnd())) {
    for (let turn = 0; turn < 10; turn++) {
      await page.mouse.wheel(0, 700)
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
  }
}
