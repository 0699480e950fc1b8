import { LIMITS } from '../../../domain/limits.ts'
import { SEALED_TYPE } from './photo-format.ts'

/** A picture as it is sealed: a JPEG drawn anew, so nothing of the original's metadata is in it. */
export type Shrunk = { readonly outcome: 'shrunk'; readonly bytes: ArrayBuffer } | { readonly outcome: 'undecodable' }

/** A canvas of the thread that draws: an OffscreenCanvas in a worker, an element in the page. */
export type Canvas = {
  readonly context: CanvasDrawImage & CanvasRect & CanvasFillStrokeStyles & CanvasImageSmoothing
  readonly encode: (quality: number) => Promise<Blob | null>
}

const QUALITIES = [0.85, 0.75, 0.6, 0.45]

/**
 * Decodes, turns as EXIF says, scales the longer side to at most `LIMITS.photoSide` and encodes until at most
 * `LIMITS.attachment` bytes remain. `createImageBitmap` honours the orientation of a Blob without being asked.
 */
export async function shrink(
  original: Blob,
  canvasOf: (width: number, height: number) => Canvas | null,
): Promise<Shrunk> {
  let picture: ImageBitmap
  try {
    picture = await createImageBitmap(original)
  } catch {
    return { outcome: 'undecodable' }
  }
  try {
    let scale = Math.min(1, LIMITS.photoSide / Math.max(picture.width, picture.height))
    for (;;) {
      const width = Math.max(1, Math.round(picture.width * scale))
      const height = Math.max(1, Math.round(picture.height * scale))
      const canvas = canvasOf(width, height)
      if (canvas === null) return { outcome: 'undecodable' }
      // JPEG knows no transparency; without a ground it would be black.
      canvas.context.fillStyle = '#fff'
      canvas.context.fillRect(0, 0, width, height)
      canvas.context.imageSmoothingQuality = 'high'
      canvas.context.drawImage(picture, 0, 0, width, height)
      for (const quality of QUALITIES) {
        const blob = await canvas.encode(quality)
        if (blob === null || blob.type !== SEALED_TYPE) return { outcome: 'undecodable' }
        if (blob.size <= LIMITS.attachment) return { outcome: 'shrunk', bytes: await blob.arrayBuffer() }
      }
      scale *= 0.75
    }
  } finally {
    picture.close()
  }
}
