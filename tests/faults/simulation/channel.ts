import type { Life, Scheduler } from './scheduler.ts'

/** The broadcast channel of one phone: everybody alive but the speaker hears it, in a moment. */
export type ChannelRoom = { readonly for: (life: Life) => BroadcastChannel; readonly leave: (life: Life) => void }

export function createChannelRoom(scheduler: Scheduler): ChannelRoom {
  const members = new Map<Life, Channel>()

  class Channel extends EventTarget implements BroadcastChannel {
    readonly name = 'lapor-outbox'
    onmessage = null
    onmessageerror = null
    readonly #life: Life
    constructor(life: Life) {
      super()
      this.#life = life
    }
    postMessage(message: unknown): void {
      for (const [life, channel] of members) {
        if (life === this.#life) continue
        const data: unknown = structuredClone(message)
        scheduler.add(life, 'hears', () => channel.dispatchEvent(new MessageEvent('message', { data })))
      }
    }
    close(): void {
      members.delete(this.#life)
    }
  }

  return {
    for: (life) => {
      const channel = new Channel(life)
      members.set(life, channel)
      return channel
    },
    leave: (life) => members.delete(life),
  }
}
