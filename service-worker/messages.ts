import { isDraftHeld } from '../src/outbox/draft-lock.ts'
import { readToWorker, type TakeOverAnswer } from '../src/outbox/messages.ts'
import { deliver } from './deliver.ts'
import { keepForm } from './forms.ts'

/** Does what a page asks. */
export async function answerMessage(worker: ServiceWorkerGlobalScope, event: ExtendableMessageEvent): Promise<void> {
  const message = readToWorker(event.data)
  if (message === null) return
  switch (message.type) {
    case 'deliver':
      return deliver()
    case 'take-over': {
      const held = await isDraftHeld(navigator.locks)
      const type = held ? 'form-is-open' : 'taking-over'
      event.ports[0]?.postMessage({ type } satisfies TakeOverAnswer)
      if (!held) await worker.skipWaiting()
      return
    }
    case 'keep-form':
      return keepForm(message.address)
    default:
      return message satisfies never
  }
}
