import type { Fill } from './drawn.ts'

/** A picture as decoders take it: four bytes a pixel, red, green, blue, opacity. */
export type Pixels = {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

/** As sharp as it comes out of a cheap printer and into a cheap camera; more would only take longer. */
const PIXELS_A_MODULE = 4
/** Larger than any symbol with its quiet zone: a drawing that claims more is none. */
const MOST = 185

/** Paints the fills, as large as the first of them, on grey: where nothing is painted, there is no white. */
export function rasterise(fills: readonly Fill[]): Pixels | null {
  const [ground] = fills
  // A decoder reads on grey as well; a tired printer and a cheap camera do not.
  if (ground === undefined || ground.shade < 0.95 || ground.width < 1 || ground.width > MOST || ground.height > MOST)
    return null
  const width = Math.round(ground.width * PIXELS_A_MODULE)
  const height = Math.round(ground.height * PIXELS_A_MODULE)
  const pixels = new Uint32Array(width * height).fill(pixelOf(UNPAINTED))
  const at = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value * PIXELS_A_MODULE)))
  for (const fill of fills) {
    const [left, right] = [at(fill.x - ground.x, width), at(fill.x + fill.width - ground.x, width)]
    const [top, bottom] = [at(fill.y - ground.y, height), at(fill.y + fill.height - ground.y, height)]
    for (let row = top; row < bottom; row++) pixels.fill(pixelOf(fill.shade), row * width + left, row * width + right)
  }
  return { width, height, data: new Uint8ClampedArray(pixels.buffer) }
}

const UNPAINTED = 0.5

/** An opaque grey; the same whichever end of the number comes first in memory, but for the opacity. */
function pixelOf(shade: number): number {
  const byte = Math.round(Math.min(1, Math.max(0, shade)) * 255)
  return (0xff000000 | (byte * 0x010101)) >>> 0
}
