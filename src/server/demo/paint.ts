import sharp from 'sharp'

/** A flat shape of one colour (`#rrggbb`). Corners of a polygon are x, y in turns. */
export type Shape =
  | {
      readonly shape: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly fill: string
    }
  | {
      readonly shape: 'oval'
      readonly x: number
      readonly y: number
      readonly rx: number
      readonly ry: number
      readonly fill: string
    }
  | { readonly shape: 'polygon'; readonly corners: readonly number[]; readonly fill: string }

/** Paints shapes, later ones over earlier ones, and saves the picture as a phone does: JPEG. */
export async function paint(shapes: readonly Shape[], width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const pixels = new Uint8Array(width * height * 3)
  for (const shape of shapes) {
    const colour = [1, 3, 5].map((at) => Number.parseInt(shape.fill.slice(at, at + 2), 16))
    const [top, bottom] = reach(shape)
    for (let row = Math.max(0, Math.ceil(top)); row < Math.min(height, bottom); row++) {
      for (const [from, to] of runs(shape, row)) {
        for (let column = Math.max(0, Math.round(from)); column < Math.min(width, Math.round(to)); column++)
          pixels.set(colour, (row * width + column) * 3)
      }
    }
  }
  return new Uint8Array(
    await sharp(pixels, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 82 })
      .toBuffer(),
  )
}

function reach(shape: Shape): readonly [top: number, bottom: number] {
  switch (shape.shape) {
    case 'box':
      return [shape.y, shape.y + shape.height]
    case 'oval':
      return [shape.y - shape.ry, shape.y + shape.ry]
    case 'polygon': {
      const heights = shape.corners.filter((_, index) => index % 2 === 1)
      return [Math.min(...heights), Math.max(...heights)]
    }
    default:
      return shape satisfies never
  }
}

/** Where a row crosses the shape, from left to right. */
function runs(shape: Shape, row: number): readonly (readonly [from: number, to: number])[] {
  switch (shape.shape) {
    case 'box':
      return [[shape.x, shape.x + shape.width]]
    case 'oval': {
      const half = shape.rx * Math.sqrt(Math.max(0, 1 - ((row - shape.y) / shape.ry) ** 2))
      return [[shape.x - half, shape.x + half]]
    }
    case 'polygon':
      return pairs(crossings(shape.corners, row + 0.5))
    default:
      return shape satisfies never
  }
}

function crossings(corners: readonly number[], y: number): number[] {
  const found: number[] = []
  for (let index = 0; index < corners.length; index += 2) {
    const [x1 = 0, y1 = 0] = corners.slice(index)
    const [x2 = 0, y2 = 0] = corners.slice((index + 2) % corners.length)
    if (y1 <= y !== y2 <= y) found.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
  }
  return found.sort((a, b) => a - b)
}

function pairs(values: readonly number[]): (readonly [number, number])[] {
  return values.flatMap((value, index) => (index % 2 === 0 ? [[value, values[index + 1] ?? value] as const] : []))
}
