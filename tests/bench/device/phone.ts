import type { CDPSession, Page } from '@playwright/test'
import { workerReady } from '../../journeys/citizen.ts'
import { type Device, openDevice } from '../../journeys/harness/device.ts'
import { type RunningServer, startServer } from '../../journeys/harness/server.ts'
import type { Measured } from '../measured.ts'

export type Phone = {
  readonly server: RunningServer
  readonly device: Device
  /** A fresh tab. `script` runs before each of its pages. */
  readonly open: (script?: () => void) => Promise<Tab>
  /** As after a while without a page: the next start wakes the worker. */
  readonly stopWorkers: () => Promise<void>
}
export type Tab = { readonly page: Page; readonly devtools: CDPSession; readonly slow: (rate: number) => Promise<void> }

/** The flood rules would be what is measured. */
const SETTINGS = { REPORTS_PER_HOUR: '1000000', FACILITY_REPORTS_PER_HOUR: '1000000', BYTES_PER_HOUR: '1000000000000' }

/** A phone of its own with the app installed and its worker active; online until told otherwise. */
export async function chromiumOnPhone(measure: (phone: Phone) => Promise<Measured>): Promise<Measured> {
  const server = await startServer(SETTINGS)
  const device = await openDevice({ baseURL: server.url })
  try {
    const page = device.page()
    await page.goto('/lacak')
    await workerReady(page)
    const devtools = await device.context().newCDPSession(page)
    await devtools.send('ServiceWorker.enable')
    return await measure({
      server,
      device,
      open: async (script) => {
        const page = await device.context().newPage()
        if (script !== undefined) await page.addInitScript(script)
        const devtools = await device.context().newCDPSession(page)
        return {
          page,
          devtools,
          slow: async (rate) => void (await devtools.send('Emulation.setCPUThrottlingRate', { rate })),
        }
      },
      stopWorkers: async () => void (await devtools.send('ServiceWorker.stopAllWorkers')),
    })
  } finally {
    await device.dispose()
    await server.dispose()
  }
}
