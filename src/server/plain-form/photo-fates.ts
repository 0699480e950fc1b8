import type { Hex } from '../../domain/hex.ts'
import type { Receipt } from '../../domain/receipt.ts'
import type { FormPhoto } from './scale-photos.ts'

export type PhotoFate = {
  /** As on the reporter's device; null for a photo of the report that did not come along this time. */
  readonly name: string | null
  readonly fate: 'stored' | 'waiting' | Extract<FormPhoto, { state: 'left-out' }>['reason']
}

/**
 * What to say of each photo: of those in this form as they stand there, then of those the province holds from the first
 * time. A file that came empty in their place is not mentioned: the photo itself is here. Neither are as many of those
 * that found no room now.
 */
export function fatesOf({ photos, receipt }: { readonly photos: readonly FormPhoto[]; readonly receipt: Receipt }) {
  const sent = new Set(photos.flatMap((photo) => (photo.state === 'taken' ? [photo.sha256] : [])))
  const others = [...receipt.stored, ...receipt.missing].filter((name) => !sent.has(name as Hex))
  const fates: PhotoFate[] = []
  let heldBefore = others.length
  for (const photo of photos) {
    if (photo.state === 'taken') fates.push({ name: photo.name, fate: fateOf(photo.sha256, receipt) })
    else if (photo.reason === 'no-room' && heldBefore > 0) heldBefore--
    else if (photo.reason !== 'empty' || others.length === 0) fates.push({ name: photo.name, fate: photo.reason })
  }
  for (const name of others) fates.push({ name: null, fate: fateOf(name, receipt) })
  return fates
}

function fateOf(sha256: string, receipt: Receipt): PhotoFate['fate'] {
  const refusal = receipt.refused.find((entry) => entry.sha256 === sha256)
  return refusal?.reason ?? (receipt.stored.includes(sha256) ? 'stored' : 'waiting')
}
