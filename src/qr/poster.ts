/** Measures of a poster, in millimetres: an A4 sheet that any printer in any office prints. */
export const SHEET = { width: 210, height: 297 } as const

/**
 * The same symbol twice and apart: about one sticker in five, placed anywhere, kills a symbol because it touches one of
 * its corners. The large one is read from two metres, the small one where the sheet hangs lower or is torn above.
 */
export const POSTER_SYMBOLS = {
  large: { x: 52, y: 71, side: 106 },
  small: { x: 146, y: 226, side: 50 },
} as const

/** Stitched, parallel waves and points, as on sasirangan cloth, over a band of the given size. SVG path data. */
export function lineBand(width: number, height: number): { readonly waves: string; readonly points: string } {
  const step = 6
  const wave = (y: number) => {
    let path = `M0 ${y}`
    for (let x = 0; x < width; x += step) path += `q${step / 2} ${(x / step) % 2 === 0 ? -4 : 4} ${step} 0`
    return path
  }
  const zigzag = (y: number) => {
    let path = `M0 ${y}`
    for (let x = 0; x < width; x += step) path += `l${step / 2} -3l${step / 2} 3`
    return path
  }
  const third = height / 3
  return { waves: wave(third) + wave(third + 2.4), points: zigzag(height - 2) }
}
