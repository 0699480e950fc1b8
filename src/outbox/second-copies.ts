import { type Hex, toHex } from '../domain/hex.ts'
import type { ReportId } from '../domain/report.ts'
import { isEnded } from './advance.ts'
import { type CopiedReport, readCopy, writeCopy } from './copied-report.ts'
import { type CopyName, nameOf, readName } from './copy-name.ts'
import type { Engine } from './engine.ts'
import type { Entry } from './entry.ts'
import { note } from './journal.ts'
import { readMeta } from './meta.ts'
import { keepBytes, keepName, readBytes } from './photos.ts'
import { allEntries, putEntry, readEntry } from './reports.ts'
import { writeMakingRoom } from './space.ts'

/**
 * Every sealed report a second time, beside the database, in Cache Storage. A database can go as a whole: Chromium deletes
 * its IndexedDB at the second start after its log ended in half a record, which is what a full disk, a power cut, or a
 * kill between two of its system calls leave behind (measured in 156; fault 39). The copies lie in other files.
 *
 * No lock joins the two, since whoever held it could be frozen: whatever is there of the one and not of the other when
 * somebody dies says by itself what it is. A copy without its report belongs to a draft that is still there, and is being
 * sealed by one alone; or to nobody, and goes.
 */
const CACHE = 'lapor-second-copies'
const PROBE = '/second-copy/probe'

/**
 * Copies a sealed report whose photos are in the database; of one that is delivered only its receipt and tracking code.
 * `draftId`: what it is being sealed from; null: it is in the database already, or was in no draft. `given`: its photos,
 * where they are not in the database yet. Rejects as a full device does, and for nothing else.
 */
export async function keepCopy(
  engine: Engine,
  entry: Entry,
  draftId: string | null,
  given: ReadonlyMap<Hex, ArrayBuffer> = new Map(),
): Promise<void> {
  const { database } = engine
  const cache = await copies(engine)
  if (cache === null) return
  const photos = new Map(given)
  for (const { sha256, size } of isEnded(entry) ? [] : entry.attachments) {
    if (photos.has(sha256)) continue
    const photo = await database.read(['blobs', 'chunks'], (tx) => readBytes(tx, sha256, 0, size))
    if (photo !== null) photos.set(sha256, photo.buffer)
  }
  const put = () => cache.put(nameOf(entry, draftId), writeCopy({ entry, photos }))
  try {
    await put()
  } catch (error) {
    // A cache that takes nothing at all is no reason not to take a report: then it has one copy.
    if (isQuota(error) || (error instanceof DOMException && (await works(cache)))) throw full()
  }
}

/** Forgets a report's copies. Never rejects. */
export function dropCopies(engine: Engine, id: ReportId): Promise<void> {
  return drop(engine, (name) => name.id === id)
}

/** Forgets what somebody left who died while sealing this draft, which is still there. Never rejects. */
export function dropCopiesOf(engine: Engine, draftId: string): Promise<void> {
  return drop(engine, (name) => name.draftId === draftId)
}

async function drop(engine: Engine, isMeant: (name: CopyName) => boolean): Promise<void> {
  try {
    const cache = await copies(engine)
    for (const { path, name } of await namesIn(cache)) if (isMeant(name)) await cache?.delete(path)
  } catch {
    // The next round finds that it belongs to nobody.
  }
}

/**
 * Puts back what a deleted database held: once in the life of each database, before anything is sent from it. What does
 * not go in now is put back by a later call, and holds up no other. Never rejects.
 */
export async function restore(engine: Engine): Promise<void> {
  const { database, ports } = engine
  try {
    if ((await readMeta(database, 'secondCopies')) !== null) return
    const cache = await copies(engine)
    // One that cannot be opened now may hold everything.
    let left = cache === null && ports.caches !== null ? 1 : 0
    for (const { path, name } of await namesIn(cache)) {
      try {
        const response = await cache?.match(path)
        const copy = response === undefined ? null : await readCopy(response, ports.sha256)
        if (copy !== null && !(await putBack(engine, copy, name))) left += 1
      } catch {
        left += 1
      }
    }
    if (left > 0) return
    await database.write(['meta', 'chunks'], async (tx) => {
      await tx.objectStore('meta').put('read', 'secondCopies')
      // Where builds before the second copies kept their ballast.
      await tx.objectStore('chunks').delete(IDBKeyRange.bound(['ballast'], ['ballast', []]))
    })
  } catch {
    // A store that cannot be read now. The next round looks again.
  }
}

