import { sealEnvelope } from '../domain/envelope.ts'
import type { EnvelopeKey } from '../domain/envelope-key.ts'
import { type Hex, toHex } from '../domain/hex.ts'
import { LARGEST_WRAPPED_PHOTO, PHOTO_ENVELOPE_TYPE, sealPhoto } from '../domain/photo-envelope.ts'
import type { Draft, DraftFields, DraftPhoto } from './draft.ts'
import { newDraft } from './drafts.ts'
import type { Engine } from './engine.ts'
import type { Entry } from './entry.ts'
import { trustedEnvelopeKey } from './envelope-trust.ts'
import { note } from './journal.ts'
import { keepBytes } from './photos.ts'
import { putEntry } from './reports.ts'
import type { WrongFields } from './seal-draft.ts'
import { dropCopies, keepCopy } from './second-copies.ts'
import { writeMakingRoom } from './space.ts'
import { sealDraft } from './submit.ts'

/** What somebody wrote at a device that is not theirs. It rests nowhere until it is sealed. */
export type Written = {
  readonly code: string
  readonly facility: string
  readonly fields: DraftFields
  /** As they are to be sealed: small, and without metadata. */
  readonly photos: readonly Uint8Array<ArrayBuffer>[]
}

export type SealedAway =
  /** On disk. The tracking code is told this once: the device does not keep it. */
  | { readonly outcome: 'sealed'; readonly entry: Entry; readonly trackingCode: string }
  | { readonly outcome: 'invalid'; readonly fields: WrongFields }
  | { readonly outcome: 'no-space' }
  /** No key that the province vouches for is known here, so nothing can be sealed. */
  | { readonly outcome: 'no-key' }

/**
 * Seals into an envelope: from here on this device can send the report and cannot read it, nor open its case. As in
 * `submit` the second copy comes first, then the report in one transaction with its photos; "saved" is true when this
 * resolves (O3).
 */
export async function sealAway(engine: Engine, written: Written): Promise<SealedAway> {
  const { ports } = engine
  const key = await trustedEnvelopeKey(engine)
  if (key === null) return { outcome: 'no-key' }
  if (written.photos.some((photo) => photo.length > LARGEST_WRAPPED_PHOTO)) {
    return { outcome: 'invalid', fields: { photos: 'too-large' } }
  }
  const photos = await wrapPhotos(engine, key, written.photos)
  const { code, facility, fields } = written
  const draft: Draft = { ...newDraft(engine, code, facility), fields, photos: photos.map(({ photo }) => photo) }
  const sealed = await sealDraft(draft, ports, 'kiosk')
  if (sealed.outcome === 'invalid') return sealed
  const { trackingCode } = sealed.entry
  if (trackingCode === null) throw new Error('a sealed draft has a tracking code')
  const envelope = await sealEnvelope(sealed.entry.bytes, key, ports.random(32), ports.sha256)
  const entry: Entry = { ...sealed.entry, ...envelope, title: '', trackingCode: null }
  const stored = await store(engine, entry, new Map(photos.map(({ photo, bytes }) => [photo.sha256, bytes.buffer])))
  if (stored !== 'stored') return stored
  engine.tell({ type: 'changed' })
  return { outcome: 'sealed', entry, trackingCode }
}

async function wrapPhotos(
  { ports }: Engine,
  key: EnvelopeKey,
  photos: Written['photos'],
): Promise<readonly { readonly photo: DraftPhoto; readonly bytes: Uint8Array<ArrayBuffer> }[]> {
  return Promise.all(
    photos.map(async (each) => {
      const bytes = await sealPhoto(each, key, ports.random(32))
      const sha256 = toHex(await ports.sha256(bytes))
      const photo: DraftPhoto = { sha256, size: bytes.length, type: PHOTO_ENVELOPE_TYPE, stage: 'ready' }
      return { photo, bytes }
    }),
  )
}

async function store(engine: Engine, entry: Entry, photos: ReadonlyMap<Hex, ArrayBuffer>) {
  let isStored = false
  try {
    const written = await writeMakingRoom(engine, async () => {
      await keepCopy(engine, entry, null, photos)
      return engine.database.write(['reports', 'blobs', 'chunks', 'journal'], async (tx) => {
        for (const [sha256, bytes] of photos) await keepBytes(tx, sha256, bytes, PHOTO_ENVELOPE_TYPE)
        await putEntry(tx, entry)
        await note(tx, { at: entry.sealedAt, event: 'sealed', id: entry.id, detail: 'envelope' })
        return 'stored' as const
      })
    })
    isStored = written === 'stored'
    return written
  } finally {
    if (!isStored) await dropCopies(engine, entry.id)
  }
}
