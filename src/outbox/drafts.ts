import { type Hex, toHex } from '../domain/hex.ts'
import { LIMITS } from '../domain/limits.ts'
import type { ReportId } from '../domain/report.ts'
import type { Writing } from './database.ts'
import type { Draft, DraftPhoto } from './draft.ts'
import type { Engine } from './engine.ts'
import type { SavedDraft, SavedPhoto } from './outbox.ts'
import { keepBytes, letGo } from './photos.ts'
import { stowBallast, writeMakingRoom } from './space.ts'

/** Reports being written. */

export function newDraft({ ports }: Engine, code: string | null, facility: string | null): Draft {
  return {
    id: toHex(ports.random(16)),
    code,
    facility,
    updatedAt: ports.now(),
    fields: {
      kind: null,
      body: '',
      category: null,
      occurredOn: '',
      regency: '',
      district: '',
      village: '',
      placeText: '',
      position: null,
      anonymous: false,
      confidential: false,
      supervisory: false,
      name: '',
      contact: '',
    },
    photos: [],
    supersedes: null,
  }
}

export async function readDrafts({ database }: Engine): Promise<readonly Draft[]> {
  const drafts = await database.read(['drafts'], (tx) => tx.objectStore('drafts').getAll())
  return drafts.sort((a, b) => b.updatedAt - a.updatedAt)
}

export async function saveDraft(engine: Engine, draft: Draft): Promise<SavedDraft> {
  const { database, ports } = engine
  const saved = await writeMakingRoom(engine, () =>
    database.write(['drafts', 'seals'], async (tx): Promise<SavedDraft> => {
      const sealed = await sealedAs(tx, draft.id)
      if (sealed !== null) return { outcome: 'already-sealed', id: sealed }
      const known = await tx.objectStore('drafts').get(draft.id)
      const next = { ...draft, photos: known?.photos ?? [], updatedAt: ports.now() }
      await tx.objectStore('drafts').put(next)
      return { outcome: 'saved', draft: next }
    }),
  )
  // Somebody has begun to write: have room for it. Nobody waits for that, and it handles its own failure.
  if (saved.outcome === 'saved') void stowBallast(ports)
  return saved
}

export async function discardDraft({ database }: Engine, id: string): Promise<void> {
  await database.write(['drafts', 'blobs', 'chunks'], async (tx) => {
    const draft = await tx.objectStore('drafts').get(id)
    for (const { sha256 } of draft?.photos ?? []) await letGo(tx, sha256)
    await tx.objectStore('drafts').delete(id)
  })
}

export function addPhoto(engine: Engine, draftId: string, bytes: ArrayBuffer, type: string): Promise<SavedPhoto> {
  return changePhotos(engine, draftId, bytes, type, 'original', (draft, photo) =>
    draft.photos.length >= LIMITS.attachments ? 'too-many' : { photos: [...draft.photos, photo], without: null },
  )
}

export function replacePhoto(
  engine: Engine,
  draftId: string,
  sha256: Hex,
  bytes: ArrayBuffer,
  type: string,
): Promise<SavedPhoto> {
  return changePhotos(engine, draftId, bytes, type, 'ready', (draft, photo) => {
    const at = draft.photos.findIndex((one) => one.sha256 === sha256)
    return at < 0 ? 'gone' : { photos: draft.photos.map((one, index) => (index === at ? photo : one)), without: sha256 }
  })
}

export async function removePhoto({ database, ports }: Engine, draftId: string, sha256: Hex): Promise<void> {
  await database.write(['drafts', 'blobs', 'chunks'], async (tx) => {
    const draft = await tx.objectStore('drafts').get(draftId)
    const at = draft?.photos.findIndex((one) => one.sha256 === sha256) ?? -1
    if (draft === undefined || at < 0) return
    await letGo(tx, sha256)
    await tx
      .objectStore('drafts')
      .put({ ...draft, photos: draft.photos.filter((_, index) => index !== at), updatedAt: ports.now() })
  })
}

type Change = { readonly photos: readonly DraftPhoto[]; readonly without: Hex | null } | 'too-many' | 'gone'

/** One transaction: the new bytes in, the draft names them, the old bytes out. */
async function changePhotos(
  engine: Engine,
  draftId: string,
  bytes: ArrayBuffer,
  type: string,
  stage: DraftPhoto['stage'],
  change: (draft: Draft, photo: DraftPhoto) => Change,
): Promise<SavedPhoto> {
  const { database, ports } = engine
  const sha256 = toHex(await ports.sha256(new Uint8Array(bytes)))
  const photo: DraftPhoto = { sha256, size: bytes.byteLength, type, stage }
  return writeMakingRoom(engine, () =>
    database.write(['drafts', 'seals', 'blobs', 'chunks'], async (tx): Promise<SavedPhoto> => {
      const draft = await tx.objectStore('drafts').get(draftId)
      if (draft === undefined) {
        const sealed = await sealedAs(tx, draftId)
        return sealed === null ? { outcome: 'gone' } : { outcome: 'already-sealed', id: sealed }
      }
      const changed = change(draft, photo)
      if (typeof changed === 'string') return { outcome: changed }
      await keepBytes(tx, sha256, bytes, type)
      if (changed.without !== null) await letGo(tx, changed.without)
      const next = { ...draft, photos: changed.photos, updatedAt: ports.now() }
      await tx.objectStore('drafts').put(next)
      return { outcome: 'saved', photo, draft: next }
    }),
  )
}

/** The report that a draft was sealed as; null when it was not. The transaction must include `seals`. */
export async function sealedAs(tx: Writing, draftId: string): Promise<ReportId | null> {
  return (await tx.objectStore('seals').get(draftId)) ?? null
}
