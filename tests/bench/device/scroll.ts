import type { Page } from '@playwright/test'
import { openOutboxPage } from '../../outbox/device/open.ts'
import { type Measured, table } from '../measured.ts'
import type { Phone } from './phone.ts'
import { tasksDuring } from './tasks.ts'

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

  const { page, devtools, slow } = await phone.open()
  await slow(4)
  const phase = async (name: string, work: () => Promise<void>) => {
    const begun = performance.now()
    const tasks = await tasksDuring(page, devtools, async () => {
      await work()
      await page.waitForTimeout(500)
    })
    const longest = Math.max(...tasks.map(({ busy }) => busy))
    const lasted = Math.max(...tasks.map(({ lasted }) => lasted))
    const over = tasks.filter(({ busy }) => busy > GOAL).length
    return { name, seconds: (performance.now() - begun) / 1_000, tasks: tasks.length, over, longest, lasted }
  }
  await page.goto(`${server.url}/lacak`)
  const opening = await phase('opening, until all are in the page', async () => {
    await page.goto(`${server.url}/antrean`)
    await page
      .locator('.entry')
      .nth(REPORTS - 1)
      .waitFor()
  })
  await page.mouse.move(180, 400)
  const offline = await phase('scrolling to the end, offline', () => scroll(page))
  await page.evaluate(() => scrollTo(0, 0))
  await device.setOffline(false)
  const sending = await phase('scrolling to the end while this page sends', () => scroll(page))
  const sent = await page.locator('.entry[data-state=delivered]').count()
  const longest = Math.max(offline.longest, sending.longest)
  const rows = [opening, offline, sending].map(({ name, seconds, tasks, over, longest, lasted }) => {
    return [name, seconds.toFixed(0), tasks, over, Math.round(longest), Math.round(lasted)]
  })
  const head = [
    `outbox with ${REPORTS} reports`,
    'seconds',
    'tasks',
    `over ${GOAL} ms`,
    'longest ms',
    'by the clock ms',
  ]
  return {
    text: `${table(head, rows)}\n\n${sent} were delivered during the last. Counted is the processor’s time of each task of the main thread; by the clock also what other processes took from it. Opening is the script’s start and the first rows; it is told and has no goal.`,
    goals: [
      { goal: `no task over ${GOAL} ms while scrolling (longest ${Math.round(longest)})`, met: longest <= GOAL },
      { goal: 'reports were sent meanwhile', met: sent > 0 },
    ],
  }
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
