import { test as base } from '@playwright/test'
import { type Device, type DeviceOptions, openDevice } from './device.ts'
import { type RunningServer, startServer } from './server.ts'

export { expect } from '@playwright/test'

type Options = {
  /** Settings of the server, e.g. `test.use({ settings: { BRAND: 'LAPOR' } })`. */
  readonly settings: Record<string, string>
  readonly deviceOptions: NonNullable<DeviceOptions>
}
type Fixtures = {
  /** A fresh server with the example data, as after the first `npm start`. */
  readonly server: RunningServer
  /** A phone whose browser can be killed and opened again. Use `page` where that does not matter. */
  readonly device: Device
}

/** Playwright's `test` with a server and a phone of its own for each story; `page` opens the server's paths. */
export const test = base.extend<Options & Fixtures>({
  settings: [{}, { option: true }],
  deviceOptions: [{}, { option: true }],
  server: async ({ settings }, use) => {
    const server = await startServer(settings)
    await use(server)
    await server.dispose()
  },
  baseURL: async ({ server }, use) => use(server.url),
  device: async ({ deviceOptions, server }, use) => {
    const device = await openDevice({ baseURL: server.url, ...deviceOptions })
    await use(device)
    await device.dispose()
  },
})
