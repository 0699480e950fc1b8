import { type FakeCamera, fakeCamera } from './fake-camera.ts'
import { type Device, openDevice } from './harness/device.ts'
import type { RunningServer } from './harness/server.ts'

/** A phone whose camera shows a symbol that says `text`. `allowed`: whether the person lets this page have the camera. */
export async function phoneWithCamera(
  server: RunningServer,
  text: string | null,
  allowed = true,
): Promise<{ readonly device: Device; readonly camera: FakeCamera; readonly dispose: () => Promise<void> }> {
  const camera = fakeCamera(text)
  const permissions = ['background-sync', ...(allowed ? ['camera'] : [])]
  const device = await openDevice({ baseURL: server.url, args: camera.args, permissions })
  return {
    device,
    camera,
    dispose: async () => {
      await device.dispose()
      camera.dispose()
    },
  }
}
