import type { ReportId } from '../domain/report.ts'
import { textReceived } from './advance.ts'
import type { TransferRow } from './database.ts'
import type { Entry } from './entry.ts'
import type { Progress } from './outbox.ts'

/** What there is to send of a report. */
export type Weight = { readonly photos: number; readonly bytes: number }

export function weightOf({ bytes, attachments }: Entry): Weight {
  return { photos: attachments.length, bytes: attachments.reduce((sum, { size }) => sum + size, bytes.length) }
}

/**
 * How far a round is. `seen`: the reports of this round, as heavy as they were; `open`: what is not through yet, of this
 * round or not; `transfers`: how far their photos got. Pure.
 */
export function progressOf(
  seen: ReadonlyMap<ReportId, Weight>,
  open: readonly Entry[],
  transfers: readonly TransferRow[],
): Progress {
  const offsets = new Map(transfers.map(({ id, sha256, offset }) => [`${id}/${sha256}`, offset]))
  const left = { reports: 0, photos: 0, bytes: 0 }
  for (const entry of open) {
    if (!seen.has(entry.id)) continue
    left.reports += 1
    if (!textReceived(entry)) left.bytes += entry.bytes.length
    for (const { state, sha256, size } of entry.attachments) {
      if (state !== 'waiting') continue
      left.photos += 1
      left.bytes += Math.max(0, size - (offsets.get(`${entry.id}/${sha256}`) ?? 0))
    }
  }
  const all = { photos: 0, bytes: 0 }
  for (const { photos, bytes } of seen.values()) {
    all.photos += photos
    all.bytes += bytes
  }
  return {
    done: seen.size - left.reports,
    total: seen.size,
    photosDone: all.photos - left.photos,
    photos: all.photos,
    bytesDone: all.bytes - left.bytes,
    bytes: all.bytes,
  }
}
