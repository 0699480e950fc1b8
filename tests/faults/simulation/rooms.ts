import type { AttachmentStore } from '../../../src/server/world.ts'

/** The province's attachments in memory: what a folder promises, and what a folder loses. */
export type Rooms = {
  /** As one server process sees them: every step goes through `gate`, which rejects once the process is dead. */
  readonly for: (gate: (what: string) => Promise<void>) => AttachmentStore
  readonly at: (id: string, sha256: string) => Uint8Array<ArrayBuffer> | null
  /** A part received so far is gone, as after a failed disk. `pick` chooses; false: there was none. */
  readonly losePart: (pick: (names: readonly string[]) => string) => boolean
  readonly copy: () => ReadonlyMap<string, Uint8Array<ArrayBuffer>>
  readonly restore: (copy: ReadonlyMap<string, Uint8Array<ArrayBuffer>>) => void
}

export function createRooms(): Rooms {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  const kept = (id: string, sha256: string) => files.get(`${id}/${sha256}`) ?? null

  return {
    for: (gate) => ({
      write: async (id, sha256, offset, chunk) => {
        await gate('writes a part')
        const name = `${id}/${sha256}.part`
        const before = files.get(name) ?? new Uint8Array(0)
        const after = new Uint8Array(Math.max(before.length, offset + chunk.length))
        after.set(before)
        after.set(chunk, offset)
        files.set(name, after)
        await gate('wrote a part')
      },
      keep: async (id, sha256, bytes) => {
        await gate('keeps a photo')
        files.set(`${id}/${sha256}`, new Uint8Array(bytes))
        await gate('kept a photo')
        files.delete(`${id}/${sha256}.part`)
      },
      read: async (id, sha256) => {
        await gate('reads a photo')
        return (kept(id, sha256) ?? files.get(`${id}/${sha256}.part`))?.slice() ?? null
      },
      discard: async (id, sha256) => {
        await gate('discards a photo')
        for (const end of ['', '.part', '.full', '.thumbnail']) files.delete(`${id}/${sha256}${end}`)
      },
      writeCopy: async (id, sha256, size, bytes) => {
        await gate('writes a copy')
        files.set(`${id}/${sha256}.${size}`, new Uint8Array(bytes))
      },
      readCopy: async (id, sha256, size) => files.get(`${id}/${sha256}.${size}`) ?? null,
      free: async () => Number.MAX_SAFE_INTEGER,
    }),
    at: kept,
    losePart: (pick) => {
      const parts = [...files.keys()].filter((name) => name.endsWith('.part'))
      return parts.length > 0 && files.delete(pick(parts))
    },
    copy: () => new Map(files),
    restore: (copy) => {
      files.clear()
      for (const [name, bytes] of copy) files.set(name, bytes)
    },
  }
}
