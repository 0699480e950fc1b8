import { LIMITS } from '../../domain/limits.ts'
import { encode, type Pixels, type Refused, withPixels } from './pixels.ts'

export type ScaledDown =
  /** A JPEG fit to be sealed: at most 2 MB, at most 1600 pixels on the longer side, without metadata. */
  { readonly outcome: 'photo'; readonly bytes: Uint8Array<ArrayBuffer>; readonly type: 'image/jpeg' } | Refused

/** The first is what the eye wants; the last fits even noise into 2 MB. */
const QUALITIES = [82, 70, 55, 40, 25] as const

/** Does for a form sent without script what the page does on a phone. Equal bytes give equal bytes. */
export function scaleDown(bytes: Uint8Array): Promise<ScaledDown> {
  return withPixels(bytes, encodeWithin)
}

async function encodeWithin(pixels: Pixels): Promise<ScaledDown> {
  for (const quality of QUALITIES) {
    const bytes = await encode(pixels, LIMITS.photoSide, quality)
    if (bytes.length <= LIMITS.attachment) return { outcome: 'photo', bytes, type: 'image/jpeg' }
  }
  throw new RangeError('a picture of 1600 x 1600 pixels does not fit into 2 MB at the lowest quality')
}
