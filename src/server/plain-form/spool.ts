import { randomBytes } from 'node:crypto'
import { mkdir, open, unlink } from 'node:fs/promises'

/**
 * Photos of a form rest on disk while it arrives, so that many slow senders cost files and not memory. A file loses its
 * name as soon as it is open: nobody else can open it, and when the process dies nothing of it is left.
 */
export type SpoolFile = {
  readonly write: (chunk: Uint8Array) => Promise<void>
  /** Bytes written so far. */
  readonly size: () => number
  readonly readAll: () => Promise<Uint8Array<ArrayBuffer>>
  readonly close: () => Promise<void>
}

export async function openSpoolFile(folder: string): Promise<SpoolFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = `${folder}/${randomBytes(12).toString('hex')}`
  const file = await open(path, 'wx+', 0o600)
  await unlink(path)
  let size = 0
  return {
    async write(chunk) {
      for (let written = 0; written < chunk.length; ) {
        written += (await file.write(chunk, written, chunk.length - written, size + written)).bytesWritten
      }
      size += chunk.length
    },
    size: () => size,
    async readAll() {
      const bytes = new Uint8Array(size)
      for (let read = 0; read < size; ) {
        const { bytesRead } = await file.read(bytes, read, size - read, read)
        if (bytesRead === 0) throw new Error('a spooled file became shorter')
        read += bytesRead
      }
      return bytes
    },
    close: () => file.close(),
  }
}
