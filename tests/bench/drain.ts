import { type Browser, chromium, type Page } from '@playwright/test'
import { rowsOf } from '../faults/harness/rows.ts'
import { startServer } from '../journeys/harness/server.ts'
import { openOutboxPage } from '../outbox/device/open.ts'
import { openLink } from './link.ts'
import { type Measured, table } from './measured.ts'

const PHOTO = 200_000
const GOAL = 0.9
const MEMORY = 150
const LINKS = [
  { name: '1 Mbit/s, 300 ms', reports: 100, up: 1e6, down: 1e6, roundTrip: 300 },
  { name: '3 Mbit/s up, 100 ms', reports: 500, up: 3e6, down: 9e6, roundTrip: 100 },
]
/** The flood rules would be what is measured. */
const SETTINGS = { REPORTS_PER_HOUR: '1000000', FACILITY_REPORTS_PER_HOUR: '1000000', BYTES_PER_HOUR: '1000000000000' }

/** An outbox full of reports, each with one photo, over a slow link: bytes of reports delivered over the link's limit. */
export async function measure(): Promise<Measured> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--enable-precise-memory-info'],
  })
  try {
    const rows: (string | number)[][] = []
    let [worst, most, delivered] = [1, 0, true]
    for (const link of LINKS) {
      const { share, seconds, memory, stored } = await drainOver(browser, link)
      worst = Math.min(worst, share)
      most = Math.max(most, memory)
      delivered &&= stored === link.reports
      rows.push([link.name, link.reports, seconds.toFixed(0), share.toFixed(2), memory.toFixed(0), stored])
    }
    const head = ['link', 'reports', 'seconds', 'of the link’s limit', 'page’s memory, MB', 'whole at the province']
    return {
      text: `${table(head, rows)}\n\nEach report with one photo of ${PHOTO / 1000} kB. Counted: the sealed bytes and photos, not the headers.`,
      goals: [
        { goal: `at least ${GOAL} of the link (lowest ${worst.toFixed(2)})`, met: worst >= GOAL },
        { goal: `memory of the page under ${MEMORY} MB (highest ${most.toFixed(0)})`, met: most < MEMORY },
        { goal: 'every report and photo is at the province, whole', met: delivered },
      ],
    }
  } finally {
    await browser.close()
  }
}

async function drainOver(browser: Browser, { reports, up, down, roundTrip }: (typeof LINKS)[number]) {
  const server = await startServer(SETTINGS)
  const link = await openLink(Number(new URL(server.url).port), { up, down, roundTrip })
  const context = await browser.newContext()
  try {
    const page = await openOutboxPage(context, link.origin)
    await context.setOffline(true)
    for (let n = 0; n < reports; n++) {
      await page.evaluate(([n, size]) => device.sealWithSizes(`Laporan ${n}.`, [size]), [n, PHOTO] as const)
    }
    const bytes = await page.evaluate(async () => {
      const entries = await device.outbox.entries()
      return entries.reduce((sum, entry) => sum + entry.bytes.length + (entry.attachments[0]?.size ?? 0), 0)
    })
    await context.setOffline(false)
    const memory = watchMemory(page)
    const begun = performance.now()
    await page.evaluate(() => device.outbox.sendNow())
    while ((await page.evaluate(() => device.outbox.nextWake())) !== null) {
      await page.evaluate(() => device.outbox.reconnect())
    }
    const seconds = (performance.now() - begun) / 1_000
    const stored = rowsOf(server, "select report_id from attachments where state = 'stored'").length
    return { seconds, share: (bytes * 8) / seconds / up, memory: await memory.most(), stored }
  } finally {
    await context.close()
    await link.close()
    await server.dispose()
  }
}

/** The highest use of the page's heap and of the buffers beside it, in MB. */
function watchMemory(page: Page) {
  let most = 0
  const timer = setInterval(() => {
    // A page that is just busy answers later.
    void read(page).then((now) => {
      most = Math.max(most, now)
    })
  }, 2_000)
  return {
    async most() {
      clearInterval(timer)
      return Math.max(most, await read(page)) / 1e6
    },
  }
}

async function read(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  try {
    await session.send('Performance.enable')
    const usage = (await session.send('Runtime.getHeapUsage')) as unknown as Record<string, number>
    return (usage.usedSize ?? 0) + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0)
  } finally {
    await session.detach()
  }
}
