import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext, Page } from '@playwright/test'
import type { Device } from '../../journeys/harness/device.ts'
import { endInHalfRecord } from '../harness/half-record.ts'
import { crash } from '../harness/store.ts'
import { MOST_TABS } from './draw.ts'

/** One phone with the real app in one to three tabs, and the real worker behind them. */
export type Phone = {
  /** Has the person in this tab do something, after whatever they are at there. Nobody waits; what fails is told. */
  readonly act: (tab: number, what: string, act: (page: Page) => Promise<string>) => void
  readonly openTab: () => Promise<void>
  readonly closeTab: (tab: number) => Promise<void>
  readonly crashTab: (tab: number) => Promise<void>
  readonly stopWorker: () => Promise<void>
  readonly setOffline: (offline: boolean) => Promise<void>
  /** Until the way back online is certain. */
  readonly isOffline: () => boolean
  /** SIGKILL of the browser, and the app opened again on what it left. */
  readonly killAndReopen: (log?: 'whole' | 'torn') => Promise<void>
  /** Resolves when everybody has come to the end of what they were at. */
  readonly idle: () => Promise<void>
  readonly newPage: () => Promise<Page>
}

type Tab = { readonly page: Page; busy: Promise<void> }

/** A person gives up what does not come within this, and goes on with the next thing. Milliseconds. */
const GIVES_UP = 4_000

export async function openPhone(device: Device, origin: string, tell: (line: string) => void): Promise<Phone> {
  let tabs: Tab[] = []
  let offline = false
  const adopt = (page: Page): Tab => {
    page.setDefaultTimeout(GIVES_UP)
    const tab: Tab = { page, busy: Promise.resolve() }
    tabs.push(tab)
    return tab
  }
  const at = (tab: number) => tabs[tab % Math.max(1, tabs.length)]
  const act = (tab: Tab, what: string, work: (page: Page) => Promise<string>) => {
    tab.busy = tab.busy.then(async () => {
      try {
        tell(`${what}: ${await work(tab.page)}`)
      } catch (error) {
        tell(`${what}: gave up, ${firstLine(error)}`)
      }
    })
  }
  const open = async (context: BrowserContext) => {
    const tab = adopt(await context.newPage())
    act(tab, 'tab opened', async (page) => {
      await page.goto(`${origin}/antrean`, { waitUntil: 'commit' })
      return page.url()
    })
  }
  const begin = async () => {
    const context = device.context()
    await context.addInitScript(hurried)
    tabs = []
    const [first] = context.pages()
    const tab = adopt(first ?? (await context.newPage()))
    act(tab, 'app opened', async (page) => {
      await page.goto(`${origin}/antrean`, { waitUntil: 'commit' })
      return page.url()
    })
  }
  await begin()
  return {
    act: (index, what, work) => {
      const tab = at(index)
      if (tab !== undefined) act(tab, what, work)
    },
    openTab: async () => {
      if (tabs.length < MOST_TABS) await open(device.context())
    },
    closeTab: async (index) => {
      const tab = at(index)
      if (tab === undefined || tabs.length === 1) return
      tabs = tabs.filter((each) => each !== tab)
      await tab.page.close()
    },
    crashTab: async (index) => {
      const tab = at(index)
      if (tab === undefined) return
      tabs = tabs.filter((each) => each !== tab)
      // In the middle of a navigation the order to crash goes to the page that leaves: then the tab is only closed.
      const crashed = await Promise.race([crash(tab.page).then(() => true), sleep(2_000, false)])
      if (!crashed) tell('that tab did not crash')
      await tab.page.close()
      if (tabs.length === 0) await open(device.context())
    },
    stopWorker: async () => {
      const [tab] = tabs
      if (tab === undefined) return
      const session = await device.context().newCDPSession(tab.page)
      await session.send('ServiceWorker.enable')
      await session.send('ServiceWorker.stopAllWorkers')
      await session.detach()
    },
    setOffline: async (value) => {
      offline ||= value
      await device.setOffline(value)
      offline = value
    },
    isOffline: () => offline,
    killAndReopen: async (log = 'whole') => {
      const restart = async (between: () => void) => {
        const ended = tabs.map(({ busy }) => busy)
        await device.kill()
        await Promise.all(ended)
        between()
        await device.reopen()
        await begin()
      }
      await restart(() => log === 'torn' && endInHalfRecord(device.profile))
      if (log === 'whole') return
      // What is written behind the half record makes all of it unreadable at the next start.
      await Promise.all(tabs.map(({ busy }) => busy))
      await restart(() => {})
    },
    idle: async () => void (await Promise.all(tabs.map(({ busy }) => busy))),
    newPage: () => device.context().newPage(),
  }
}

/** In every page: whoever waits half a minute or more (the patience with an answer) waits a twentieth of it. */
function hurried(): void {
  const real = globalThis.setTimeout
  const hurry = (task: TimerHandler, wait = 0, ...rest: unknown[]) =>
    real(task, wait >= 30_000 ? wait / 20 : wait, ...rest)
  Object.assign(globalThis, { setTimeout: hurry })
}

function firstLine(error: unknown): string {
  return String(error).split('\n')[0] ?? ''
}
