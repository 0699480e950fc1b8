import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { PosterLogo } from '../../domain/poster-protocol.ts'
import { withPixels } from '../pictures/pixels.ts'

export type ReadLogo =
  | { readonly outcome: 'none' }
  | { readonly outcome: 'unreadable' }
  | { readonly outcome: 'logo'; readonly logo: PosterLogo }

/** Sharp enough for 52 mm at 300 dots an inch, and small enough to travel with every run. Pixels. */
const MOST = { width: 640, height: 200 } as const

/**
 * The logo as sheets carry it, from a PNG, JPEG or WebP file: through the same decoder as photos, so that a strange file
 * does no harm. RGB of eight bits without transparency, which a PDF takes as it is. Read each time: it is small, asked
 * for rarely, and a new file shows without a restart.
 */
export async function readLogo(path: string | null): Promise<ReadLogo> {
  if (path === null) return { outcome: 'none' }
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch {
    // Not there, or not ours to read: posters are printed without it, and the workshop says so.
    return { outcome: 'unreadable' }
  }
  return withPixels(bytes, encoded).then((made) => (made.outcome === 'refused' ? { outcome: 'unreadable' } : made))
}

async function encoded({
  data,
  width,
  height,
}: {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}) {
  const { data: png, info } = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ ...MOST, fit: 'inside', withoutEnlargement: true })
    .png({ palette: false, progressive: false })
    .toBuffer({ resolveWithObject: true })
  return { outcome: 'logo', logo: { width: info.width, height: info.height, png: png.toString('base64') } } as const
}
