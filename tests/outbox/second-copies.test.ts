import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { addPhoto, newDraft, replacePhoto, saveDraft } from '../../src/outbox/drafts.ts'
import { type Engine, openEngine } from '../../src/outbox/engine.ts'
import { readBytes } from '../../src/outbox/photos.ts'
import { browserPorts, type Ports } from '../../src/outbox/ports.ts'
import { remove } from '../../src/outbox/remove.ts'
import { allEntries, happen } from '../../src/outbox/reports.ts'
import { copyMissing, restore, tidyCopies } from '../../src/outbox/second-copies.ts'
import { submit } from '../../src/outbox/submit.ts'

const PHOTO = new Uint8Array(300_000).fill(7)
let opened: Engine[] = []
afterEach(() => {
  for (const { database, ports } of opened) {
    database.close()
    ports.channel.close()
  }
  opened = []
})

type Kept = Map<string, { readonly bytes: ArrayBuffer; readonly type: string }>

/** Cache Storage in memory. `fails` is asked before every use of a cache. */
function cachesOf(kept: Map<string, Kept>, fails: (use: string) => Error | null): NonNullable<Ports['caches']> {
  const use = async (what: string) => {
    const failure = fails(what)
    if (failure !== null) throw failure
  }
  const open = async (name: string) => {
    await use('open')
    const cache: Kept = kept.get(name) ?? new Map()
    kept.set(name, cache)
    const used: Pick<Cache, 'put' | 'match' | 'delete' | 'keys'> = {
      put: async (path, response) => {
        await use(`put ${String(path)}`)
        cache.set(String(path), {
          bytes: await response.arrayBuffer(),
          type: response.headers.get('Content-Type') ?? '',
        })
      },
      match: async (path) => {
        await use('match')
        const found = cache.get(String(path))
        return found && new Response(found.bytes, { headers: { 'Content-Type': found.type } })
      },
      delete: async (path) => cache.delete(String(path)),
      keys: async () => [...cache.keys()].map((path) => new Request(`http://localhost${path}`)),
    }
    return used as Cache
  }
  return { open, has: async (name) => kept.has(name), delete: async (name) => kept.delete(name) }
}

