import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { type BrowserContext, chromium, type Page } from '@playwright/test'

/** A citizen's phone: one browser profile that outlives the browser. */
export type Device = {
  /** Of the running browser; another one after `reopen`. */
  readonly context: () => BrowserContext
  readonly page: () => Page
  readonly profile: string
  /** Kept over `reopen`. */
  readonly setOffline: (offline: boolean) => Promise<void>
  /** SIGKILL of the browser's main process, and waits until it is gone. */
  readonly kill: () => Promise<void>
  /** Starts the browser again on the same profile. */
  readonly reopen: () => Promise<void>
  /** Ends it and removes the profile. */
  readonly dispose: () => Promise<void>
}

export type DeviceOptions = Parameters<typeof chromium.launchPersistentContext>[1]

/** `disk`: the folder in which its profile lies. `prepare`: puts something into the profile before the first start. */
export async function openDevice(
  options: DeviceOptions = {},
  disk = tmpdir(),
  prepare: (profile: string) => void = () => {},
): Promise<Device> {
  const profile = mkdtempSync(`${disk}/lapor-phone-`)
  prepare(profile)
  let offline = false
  let context = await launch(profile, options)
  return {
    context: () => context,
    page: () => {
      const [page] = context.pages()
      if (page === undefined) throw new Error('this browser has no page open')
      return page
    },
    profile,
    async setOffline(value) {
      offline = value
      await context.setOffline(value)
    },
    async kill() {
      const closed = new Promise<void>((resolve) => context.once('close', () => resolve()))
      process.kill(pidOf(profile), 'SIGKILL')
      await closed
    },
    async reopen() {
      context = await launch(profile, options)
      // A new context knows nothing of the old one's network.
      await context.setOffline(offline)
    },
    async dispose() {
      await context.close().catch(() => {
        // Killed before: there is nothing left to close.
      })
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}

function launch(profile: string, options: DeviceOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
    viewport: { width: 360, height: 740 },
    permissions: ['background-sync'],
    ...options,
  })
}

/** No API tells a persistent context's process; it is the one with our profile that is no child (`--type=`). */
function pidOf(profile: string): number {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const command = commandOf(name)
    if (command.includes(`--user-data-dir=${profile}`) && !command.some((part) => part.startsWith('--type=')))
      return Number(name)
  }
  throw new Error(`no browser runs on ${profile}`)
}

function commandOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    // It ended while we looked.
    return []
  }
}
