import { Workbox } from 'workbox-window'
import type { TakeOverAnswer, ToWorker } from '../../outbox/messages.ts'
import { scriptUrl } from '../parts/script-url.ts'

/** A new version that waits for the person's word. */
export type Update = {
  /** Lets the new version take over. Refused while a form with unsealed words is open in any tab. */
  readonly takeOver: () => Promise<TakeOverAnswer['type']>
}

/**
 * Registers the service worker. `onUpdate` is called when a new version waits, now or later. On a first visit the page
 * came past the worker, which is then asked to keep it: who scans a code once finds its form again without a signal.
 */
export async function registerWorker(onUpdate: (update: Update) => void): Promise<void> {
  if (navigator.serviceWorker.controller === null) void keepThisPage()
  const workbox = new Workbox(scriptUrl('/sw.js'))
  let asked = false
  workbox.addEventListener('waiting', () => {
    onUpdate({
      takeOver: async () => {
        asked = true
        const { waiting } = (await navigator.serviceWorker.getRegistration()) ?? {}
        // Another tab let it take over meanwhile: a reload is all that is left to do.
        if (waiting === null || waiting === undefined) {
          location.reload()
          return 'taking-over'
        }
        return askToTakeOver(waiting)
      },
    })
  })
  workbox.addEventListener('controlling', () => {
    // Only the tab in which the person agreed; what stands in another one stays.
    if (asked) location.reload()
  })
  await workbox.register()
}

async function keepThisPage(): Promise<void> {
  const { pathname, search } = location
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ type: 'keep-form', address: pathname + search } satisfies ToWorker)
}

function askToTakeOver(worker: ServiceWorker): Promise<TakeOverAnswer['type']> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }: MessageEvent<TakeOverAnswer>) => {
      resolve(data.type)
      port1.close()
    }
    worker.postMessage({ type: 'take-over' } satisfies ToWorker, [port2])
  })
}
