import { LIMITS } from '../../domain/limits.ts'
import { encode, type Refused, withPixels } from './pixels.ts'

export type Examined =
  /** JPEG without metadata: `full` at most 1600 pixels on the longer side, `thumbnail` at most 320. */
  { readonly outcome: 'picture'; readonly full: Uint8Array; readonly thumbnail: Uint8Array } | Refused

const THUMBNAIL_SIDE = 320

/** Looks at the received bytes of an attachment: makes the copies that people may see, or says why it is refused. */
export function examine(bytes: Uint8Array): Promise<Examined> {
  return withPixels(bytes, async (pixels) => ({
    outcome: 'picture' as const,
    full: await encode(pixels, LIMITS.photoSide, 82),
    thumbnail: await encode(pixels, THUMBNAIL_SIDE, 75),
  }))
}
