import { randomUUID } from 'node:crypto'
import { access, constants, mkdir, open, readFile, rename, rm, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncFolder } from './sync-folder.ts'
import type { AttachmentStore, CopySize } from './world.ts'

/**
 * Attachments as files under `root`: `ab/<report>/<sha256>.part` while it comes, `<sha256>` once whole and checked,
 * `….full` and `….thumbnail` the copies people see. Both names come from readers that let only lower-case hexadecimal through; this checks again, since a path is
 * made of them.
 */
export function attachmentFolder(root: string): AttachmentStore {
  const pathOf = (reportId: string, sha256: string, copy?: CopySize | 'part'): string => {
    if (!/^[0-9a-f]{64}$/.test(reportId) || !/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('no attachment name')
    return `${root}/${reportId.slice(0, 2)}/${reportId}/${sha256}${copy === undefined ? '' : `.${copy}`}`
  }
  return {
    async write(reportId, sha256, offset, chunk) {
      const path = pathOf(reportId, sha256, 'part')
      await makeFolders(root, dirname(path))
      await writeSynced(path, offset, chunk)
    },
    async keep(reportId, sha256, bytes) {
      await placeWhole(root, pathOf(reportId, sha256), bytes)
      await rm(pathOf(reportId, sha256, 'part'), { force: true })
    },
    read: async (reportId, sha256) =>
      (await readIfThere(pathOf(reportId, sha256))) ?? readIfThere(pathOf(reportId, sha256, 'part')),
    async discard(reportId, sha256) {
      await rm(pathOf(reportId, sha256), { force: true })
      for (const beside of ['part', 'full', 'thumbnail'] as const)
        await rm(pathOf(reportId, sha256, beside), { force: true })
    },
    async writeCopy(reportId, sha256, size, bytes) {
      await placeWhole(root, pathOf(reportId, sha256, size), bytes)
    },
    readCopy: (reportId, sha256, size) => readIfThere(pathOf(reportId, sha256, size)),
    async free() {
      await mkdir(root, { recursive: true, mode: 0o700 })
      const { bavail, bsize } = await statfs(root)
      return bavail * bsize
    },
  }
}

/** Puts a whole file under its name, so that nobody ever reads half of it. */
async function placeWhole(root: string, path: string, bytes: Uint8Array): Promise<void> {
  await makeFolders(root, dirname(path))
  const draft = `${path}.${randomUUID()}.draft`
  await writeSynced(draft, 0, bytes)
  await rename(draft, path)
  await syncFolder(dirname(path))
}

/** Writes at `offset` and resolves when file and folder are on disk. */
async function writeSynced(path: string, offset: number, bytes: Uint8Array): Promise<void> {
  const isNew = !(await exists(path))
  // Never a mode that empties the file: another process may have made it since, and its bytes are acknowledged.
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600)
  try {
    for (let written = 0; written < bytes.length; ) {
      written += (await file.write(bytes, written, bytes.length - written, offset + written)).bytesWritten
    }
    await file.sync()
  } finally {
    await file.close()
  }
  if (isNew) await syncFolder(dirname(path))
}

/** A new folder is an entry in the one above, which has to be synced too. */
async function makeFolders(root: string, folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let above = dirname(folder); above.length >= root.length; above = dirname(above)) await syncFolder(above)
}

async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch {
    return false
  }
}
