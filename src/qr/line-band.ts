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
