import { createHash } from 'node:crypto'
import { setImmediate as realTurn } from 'node:timers'
import type { Chance } from './chance.ts'

/** Whoever runs code in a schedule: a tab, a worker, a server process, the network. What is dead runs nothing more. */
export type Life = { readonly name: string; alive: boolean; frozen: boolean }

type Task = { readonly life: Life; readonly what: string; readonly run: () => void; readonly killed: () => void }
type Timer = Task & { readonly at: number; readonly number: number }

/**
 * One thing happens at a time, and chance says which: of all that could go on, one goes on, until it waits again. Time is
 * no clock's: it stands still while anything can go on, and then jumps to the next timer.
 */
export type Scheduler = {
  readonly now: () => number
  readonly begin: (name: string) => Life
  /** Ends a life: what it still waits for never comes. */
  readonly kill: (life: Life) => void
  /** Lets others go first. Rejects when `life` is killed meanwhile, if `rejecting`, else never resolves then. */
  readonly pause: (life: Life, what: string, rejecting?: boolean) => Promise<void>
  readonly add: (life: Life, what: string, run: () => void) => void
  readonly after: (life: Life, milliseconds: number, what: string, run: () => void) => () => void
  /** Waits for work that real threads do (cryptography, pictures) in a place of its own in the order of things. */
  readonly real: <T>(life: Life, what: string, work: Promise<T>, rejecting?: boolean) => Promise<T>
  /** Goes on until `ended` says so. Throws when nothing can go on any more, or after `limit` virtual milliseconds. */
  readonly run: (ended: () => boolean, limit: number) => Promise<void>
  /** Runs until `work` has ended, and gives what it gave. */
  readonly see: <T>(what: string, work: Promise<T>, limit: number) => Promise<T>
  readonly steps: () => number
  /** The whole order of things so far, as a hash. */
  readonly trace: () => string
}

export class Stuck extends Error {}

/** `between` runs before every step: that is where something may go wrong. `tell` hears every step. */
export function createScheduler(
  chance: Chance,
  start: number,
  between: () => void,
  tell: (line: string) => void,
): Scheduler {
  let now = start
  let steps = 0
  let numbers = 0
  let tasks: Task[] = []
  let timers: Timer[] = []
  const immediates: (() => void)[] = []
  const underWay = new Set<Promise<unknown>>()
  const trace = createHash('sha256')
  const nobody = () => {}

  // Whatever asks the platform for "a moment later" (the device's store, the intake's groups) asks this order instead.
  Object.assign(globalThis, { setImmediate: (run: () => void) => void immediates.push(run) })

  /** Until everything that goes on by itself waits again: promises, and threads. */
  async function settle(): Promise<void> {
    do {
      await Promise.all(underWay)
      await new Promise<void>((resolve) => realTurn(resolve))
    } while (underWay.size > 0)
  }

  function choose(): Task | null {
    const ready = tasks.filter(({ life }) => !life.frozen)
    const own = immediates.length > 0 ? 1 : 0
    if (ready.length + own > 0) {
      const index = chance.whole(0, ready.length + own - 1)
      const task = ready[index]
      if (task === undefined) return { life: DEVICE, what: 'store', run: immediates.shift() ?? nobody, killed: nobody }
      tasks.splice(tasks.indexOf(task), 1)
      return task
    }
    const due = timers.filter(({ life }) => !life.frozen).sort((a, b) => a.at - b.at || a.number - b.number)[0]
    if (due === undefined) return null
    timers.splice(timers.indexOf(due), 1)
    now = Math.max(now, due.at)
    return due
  }

  const add = (life: Life, what: string, run: () => void, killed: () => void = nobody) => {
    if (life.alive) tasks.push({ life, what, run, killed })
    else killed()
  }
  const pause = (life: Life, what: string, rejecting = false) =>
    new Promise<void>((resolve, reject) => {
      add(life, what, resolve, rejecting ? () => reject(new Error('killed')) : nobody)
    })

  async function run(ended: () => boolean, limit: number): Promise<void> {
    const last = now + limit
    for (;;) {
      await settle()
      if (ended()) return
      between()
      const task = choose()
      if (task === null) throw new Stuck('nothing can go on any more')
      if (now > last) throw new Stuck(`it does not end within ${limit / 1000} seconds`)
      steps += 1
      const line = `${now - start} ${task.life.name} ${task.what}`
      trace.update(`${line}\n`)
      tell(line)
      task.run()
    }
  }

  return {
    now: () => now,
    begin: (name) => ({ name: `${name}.${numbers++}`, alive: true, frozen: false }),
    kill: (life) => {
      life.alive = false
      const gone = tasks.filter((task) => task.life === life)
      tasks = tasks.filter((task) => task.life !== life)
      timers = timers.filter((timer) => timer.life !== life)
      for (const { killed } of gone) killed()
    },
    pause,
    add,
    after: (life, milliseconds, what, run) => {
      const timer: Timer = { life, what, run, killed: nobody, at: now + Math.max(0, milliseconds), number: numbers++ }
      if (life.alive) timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
    real: async (life, what, work, rejecting) => {
      const ended = work.then(nobody, nobody)
      underWay.add(ended)
      void ended.then(() => underWay.delete(ended))
      await pause(life, what, rejecting)
      return work
    },
    run,
    see: async (what, work, limit) => {
      let ended = false
      const end = () => {
        ended = true
      }
      work.then(end, end)
      try {
        await run(() => ended, limit)
      } catch (error) {
        throw error instanceof Stuck ? new Stuck(`${what}: ${error.message}`) : error
      }
      return work
    },
    steps: () => steps,
    trace: () => trace.copy().digest('hex'),
  }
}

const DEVICE: Life = { name: 'device', alive: true, frozen: false }
