import type { Life, Scheduler } from './scheduler.ts'

type Waiting = {
  readonly life: Life
  readonly name: string
  readonly exclusive: boolean
  readonly grant: () => void
  /** Its request is called off, or it is robbed. */
  readonly lose: () => void
}

/** The Web Locks of one phone (https://www.w3.org/TR/web-locks/), as far as the outbox asks for them. */
export type LockRoom = {
  readonly for: (life: Life) => LockManager
  readonly leave: (life: Life) => void
}

export function createLockRoom(scheduler: Scheduler): LockRoom {
  let held: Waiting[] = []
  let queue: Waiting[] = []

  const isFree = ({ name, exclusive }: Waiting) =>
    !held.some((each) => each.name === name && (exclusive || each.exclusive))
  /** First come, first served, under each name. */
  const serve = () => {
    const passed = new Set<string>()
    for (const waiting of [...queue]) {
      if (passed.has(waiting.name)) continue
      if (!isFree(waiting)) {
        passed.add(waiting.name)
        continue
      }
      queue = queue.filter((each) => each !== waiting)
      held.push(waiting)
      waiting.grant()
    }
  }
  const letGo = (waiting: Waiting) => {
    held = held.filter((each) => each !== waiting)
    serve()
  }
  const aborted = () => new DOMException('The request was aborted.', 'AbortError')

  const request = <T>(life: Life, name: string, options: LockOptions, work: LockGrantedCallback<T>) =>
    new Promise<Awaited<T>>((resolve, reject) => {
      const { steal = false, ifAvailable = false, mode = 'exclusive', signal } = options
      const stop = () => {
        queue = queue.filter((each) => each !== waiting)
        reject(aborted())
      }
      const waiting: Waiting = {
        life,
        name,
        exclusive: mode === 'exclusive',
        lose: () => scheduler.add(life, 'robbed of a lock', () => reject(aborted())),
        grant: () => {
          signal?.removeEventListener('abort', stop)
          scheduler.add(life, 'gets a lock', () => {
            const ended = async (): Promise<Awaited<T>> => await work({ name, mode })
            void ended()
              .finally(() => letGo(waiting))
              .then(resolve, reject)
          })
        },
      }
      if (signal?.aborted) return reject(aborted())
      signal?.addEventListener('abort', stop)
      if (steal) {
        const robbed = held.filter((each) => each.name === name)
        held = held.filter((each) => each.name !== name)
        for (const { lose } of robbed) lose()
        queue.unshift(waiting)
      } else if (ifAvailable && (!isFree(waiting) || queue.some((each) => each.name === name))) {
        const without = async (): Promise<Awaited<T>> => await work(null)
        return scheduler.add(life, 'does without a lock', () => void without().then(resolve, reject))
      } else queue.push(waiting)
      serve()
    })

  return {
    for: (life) => ({
      request: <T>(name: string, first: LockOptions | LockGrantedCallback<T>, second?: LockGrantedCallback<T>) => {
        if (typeof first === 'function') return request(life, name, {}, first)
        if (second === undefined) throw new TypeError('a lock without work')
        return request(life, name, first, second)
      },
      query: async () => ({ held: held.map(({ name }) => ({ name })), pending: queue.map(({ name }) => ({ name })) }),
    }),
    leave: (life) => {
      held = held.filter((each) => each.life !== life)
      queue = queue.filter((each) => each.life !== life)
      serve()
    },
  }
}
