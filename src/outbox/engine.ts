import { type Database, openDatabase } from './database.ts'
import { type Broadcast, readBroadcast } from './messages.ts'
import type { Ports } from './ports.ts'
import { giveUpBallast } from './space.ts'

/** What page and worker both stand on to send: the world, the store, and a voice to the others. */
export type Engine = {
  readonly ports: Ports
  readonly database: Database
  /** Tells the other tabs and the worker, and those who watch in this one. */
  readonly tell: (broadcast: Broadcast) => void
  /** Calls `listener` with whatever anyone tells. Returns how to stop. */
  readonly listen: (listener: (broadcast: Broadcast) => void) => () => void
  /**
   * From here on nothing is heard in this page, whoever tells it. A frozen page still gets the others' messages, and a
   * look into the store that it begins then never ends and stops everybody's writing (measured).
   */
  readonly rest: () => void
  /** Hears again, and says that something may have changed meanwhile. */
  readonly wake: () => void
}

export function openEngine(ports: Ports): Engine {
  const listeners = new Set<(broadcast: Broadcast) => void>()
  let resting = false
  const hear = (broadcast: Broadcast) => {
    if (!resting) for (const listener of [...listeners]) listener(broadcast)
  }
  ports.channel.addEventListener('message', (event) => {
    const broadcast = readBroadcast(event.data)
    if (broadcast !== null) hear(broadcast)
  })
  return {
    ports,
    database: openDatabase(ports.databaseName, () => giveUpBallast(ports)),
    tell: (broadcast) => {
      ports.channel.postMessage(broadcast)
      hear(broadcast)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    rest: () => {
      resting = true
    },
    wake: () => {
      if (!resting) return
      resting = false
      hear({ type: 'changed' })
    },
  }
}