/** False: there is no room for it now. */
async function putBack(engine: Engine, copy: CopiedReport, { draftId }: CopyName): Promise<boolean> {
  const { ports, database } = engine
  const { entry } = copy
  const photos = new Map<Hex, ArrayBuffer>()
  for (const [sha256, photo] of copy.photos) {
    if (toHex(await ports.sha256(new Uint8Array(photo))) === sha256) photos.set(sha256, photo)
  }
  const put = () =>
    database.write(['reports', 'blobs', 'chunks', 'seals', 'journal', 'meta'], async (tx) => {
      // Somebody else was through first, and what is missing since then was removed.
      if ((await tx.objectStore('meta').get('secondCopies')) !== undefined) return 'was there'
      if ((await tx.objectStore('reports').get(entry.id)) !== undefined) return 'was there'
      if (draftId !== null) {
        if ((await tx.objectStore('seals').get(draftId)) !== undefined) return 'was there'
        await tx.objectStore('seals').put(entry.id, draftId)
      }
      for (const { sha256, size, type } of isEnded(entry) ? [] : entry.attachments) {
        const photo = photos.get(sha256)
        if (photo === undefined) await keepName(tx, sha256, size, type)
        else await keepBytes(tx, sha256, photo, type)
      }
      await putEntry(tx, entry)
      await note(tx, { at: ports.now(), event: 'restored', id: entry.id, detail: null })
      return 'is back'
    })
  const written = await writeMakingRoom(engine, put)
  if (written === 'is back') engine.tell({ type: 'changed' })
  return typeof written === 'string'
}

/** Copies undelivered reports that have none: imported ones, an older build's, and what a province lost. Never rejects. */
export async function copyMissing(engine: Engine): Promise<void> {
  const { database } = engine
  try {
    const cache = await copies(engine)
    if (cache === null) return
    const known = new Set((await namesIn(cache)).flatMap(({ name }) => (name.delivered ? [] : name.id)))
    const open = await database.read(['reports'], (tx) => tx.objectStore('reports').index('open').getAllKeys())
    for (const id of open.filter((id) => !known.has(id))) {
      const entry = await readEntry(database, id)
      if (entry === null || isEnded(entry)) continue
      await keepCopy(engine, entry, null)
      // Removed by hand meanwhile.
      if ((await readEntry(database, id)) === null) await dropCopies(engine, id)
    }
  } catch {
    // No room for more of them, or a store that cannot be read now.
  }
}

/** A delivered report's copy shrinks to its receipt, and one that belongs to nobody goes. Never rejects. */
export async function tidyCopies(engine: Engine): Promise<void> {
  const { database } = engine
  try {
    const cache = await copies(engine)
    if (cache === null) return
    const shrunk = new Set((await namesIn(cache)).flatMap(({ name }) => (name.delivered ? name.id : [])))
    for (const entry of await allEntries(database)) {
      if (isEnded(entry) && !shrunk.has(entry.id)) await keepCopy(engine, entry, null)
    }
    const names = await namesIn(cache)
    // As one moment saw it: a database that was deleted and made anew in between has nothing to say about copies.
    const there = await database.read(['meta', 'reports', 'drafts'], async (tx) => ({
      isRead: (await tx.objectStore('meta').get('secondCopies')) !== undefined,
      all: new Set(await tx.objectStore('reports').getAllKeys()),
      open: new Set(await tx.objectStore('reports').index('open').getAllKeys()),
      drafts: new Set(await tx.objectStore('drafts').getAllKeys()),
    }))
    if (!there.isRead) return
    const whole = new Set(names.flatMap(({ name }) => (name.delivered ? [] : name.id)))
    for (const { path, name } of names) {
      const { id, draftId, delivered } = name
      const isOwned = there.all.has(id) || (draftId !== null && there.drafts.has(draftId))
      const isOutdated = delivered ? there.open.has(id) && whole.has(id) : there.all.has(id) && !there.open.has(id)
      if (!isOwned || isOutdated) await cache.delete(path)
    }
  } catch {
    // As above.
  }
}

async function namesIn(cache: Cache | null): Promise<readonly { readonly path: string; readonly name: CopyName }[]> {
  const paths = ((await cache?.keys()) ?? []).map(({ url }) => url.slice(new URL(url).origin.length))
  return paths.flatMap((path) => {
    const name = readName(path)
    return name === null ? [] : { path, name }
  })
}

/** Null where the browser gives none: then there is one copy. */
async function copies({ ports }: Engine): Promise<Cache | null> {
  try {
    return (await ports.caches?.open(CACHE)) ?? null
  } catch {
    return null
  }
}

/** Whether it takes at least an empty page: then what it did not take was too large. A full disk has many names. */
async function works(cache: Cache): Promise<boolean> {
  try {
    await cache.put(PROBE, new Response())
    await cache.delete(PROBE)
    return true
  } catch {
    return false
  }
}

const full = () => new DOMException('no room for the second copy', 'QuotaExceededError')

function isQuota(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
}
