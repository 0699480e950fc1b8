import type { Sha256 } from '../../domain/hash.ts'
import { sha256Of } from '../../domain/hash.ts'
import type { Hex } from '../../domain/hex.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { scaleDown } from '../pictures/scale-down.ts'
import type { SubmittedPhoto } from './read-form.ts'

/** What became of one chosen photo, under the name the reporter knows it by. */
export type FormPhoto = { readonly name: string } & (
  | {
      readonly state: 'taken'
      readonly sha256: Hex
      readonly bytes: Uint8Array<ArrayBuffer>
      readonly type: 'image/jpeg'
    }
  /** Not part of the report: it could not become a photo of ours. The text stands. */
  | { readonly state: 'left-out'; readonly reason: Refusal | 'too-large' | 'too-many' | 'empty' | 'no-room' }
)

/** Makes each submitted photo fit to be sealed, one after the other: only one of them is in memory whole. */
export async function scalePhotos(photos: readonly SubmittedPhoto[], sha256: Sha256): Promise<readonly FormPhoto[]> {
  const scaled: FormPhoto[] = []
  for (const photo of photos) scaled.push(await scale(photo, sha256))
  return scaled
}

async function scale(photo: SubmittedPhoto, sha256: Sha256): Promise<FormPhoto> {
  const { name } = photo
  if (photo.state !== 'spooled') return { name, state: 'left-out', reason: photo.state }
  const result = await scaleDown(await photo.file.readAll())
  if (result.outcome === 'refused') return { name, state: 'left-out', reason: result.reason }
  return { name, state: 'taken', sha256: await sha256Of(result.bytes, sha256), bytes: result.bytes, type: result.type }
}
