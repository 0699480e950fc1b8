import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** Files to try on the picture room, made here and now: honest photos and every trick we know. */

const GREEN = { r: 20, g: 120, b: 60 }

export function plainJpeg(width = 800, height = 600): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: GREEN } })
    .jpeg()
    .toBuffer()
}

/** Noise: nothing compresses worse. */
export function noise(width: number, height: number): ReturnType<typeof sharp> {
  return sharp({
    create: { width, height, channels: 3, background: GREEN, noise: { type: 'gaussian', mean: 128, sigma: 90 } },
  })
}

/** A PNG of one grey, whatever its size: a few kilobytes for any number of pixels. `rows`: those it really holds. */
export function greyPng(width: number, height: number, rows = height): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(1, 8)
  const row = Buffer.alloc(1 + Math.ceil(width / 8))
  const pixels = deflateSync(Buffer.concat(Array.from({ length: rows }, () => row)), { level: 9 })
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function pngChunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A JPEG as a phone makes it: where it was taken, by which device, held on its side. Left half red, right half blue. */
export async function photoWithExif(): Promise<Buffer> {
  const red = { create: { width: 200, height: 200, channels: 3, background: { r: 220, g: 0, b: 0 } } } as const
  return sharp({ create: { width: 400, height: 200, channels: 3, background: { r: 0, g: 0, b: 220 } } })
    .composite([{ input: red, left: 0, top: 0 }])
    .jpeg()
    .withExif({
      IFD0: { Make: 'KAMERA-RAHASIA', Artist: 'Siti Aminah' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '3/1 19/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '114/1 35/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}
