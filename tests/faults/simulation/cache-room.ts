import type { Disk } from './disk.ts'
import type { Life, Scheduler } from './scheduler.ts'

/** The Cache Storage of one phone, as far as the outbox uses it. It outlives whoever opens it, and the database. */
export type CacheRoom = { readonly for: (life: Life) => Pick<CacheStorage, 'open' | 'has' | 'delete'> }

type Kept = { readonly bytes: ArrayBuffer; readonly type: string }

const BALLAST = 'lapor-ballast'

export function createCacheRoom(scheduler: Scheduler, disk: Disk): CacheRoom {
  const caches = new Map<string, Map<string, Kept>>()

  const open = (life: Life, name: string): Pick<Cache, 'put' | 'match' | 'delete' | 'keys'> => {
    const kept = caches.get(name) ?? new Map<string, Kept>()
    caches.set(name, kept)
    return {
      put: async (path, response) => {
        const type = response.headers.get('Content-Type') ?? ''
        const bytes = await scheduler.real(life, 'copies', response.arrayBuffer())
        if (disk.isFull() || (name === BALLAST && !disk.hasRoomToSpare)) {
          throw new DOMException('no room', 'QuotaExceededError')
        }
        kept.set(String(path), { bytes, type })
        await scheduler.pause(life, 'has copied')
      },
      match: async (path) => {
        await scheduler.pause(life, 'looks for a copy')
        const found = kept.get(String(path))
        if (found === undefined) return undefined
        const response = new Response(found.bytes, { headers: { 'Content-Type': found.type } })
        response.arrayBuffer = async () => found.bytes
        return response
      },
      delete: async (path) => {
        await scheduler.pause(life, 'forgets a copy')
        return kept.delete(String(path))
      },
      keys: async () => {
        await scheduler.pause(life, 'lists copies')
        return [...kept.keys()].map((path) => new Request(`http://localhost${path}`))
      },
    }
  }

  return {
    for: (life) => ({
      open: async (name) => {
        await scheduler.pause(life, 'opens a cache')
        return open(life, name) as Cache
      },
      has: async (name) => {
        await scheduler.pause(life, 'looks for a cache')
        return caches.has(name)
      },
      delete: async (name) => {
        await scheduler.pause(life, 'deletes a cache')
        return caches.delete(name)
      },
    }),
  }
}
