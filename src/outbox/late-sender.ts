import type { Engine } from './engine.ts'
import type { Sender } from './sender.ts'

/**
 * The sender, fetched when something is first to be sent: a form must be alive before that, and sealing needs none of it.
 * Delivery asks for it as soon as a page stands, so it is here long before the first report is sealed. Where it cannot be
 * fetched nothing is lost: the reports wait, the next trigger fetches again, and the worker has its own.
 */
export function lateSender(engine: Engine): Sender {
  let sender: Promise<Sender> | null = null

  const load = (): Promise<Sender> => {
    sender ??= import('./sender.ts').then(
      ({ createSender }) => createSender(engine),
      (error: unknown) => {
        sender = null
        throw error
      },
    )
    return sender
  }

  const send = (how: 'deliver' | 'reconnect') => async () => {
    try {
      await (await load())[how]()
    } catch {
      // No connection to fetch it by, so none to send by either. The next trigger tries again.
    }
  }

  return {
    deliver: send('deliver'),
    reconnect: send('reconnect'),
    rest: () => {
      void sender?.then(
        (loaded) => loaded.rest(),
        () => null, // Nothing is being sent.
      )
    },
  }
}
