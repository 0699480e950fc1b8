import { type Hex, toHex } from '../domain/hex.ts'
import type { ReportId } from '../domain/report.ts'
import { isEnded } from './advance.ts'
import { type CopiedReport, readCopy, writeCopy } from './copied-report.ts'
import { dropWords, keepWords, readAllWords, tidyWords } from './copied-words.ts'
import type { Engine } from './engine.ts'
import type { Entry } from './entry.ts'
import { note } from './journal.ts'
import { readMeta, writeMeta } from './meta.ts'
import { keepBytes, readBytes } from './photos.ts'
import { allEntries, putEntry } from './reports.ts'
import { isFull, writeMakingRoom } from './space.ts'

/**
 * Every sealed report a second time, beside the database, in Cache Storage. A database can go as a whole: Chromium deletes
 * its IndexedDB at the second start after its log ended in half a record, which is what a full disk, a power cut, or a
 * kill between two of its system calls leave behind (measured in 156; fault 39). The copies lie in other files.
 */
const CACHE = 'lapor-second-copies'
const FOLDER = '/second-copy/'

/** Held shared by whoever changes a report together with its copy, alone by whoever compares them all. */
const LOCK = 'lapor-second-copies'

/** Runs what puts a report and its copy in, or takes both out. */
export async function withCopies<T>({ ports }: Pick<Engine, 'ports'>, work: () => Promise<T>): Promise<T> {
  return ports.locks.request(LOCK, { mode: 'shared' }, work)
}

/**
 * Copies a sealed report whose photos are in the database; of one that is delivered only its receipt and tracking code.
 * Rejects as a full device does. Run it `withCopies`.
 */
export async function keepCopy({ ports, database }: Engine, entry: Entry, draftId: string | null): Promise<void> {
  const cache = await copies(ports)
  const photos = new Map<Hex, ArrayBuffer>()
  for (const { sha256, size } of isEnded(entry) ? [] : entry.attachments) {
    const photo = await database.read(['blobs', 'chunks'], (tx) => readBytes(tx, sha256, 0, size))
    if (photo !== null) photos.set(sha256, photo.buffer)
  }
  const copy = { entry, draftId, photos }
  await cache?.put(addressOf(entry), writeCopy(copy))
  keepWords(ports, copy)
}

/** Forgets a report's copy. Never rejects. */
export async function dropCopy({ ports }: Engine, id: ReportId): Promise<void> {
  const cache = await copies(ports)
  for (const ended of [false, true]) await cache?.delete(address(id, ended)).catch(() => false)
  dropWords(ports, id)
}

/**
 * Puts back what a deleted database held: once in the life of each database, before anything is sent from it. What does
 * not fit now is put back by the next call.
 */
export async function restore(engine: Engine): Promise<void> {
  const { ports, database } = engine
  if ((await readMeta(database, 'secondCopies')) !== null) return
  const cache = await copies(ports)
  for (const path of cache === null ? [] : await pathsIn(cache)) {
    const response = await cache?.match(path)
    const copy = response === undefined ? null : await readCopy(response)
    if (copy !== null && !(await putBack(engine, copy))) return
  }
  // A worker reads none. Where they are all that is left there is no worker either: it went with the rest.
  for (const copy of readAllWords(ports)) if (!(await putBack(engine, copy))) return
  await writeMeta(database, 'secondCopies', 'read')
  // Where builds before the second copies kept their ballast.
  await database.write(['chunks'], (tx) =>
    tx.objectStore('chunks').delete(IDBKeyRange.bound(['ballast'], ['ballast', []])),
  )
}

/** False: not now; there is no room for it, or somebody is changing reports. */
async function putBack(engine: Engine, copy: CopiedReport): Promise<boolean> {
  const { ports, database } = engine
  const { entry, draftId } = copy
  const photos = new Map<Hex, ArrayBuffer>()
  for (const [sha256, photo] of copy.photos) {
    if (toHex(await ports.sha256(new Uint8Array(photo))) === sha256) photos.set(sha256, photo)
  }
  const put = () =>
    database.write(['reports', 'blobs', 'chunks', 'seals', 'journal'], async (tx) => {
      if ((await tx.objectStore('reports').get(entry.id)) !== undefined) return 'is there'
      for (const { sha256, type } of entry.attachments) {
        const photo = photos.get(sha256)
        if (photo !== undefined) await keepBytes(tx, sha256, photo, type)
      }
      await putEntry(tx, entry)
      if (draftId !== null) await tx.objectStore('seals').put(entry.id, draftId)
      await note(tx, { at: ports.now(), event: 'restored', id: entry.id, detail: null })
      return 'is there'
    })
  const written = await alone(engine, () => writeMakingRoom(engine, put))
  engine.tell({ type: 'changed' })
  return written === 'is there'
}

/**
 * Compares the copies with the reports: a missing one is made, a delivered one's shrinks to its receipt, and one without a
 * report goes, which was sealed or removed by someone who died on the way. What does not fit now waits for the next call.
 */
export async function tidyCopies(engine: Engine): Promise<void> {
  const { ports, database } = engine
  const cache = await copies(ports)
  if ((await readMeta(database, 'secondCopies')) === null) return
  try {
    const known = new Set(cache === null ? [] : await pathsIn(cache))
    for (const entry of cache === null ? [] : await allEntries(database)) {
      if (!known.has(addressOf(entry))) await keepCopy(engine, entry, null)
    }
    await alone(engine, async () => {
      const entries = await allEntries(database)
      const wanted = new Set(entries.map(addressOf))
      for (const path of cache === null ? [] : await pathsIn(cache)) if (!wanted.has(path)) await cache?.delete(path)
      tidyWords(ports, entries)
    })
  } catch (error) {
    if (!isFull(error)) throw error
  }
}

/** Null: somebody is changing a report and its copy, or is frozen while doing so. Nobody waits for that. */
async function alone<T>({ ports }: Engine, work: () => Promise<T>): Promise<T | null> {
  return ports.locks.request(LOCK, { ifAvailable: true }, async (lock) => (lock === null ? null : work()))
}

async function pathsIn(cache: Cache): Promise<readonly string[]> {
  const paths = (await cache.keys()).map(({ url }) => url.slice(new URL(url).origin.length))
  // Copies of another form, by a newer build, are not for this one to judge.
  return paths.filter((path) => path.startsWith(FOLDER))
}

const addressOf = (entry: Entry) => address(entry.id, isEnded(entry))
const address = (id: ReportId, ended: boolean) => FOLDER + id + (ended ? '?delivered' : '')

/** Null where the browser gives none: then there is one copy. */
async function copies({ caches }: Engine['ports']): Promise<Cache | null> {
  try {
    return (await caches?.open(CACHE)) ?? null
  } catch (error) {
    if (isFull(error)) throw error
    return null
  }
}
