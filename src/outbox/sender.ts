import { drain } from './drain.ts'
import type { Engine } from './engine.ts'
import { reconnect } from './reconnect.ts'
import { inTurn } from './turn.ts'

/** Sending in one page or worker. */
export type Sender = {
  /** Resolves when a round that began after the call is over. Never rejects. */
  readonly deliver: () => Promise<void>
  /** The connection may be back: `deliver`, and nothing waits that only met no province. Never rejects. */
  readonly reconnect: () => Promise<void>
  /** Breaks off what is under way and lets others send. */
  readonly rest: () => void
}

export function createSender(engine: Engine): Sender {
  let stop = new AbortController()
  /** A round that waits for its turn: whoever asks meanwhile is served by it. */
  let queued: Promise<void> | null = null

  /** `begun` is called when its turn has come, or will not. */
  async function round(begun: () => void): Promise<void> {
    try {
      await inTurn(engine, stop.signal, (engine, signal) => {
        begun()
        return drain(engine, signal)
      })
    } catch {
      // The store failed, or it was called off: what is stored is as it was, each report with its state. The next trigger
      // tries again.
    } finally {
      begun()
    }
  }

  const deliver = () => {
    if (queued !== null) return queued
    const own: Promise<void> = round(() => {
      if (queued === own) queued = null
    })
    queued = own
    return own
  }

  return {
    deliver,
    reconnect: async () => {
      await reconnect(engine).catch(() => null) // The store failed; the round below meets it again.
      await deliver()
    },
    rest: () => {
      stop.abort()
      stop = new AbortController()
    },
  }
}
