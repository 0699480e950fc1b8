/** Grey values row by row: 0 black … 255 white, not rounded until a decoder gets them. */
export type Picture = { readonly width: number; readonly height: number; readonly greys: Float32Array }

/** A picture whose every pixel is what `grey` says of its place. */
export function paint(width: number, height: number, grey: (x: number, y: number) => number): Picture {
  const greys = new Float32Array(width * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) greys[y * width + x] = grey(x, y)
  return { width, height, greys }
}

export function greyAt({ width, height, greys }: Picture, x: number, y: number): number {
  const column = Math.min(Math.max(x, 0), width - 1)
  const row = Math.min(Math.max(y, 0), height - 1)
  return greys[row * width + column] ?? 0
}

/** As a camera hands it over: red, green, blue, opacity, a byte each. */
export function rgbaOf({ greys }: Picture): Uint8ClampedArray<ArrayBuffer> {
  const bytes = new Uint8ClampedArray(greys.length * 4)
  greys.forEach((grey, at) => {
    bytes.fill(grey, at * 4, at * 4 + 3).fill(255, at * 4 + 3, at * 4 + 4)
  })
  return bytes
}
