import type { ToWorker } from '../../outbox/messages.ts'
import { scriptUrl } from '../parts/script-url.ts'

/** How often a new version is tried again while somebody writes. Milliseconds. */
const LATER = 30_000

/**
 * The worker, by which a kiosk starts without a connection. Nobody at a counter answers "reload?", so a new version takes
 * over by itself as soon as `isFree`: nobody is writing. `taken` is called when it has.
 */
export async function keepCurrent(isFree: () => boolean, taken: () => void): Promise<void> {
  const { serviceWorker } = navigator
  let asked = false
  const take = (registration: ServiceWorkerRegistration) => {
    if (registration.waiting === null) return
    if (!isFree()) return void setTimeout(take, LATER, registration)
    asked = true
    const { port2 } = new MessageChannel()
    registration.waiting.postMessage({ type: 'take-over' } satisfies ToWorker, [port2])
  }
  serviceWorker.addEventListener('controllerchange', () => asked && taken())
  try {
    const registration = await serviceWorker.register(scriptUrl('/sw.js'))
    take(registration)
    registration.addEventListener('updatefound', () => {
      const { installing } = registration
      installing?.addEventListener('statechange', () => installing.state === 'installed' && take(registration))
    })
  } catch {
    // No worker here (blocked), or none to be had now: it works while there is a connection.
  }
}

/** Whether this device opens the kiosk without a connection. Resolves when its files are kept; waits at most so long. */
export async function isKeptOffline(patience: number): Promise<boolean> {
  const ready = navigator.serviceWorker.ready.then(() => true)
  return Promise.race([ready, new Promise<boolean>((resolve) => setTimeout(resolve, patience, false))])
}
