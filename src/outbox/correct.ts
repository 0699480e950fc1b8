import type { ReportId } from '../domain/report.ts'
import { readSealed } from '../domain/sealed.ts'
import type { Draft, DraftPhoto } from './draft.ts'
import { newDraft } from './drafts.ts'
import type { Engine } from './engine.ts'
import { keepAgain } from './photos.ts'
import { readEntry } from './reports.ts'
import { writeMakingRoom } from './space.ts'

/**
 * A saved draft with a sealed report's words and photos. Sealed bytes never change (O9): the draft becomes a report of
 * its own that names the earlier one and keeps its tracking code. Null when the bytes, or their tracking code, are not
 * on this device, or the device is full.
 */
export async function correct(engine: Engine, id: ReportId): Promise<Draft | null> {
  const { database, ports } = engine
  const entry = await readEntry(database, id)
  if (entry === null || entry.trackingCode === null) return null
  const read = await readSealed(id, entry.bytes, ports.sha256)
  if (read.outcome !== 'read') return null
  const { report, sender } = read
  const { place } = report
  const empty = newDraft(engine, report.code, entry.facility)
  const draft: Draft = {
    ...empty,
    fields: {
      kind: report.kind,
      body: report.body,
      category: report.category,
      occurredOn: report.occurredOn ?? '',
      regency: place.regency ?? '',
      district: place.district ?? '',
      village: place.village ?? '',
      placeText: place.text ?? '',
      position:
        place.position === null
          ? null
          : {
              latitude: place.position.latitude,
              longitude: place.position.longitude,
              accuracy: place.position.accuracy ?? 0,
              takenAt: entry.sealedAt - (place.position.age ?? 0) * 1000,
            },
      anonymous: report.anonymous,
      confidential: report.confidential,
      supervisory: report.supervisory,
      name: sender?.name ?? '',
      contact: sender?.contact ?? '',
    },
    photos: entry.attachments
      .filter((one) => one.state !== 'lost')
      .map(({ sha256, size, type }) => ({ sha256, size, type, stage: 'ready' })),
    supersedes: { id, trackingCode: entry.trackingCode },
  }
  const saved = await writeMakingRoom(engine, () =>
    database.write(['drafts', 'blobs'], async (tx) => {
      // Since it was read the report may have been purged or removed, by this very search for room: a draft names no
      // photo whose bytes are gone.
      const photos: DraftPhoto[] = []
      for (const photo of draft.photos) if (await keepAgain(tx, photo.sha256)) photos.push(photo)
      const kept = { ...draft, photos }
      await tx.objectStore('drafts').put(kept)
      return kept
    }),
  )
  return 'outcome' in saved ? null : saved
}
