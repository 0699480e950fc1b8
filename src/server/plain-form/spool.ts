import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises'
import { describe } from '../errors.ts'
import type { World } from '../world.ts'

/**
 * Photos of a form rest on disk while it arrives, so that many slow senders cost files and not memory. A file loses its
 * name as soon as it is open: nobody else can open it, and when the process dies nothing of it is left.
 *
 * Room is asked for step by step, of all forms under way together: the disk keeps the floor that other photos keep, and
 * however many send at once, they take no more than `MOST_SPOOLED`. Who gets none sends the words without the photo.
 */
export type Spool = {
  /** A new file; null: there is no room for one, or the disk failed. */
  readonly open: () => Promise<SpoolFile | null>
}

export type SpoolFile = {
  /** False: there is no room for it, or the disk failed; the file is closed then, and what it held is free. */
  readonly write: (chunk: Uint8Array) => Promise<boolean>
  /** Bytes written so far. */
  readonly size: () => number
  readonly readAll: () => Promise<Uint8Array<ArrayBuffer>>
  readonly close: () => Promise<void>
}

/** A hundred photos as phones make them, at the same moment. Bytes. */
export const MOST_SPOOLED = 512 * 1024 * 1024

/** Room is asked for in such steps. Bytes. */
const STEP = 1024 * 1024

type Disk = Pick<World, 'log'> & {
  readonly settings: Pick<World['settings'], 'dataDir' | 'freeDiskFloor'>
  readonly attachments: Pick<World['attachments'], 'free'>
}

/** One a server: it knows what all forms under way hold. `most`: bytes of them together. */
export function createSpool({ settings, attachments, log }: Disk, most = MOST_SPOOLED): Spool {
  const folder = folderOf(settings)
  /** Given to open files. */
  let given = 0
  /** Given, and not yet written: the disk does not show it as taken. */
  let pending = 0

  const give = (bytes: number) => {
    given += bytes
    pending += bytes
  }
  const askFor = async (bytes: number): Promise<boolean> => {
    if (given + bytes > most) return false
    // Before the disk is asked, so that whoever asks meanwhile reckons with it.
    give(bytes)
    // Of a disk that does not answer nothing is free.
    let free = -1
    try {
      free = await attachments.free()
    } catch (error) {
      log('spool-failed', describe(error))
    }
    if (free - pending >= settings.freeDiskFloor) return true
    give(-bytes)
    return false
  }

  return {
    async open() {
      if (!(await askFor(STEP))) return null
      let file: FileHandle
      try {
        file = await openNameless(folder)
      } catch (error) {
        give(-STEP)
        log('spool-failed', describe(error))
        return null
      }
      let room = STEP
      let size = 0
      const close = async () => {
        given -= room
        pending -= room - size
        room = 0
        size = 0
        // Closing twice is no mistake.
        await file.close()
      }
      const fits = async (bytes: number): Promise<boolean> => {
        const step = Math.ceil(Math.max(0, size + bytes - room) / STEP) * STEP
        if (step > 0 && !(await askFor(step))) return false
        room += step
        return true
      }
      return {
        async write(chunk) {
          try {
            if (await fits(chunk.length)) {
              await writeWhole(file, chunk, size)
              size += chunk.length
              pending -= chunk.length
              return true
            }
          } catch (error) {
            log('spool-failed', describe(error))
          }
          await close()
          return false
        },
        size: () => size,
        readAll: () => readWhole(file, size),
        close,
      }
    },
  }
}

/** Removes what a process that was killed in the middle, or a file system that keeps names, has left behind. */
export async function sweepSpool(settings: Disk['settings']): Promise<void> {
  const folder = folderOf(settings)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder)) await rm(`${folder}/${name}`, { force: true })
}

function folderOf({ dataDir }: Disk['settings']): string {
  return `${dataDir}/spool`
}

async function openNameless(folder: string): Promise<FileHandle> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = `${folder}/${randomBytes(12).toString('hex')}`
  const file = await open(path, 'wx+', 0o600)
  // A server that starts beside this one may have swept it already.
  await rm(path, { force: true })
  return file
}

async function writeWhole(file: FileHandle, chunk: Uint8Array, at: number): Promise<void> {
  for (let written = 0; written < chunk.length; ) {
    written += (await file.write(chunk, written, chunk.length - written, at + written)).bytesWritten
  }
}

async function readWhole(file: FileHandle, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size)
  for (let read = 0; read < size; ) {
    const { bytesRead } = await file.read(bytes, read, size - read, read)
    if (bytesRead === 0) throw new Error('a spooled file became shorter')
    read += bytesRead
  }
  return bytes
}
