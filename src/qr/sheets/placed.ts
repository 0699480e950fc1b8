import type { CodeSymbol, Item, Path, Picture, Sheet, Text } from './sheet.ts'

/** A transform as SVG and PDF write it: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** What a group does to its items. */
export function matrixOf({
  x,
  y,
  scale,
  turn,
}: {
  readonly x: number
  readonly y: number
  readonly scale: number
  readonly turn: number
}): Matrix {
  const angle = (turn * Math.PI) / 180
  // Exact where it matters: half a turn of the cosine's rounding would blur modules.
  const [cos, sin] = [Math.round(Math.cos(angle) * 1e9) / 1e9, Math.round(Math.sin(angle) * 1e9) / 1e9]
  return [scale * cos, scale * sin, -scale * sin, scale * cos, x, y]
}

export function combine([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** Something that leaves ink or white, and where the groups around it put it. */
export type Placed = { readonly item: Path | Text | CodeSymbol | Picture; readonly matrix: Matrix }

/** Everything on the sheet in the order in which it is drawn, out of its groups. */
export function placedOn({ shared, own }: Pick<Sheet, 'shared' | 'own'>): readonly Placed[] {
  return [...shared, ...own].flatMap((item) => placed(item, IDENTITY))
}

function placed(item: Item, matrix: Matrix): readonly Placed[] {
  if (item.kind !== 'group') return [{ item, matrix }]
  const inside = combine(matrix, matrixOf(item))
  return item.items.flatMap((part) => placed(part, inside))
}

/** A field of the sheet in millimetres. */
export type Field = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export type PlacedCode = { readonly address: string; readonly field: Field }

/** Where the codes are, quiet zones included, in reading order of drawing. */
export function codesOn(sheet: Sheet): readonly PlacedCode[] {
  return placedOn(sheet).flatMap(({ item, matrix }) => {
    if (item.kind !== 'symbol') return []
    const { x, y, side, address } = item
    return [{ address, field: fieldOf([apply(matrix, x, y), apply(matrix, x + side, y + side)]) }]
  })
}

/** The smallest field that holds the points. */
export function fieldOf(points: readonly (readonly [x: number, y: number])[]): Field {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}
