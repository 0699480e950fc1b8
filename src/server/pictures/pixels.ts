import sharp from 'sharp'
import { LIMITS } from '../../domain/limits.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { formatOf } from './format.ts'
import { createTurns } from './turns.ts'

/**
 * The one place where foreign bytes meet a decoder. Only the three loaders below can be reached, by whatever trick a
 * file is made; two photos at a time, one thread each, nothing cached, so that memory and processor stay bounded.
 */
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] })
sharp.cache(false)
sharp.concurrency(1)

const inTurn = createTurns(2)

/** A decoder that is not done by then is fed something made to keep it busy. */
const SECONDS = 20

/** A baseline JPEG is read in rows and shrunk while it is read: even the largest phone camera's cost little. */
const MOST_PIXELS = 210_000_000

/** Every other kind may have to stand in memory whole: 50 megapixels of ordinary colour, fewer of richer ones. Bytes. */
const MOST_MEMORY = 160_000_000

export type Refused = { readonly outcome: 'refused'; readonly reason: Refusal }

/** A photo as bare sRGB pixels, upright, opaque, at most 1600 on the longer side. Nothing else of the file is left. */
export type Pixels = { readonly data: Uint8Array; readonly width: number; readonly height: number }

/** Decodes a photo and hands its pixels to `use`, in turn with others; or says why it is refused. */
export function withPixels<Used>(bytes: Uint8Array, use: (pixels: Pixels) => Promise<Used>): Promise<Used | Refused> {
  const format = formatOf(bytes)
  if (format === null) return Promise.resolve(refused('not-a-picture'))
  return inTurn(async () => {
    const decoded = await decode(bytes, format === 'jpeg')
    return 'outcome' in decoded ? decoded : use(decoded)
  })
}

async function decode(bytes: Uint8Array, jpeg: boolean): Promise<Pixels | Refused> {
  try {
    // 'error', not 'warning': many phones write files with a harmless flaw. A truncated file is an error here.
    const photo = sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS })
    const { width, height, channels, depth, isProgressive } = await photo.metadata()
    const readInRows = jpeg && isProgressive === false
    const memory = width * height * channels * (depth === 'ushort' ? 2 : 1)
    if (!readInRows && memory > MOST_MEMORY) return refused('too-many-pixels')
    const { data, info } = await photo
      .autoOrient()
      .resize({ width: LIMITS.photoSide, height: LIMITS.photoSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .timeout({ seconds: SECONDS })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height }
  } catch (error) {
    return refused(reasonFor(error))
  }
}

/** Encodes pixels as a JPEG without metadata, at most `side` on the longer side. */
export function encode(pixels: Pixels, side: number, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  const { data, width, height } = pixels
  return sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality })
    .toBuffer()
    .then((buffer) => new Uint8Array(buffer))
}

/** libvips tells its failures apart by their words alone. */
function reasonFor(error: unknown): Refusal {
  const words = error instanceof Error ? error.message : ''
  // Want of memory is our trouble and no verdict on the photo.
  if (/out of memory|unable to allocate/i.test(words)) throw error
  return /pixel limit/i.test(words) ? 'too-many-pixels' : 'broken-picture'
}

function refused(reason: Refusal): Refused {
  return { outcome: 'refused', reason }
}
