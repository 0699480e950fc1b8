import { serialize } from 'node:v8'
import type { Engine } from '../../../src/outbox/engine.ts'
import type { Ports } from '../../../src/outbox/ports.ts'

type Kept = Map<string, Map<string, ArrayBuffer>>

/** Cache Storage in memory, over whatever `kept` holds. */
export function cachesIn(kept: Kept): NonNullable<Ports['caches']> {
  const open = async (name: string) => {
    const cache = kept.get(name) ?? new Map<string, ArrayBuffer>()
    kept.set(name, cache)
    const used: Pick<Cache, 'put' | 'match' | 'delete' | 'keys'> = {
      put: async (path, response) => void cache.set(String(path), await response.arrayBuffer()),
      match: async (path) => {
        const bytes = cache.get(String(path))
        return bytes && new Response(bytes)
      },
      delete: async (path) => cache.delete(String(path)),
      keys: async () => [...cache.keys()].map((path) => new Request(`http://localhost${path}`)),
    }
    return used as Cache
  }
  return { open, has: async (name) => kept.has(name), delete: async (name) => kept.delete(name) }
}

/** Every byte that rests on the device: all stores of the database, all caches, names and all. */
export async function everyByteOf({ database }: Engine, kept: Kept): Promise<Buffer> {
  const stores = ['reports', 'chunks', 'blobs', 'transfers', 'drafts', 'seals', 'journal', 'meta'] as const
  const parts: Uint8Array[] = []
  for (const store of stores) {
    const rows = await database.read([store], async (tx) => [
      ...(await tx.objectStore(store).getAllKeys()),
      ...(await tx.objectStore(store).getAll()),
    ])
    parts.push(serialize(rows))
  }
  for (const [name, cache] of kept) {
    parts.push(Buffer.from(name))
    for (const [path, bytes] of cache) parts.push(Buffer.from(path), new Uint8Array(bytes))
  }
  return Buffer.concat(parts)
}
