import { createHash } from 'node:crypto'
import { drain } from '../../../src/outbox/drain.ts'
import { openEngine } from '../../../src/outbox/engine.ts'
import { type Outbox, openOutbox } from '../../../src/outbox/outbox.ts'
import { endUnseenPause } from '../../../src/outbox/pause.ts'
import type { Ports } from '../../../src/outbox/ports.ts'
import { reconnect } from '../../../src/outbox/reconnect.ts'
import { openEntries } from '../../../src/outbox/reports.ts'
import { inTurn } from '../../../src/outbox/turn.ts'
import { createCacheRoom } from './cache-room.ts'
import type { Chance } from './chance.ts'
import { createChannelRoom } from './channel.ts'
import { createDisk, type Disk } from './disk.ts'
import { createLockRoom } from './locks.ts'
import type { Network } from './network.ts'
import type { Life, Scheduler } from './scheduler.ts'

export type Tab = { readonly life: Life; readonly outbox: Outbox }

/** One person's phone: a store that outlives everything, and the tabs and the worker that come and go. */
export type Phone = {
  readonly disk: Disk
  readonly tabs: readonly Tab[]
  /** `goesOn`: by a link from another page of the app; else it is a start of the app. */
  readonly openTab: (goesOn?: boolean) => Tab
  readonly killTab: (tab: Tab) => void
  /** The browser as a whole: every tab and the worker, at once. */
  readonly kill: () => void
  /** Nothing comes to this tab any more; `warned`: it was told before, as browsers do, and systems do not. */
  readonly freeze: (tab: Tab, warned: boolean) => void
  readonly thaw: () => void
  /** Background Sync: the worker wakes up and sends. */
  readonly wakeWorker: () => void
  readonly killWorker: () => void
  /** Requests that left it so far, and the pauses that people made on it. */
  readonly counts: { requests: number; pauses: number }
  /** How far its clock is off. Milliseconds. */
  skew: number
}

/** However long the wait, the queue is looked at this often while a page is open. */
const LOOK = 15 * 60_000

export function createPhone(scheduler: Scheduler, chance: Chance, network: Network): Phone {
  const disk = createDisk()
  const locks = createLockRoom(scheduler)
  const channels = createChannelRoom(scheduler)
  const caches = createCacheRoom(scheduler, disk)
  let tabs: Tab[] = []
  let worker: Life | null = null
  /** One Background Sync is registered, or none: the browser keeps a tag once. */
  let registered = false

  const end = (life: Life) => {
    scheduler.kill(life)
    disk.leave(life)
    channels.leave(life)
    locks.leave(life)
  }
  const killWorker = () => {
    if (worker !== null) end(worker)
    worker = null
  }

  const register = (wait: number) => {
    if (registered) return
    registered = true
    scheduler.after(OUTSIDE, wait, 'sync', () => {
      registered = false
      phone.wakeWorker()
    })
  }

  const portsOf = (life: Life): Ports => ({
    fetch: (address, request) => {
      if (request.signal?.aborted !== true) phone.counts.requests += 1
      return network.fetch(life, address, request)
    },
    now: () => scheduler.now() + phone.skew,
    offsetAt: () => 480,
    random: chance.bytes,
    chance: chance.next,
    sha256: async (bytes) => {
      await scheduler.pause(life, 'hashes')
      return new Uint8Array(createHash('sha256').update(bytes).digest())
    },
    subtle: watched(scheduler, life),
    locks: locks.for(life),
    timer: (milliseconds, task) => scheduler.after(life, milliseconds, 'timer', task),
    channel: channels.for(life),
    storage: { persist: async () => true, persisted: async () => true },
    askForSync: async () => {
      register(chance.whole(1, 300_000))
    },
    databaseName: disk.nameFor(life),
    caches: caches.for(life),
  })

  const phone: Phone = {
    disk,
    counts: { requests: 0, pauses: 0 },
    skew: 0,
    get tabs() {
      return tabs
    },
    openTab: (goesOn = false) => {
      const life = scheduler.begin('tab')
      const tab = { life, outbox: openOutbox(portsOf(life)) }
      tabs = [...tabs, tab]
      startDelivery(scheduler, tab)
      void tab.outbox.seePauses(goesOn).catch(() => null)
      return tab
    },
    killTab: (tab) => {
      tabs = tabs.filter((each) => each !== tab)
      end(tab.life)
    },
    kill: () => {
      for (const { life } of tabs) end(life)
      tabs = []
      killWorker()
    },
    freeze: (tab, warned) => {
      if (warned) tab.outbox.rest()
      tab.life.frozen = true
    },
    thaw: () => {
      for (const { life, outbox } of tabs) {
        if (!life.frozen) continue
        life.frozen = false
        void outbox.reconnect()
      }
    },
    wakeWorker: () => {
      if (worker !== null) return
      const life = scheduler.begin('worker')
      worker = life
      const engine = openEngine(portsOf(life))
      const deliverAll = async () => {
        await reconnect(engine)
        await endUnseenPause(engine)
        await inTurn(engine, new AbortController().signal, drain)
        const left = await openEntries(engine.database)
        // The browser comes again for what still waits; and it lets a worker without work go.
        scheduler.after(life, 1_000, 'idle', () => {
          killWorker()
          if (left.length > 0) register(600_000)
        })
      }
      deliverAll().catch(() => scheduler.after(life, 1_000, 'failed', killWorker))
    },
    killWorker,
  }
  return phone
}

const OUTSIDE: Life = { name: 'browser', alive: true, frozen: false }

/** As a page delivers: at start, after every change, and when a wait is over. */
function startDelivery(scheduler: Scheduler, { life, outbox }: Tab): void {
  let cancel = () => {}
  const plan = (wait: number | null) => {
    cancel()
    cancel = scheduler.after(life, Math.max(1_000, Math.min(wait ?? LOOK, LOOK)), 'looks', () => look(outbox.deliver))
  }
  const planNext = () => void outbox.nextWake().then(plan, () => plan(LOOK))
  const look = (send: () => Promise<void>) => void send().then(planNext)
  outbox.watch(planNext)
  look(outbox.reconnect)
}

/** Real cryptography, whose threads the order of things knows of. */
function watched(scheduler: Scheduler, life: Life): SubtleCrypto {
  return new Proxy(crypto.subtle, {
    get: (subtle, name) => {
      const work: unknown = Reflect.get(subtle, name)
      if (typeof work !== 'function') return work
      return (...parameters: unknown[]) => scheduler.real(life, 'cryptography', work.apply(subtle, parameters))
    },
  })
}