/** A phone whose database can be deleted, as browsers do, and whose caches stay. */
function phone() {
  const kept = new Map<string, Kept>()
  let fails: (use: string) => Error | null = () => null
  const open = (): Engine => {
    const engine = openEngine({
      ...browserPorts(async () => null),
      sha256: async (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
      caches: cachesOf(kept, (use) => fails(use)),
    })
    opened.push(engine)
    return engine
  }
  globalThis.indexedDB = new IDBFactory()
  return {
    open,
    lose: () => {
      globalThis.indexedDB = new IDBFactory()
      return open()
    },
    fail: (how: typeof fails) => {
      fails = how
    },
    copies: () => [...(kept.get('lapor-second-copies')?.keys() ?? [])],
  }
}

async function draftOf(engine: Engine, body: string, photo: Uint8Array<ArrayBuffer> | null = null) {
  const draft = newDraft(engine, null, null)
  await saveDraft(engine, { ...draft, fields: { ...draft.fields, kind: 'complaint', body } })
  if (photo !== null) {
    const added = await addPhoto(engine, draft.id, photo.slice().buffer, 'image/jpeg')
    if (added.outcome !== 'saved') throw new Error(added.outcome)
    await replacePhoto(engine, draft.id, added.photo.sha256, photo.slice().buffer, 'image/jpeg')
  }
  return draft.id
}

async function seal(engine: Engine, body: string, photo: Uint8Array<ArrayBuffer> | null = null) {
  const submitted = await submit(engine, await draftOf(engine, body, photo))
  if (submitted.outcome !== 'sealed') throw new Error(submitted.outcome)
  return submitted.entry
}

const titles = async ({ database }: Engine) => (await allEntries(database)).map(({ title }) => title).sort()

test('[O1] a new database is filled once, and what was removed since then stays away', async () => {
  const { open, lose, copies } = phone()
  const first = open()
  await restore(first)
  const { trackingCode } = await seal(first, 'Satu.', PHOTO)
  await seal(first, 'Dua.')
  const again = lose()
  expect(await titles(again)).toEqual([])
  await restore(again)
  expect(await titles(again)).toEqual(['Dua.', 'Satu.'])
  const [one] = (await allEntries(again.database)).filter(({ title }) => title === 'Satu.')
  expect(one?.trackingCode).toBe(trackingCode)
  const photo = one?.attachments[0]?.sha256
  if (one === undefined || photo === undefined) throw new Error('no photo')
  const bytes = await again.database.read(['blobs', 'chunks'], (tx) => readBytes(tx, photo, 0, Infinity))
  expect(bytes).toEqual(PHOTO)

  await remove(again, one.id)
  await restore(again)
  await copyMissing(again)
  await tidyCopies(again)
  expect(await titles(again)).toEqual(['Dua.'])
  expect(copies()).toHaveLength(1)
})

test('[O1] a database that was deleted has nothing to say about copies', async () => {
  const { open, lose, copies } = phone()
  const first = open()
  await restore(first)
  await seal(first, 'Satu.')
  const again = lose()
  await tidyCopies(again)
  expect(copies()).toHaveLength(1)
  await restore(again)
  expect(await titles(again)).toEqual(['Satu.'])
})

test('[O2] of two copies that one draft left, the one that was called saved comes back', async () => {
  const { open, lose, fail, copies } = phone()
  const first = open()
  await restore(first)
  const draftId = await draftOf(first, 'Sekali saja.')
  // The tab dies between the copy and the report: nothing after that runs.
  let copied = () => {}
  const dead = new Promise<void>((resolve) => {
    copied = resolve
  })
  const write = first.database.write
  // With it dies its lock.
  const locks = { request: async (_: string, work: () => unknown) => work() } as unknown as LockManager
  const dying: Engine = {
    ...first,
    ports: { ...first.ports, locks },
    database: {
      ...first.database,
      write: (stores, work) => {
        if (!stores.includes('seals')) return write(stores, work)
        copied()
        return new Promise(() => {})
      },
    },
  }
  void submit(dying, draftId)
  await dead
  fail(() => null)
  await tidyCopies(first)
  expect(copies()).toHaveLength(1)
  const submitted = await submit(first, draftId)
  expect(copies()).toHaveLength(1)
  const again = lose()
  await restore(again)
  expect(await allEntries(again.database)).toHaveLength(1)
  expect((await allEntries(again.database))[0]?.id).toBe(submitted.outcome === 'sealed' ? submitted.entry.id : '')
  await tidyCopies(again)
  expect(copies()).toHaveLength(1)
})

test('[O4] a cache that fails holds up neither sealing nor sending, and what does not go in holds up no other', async () => {
  const { open, lose, fail, copies } = phone()
  const first = open()
  await restore(first)
  await seal(first, 'Satu.')
  await seal(first, 'Dua.')
  for (const how of ['open', 'match', 'put']) {
    const broken = lose()
    fail((use) => (use.startsWith(how) ? new DOMException('broken', 'UnknownError') : null))
    await restore(broken)
    await copyMissing(broken)
    await tidyCopies(broken)
    await seal(broken, `Tanpa salinan: ${how}.`)
    fail(() => null)
    await restore(broken)
    expect(await titles(broken)).toContain('Satu.')
    await copyMissing(broken)
    expect(copies().length).toBe((await titles(broken)).length)
  }
})

test('[O1] a report is not called saved when there is no room for its second copy; smaller, it is', async () => {
  const { open, fail, copies } = phone()
  const engine = open()
  await restore(engine)
  fail((use) => (/put .*[0-9a-f]{64}/.test(use) ? new DOMException('full', 'UnknownError') : null))
  const draftId = await draftOf(engine, 'Penuh.')
  expect(await submit(engine, draftId)).toEqual({ outcome: 'no-space' })
  expect([await titles(engine), copies()]).toEqual([[], []])
  fail(() => null)
  expect((await submit(engine, draftId)).outcome).toBe('sealed')
})

test('[O1] a photo that is lost takes no other report’s bytes with it', async () => {
  const { open, lose } = phone()
  const first = open()
  await restore(first)
  const { id, attachments } = await seal(first, 'Satu.', PHOTO)
  const sha256 = attachments[0]?.sha256
  if (sha256 === undefined) throw new Error('no photo')
  // Its second copy is made without the photo.
  await first.database.write(['blobs', 'chunks'], (tx) => tx.objectStore('chunks').clear())
  await first.ports.caches?.delete('lapor-second-copies')
  await copyMissing(first)
  const again = lose()
  await restore(again)
  await seal(again, 'Dengan foto yang sama.', PHOTO)
  await remove(again, id)
  expect(await again.database.read(['blobs', 'chunks'], (tx) => readBytes(tx, sha256, 0, Infinity))).toEqual(PHOTO)
})

test('[O1] of a delivered report receipt and tracking code stay; one that a province lost has a whole copy again', async () => {
  const { open, lose, copies } = phone()
  const first = open()
  await restore(first)
  const { id, trackingCode } = await seal(first, 'Diterima.')
  const stands = { id, number: 'KS-2026-000001', receivedAt: 1, stored: [], missing: [], refused: [], epoch: 1 }
  const receipt = { ...stands, keyId: 'one', signature: 'x'.repeat(86) }
  await happen(first.database, id, { kind: 'valid-receipt', receipt }, 5)
  await tidyCopies(first)
  expect(copies()).toEqual([expect.stringMatching(/\/delivered$/)])
  await happen(first.database, id, { kind: 'unknown-there' }, 6)
  await copyMissing(first)
  await tidyCopies(first)
  expect(copies()).toEqual([expect.not.stringMatching(/delivered/)])
  const again = lose()
  await restore(again)
  expect((await allEntries(again.database))[0]).toMatchObject({ id, trackingCode, state: { name: 'sealed' } })
})
