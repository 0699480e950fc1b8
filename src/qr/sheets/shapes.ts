import { type Colour, INKS, type Item, type Path, type Stroke } from './sheet.ts'

/** Shapes as path data in millimetres: absolute M, L, C and Z. */

/** How far a Bézier curve's handles reach for a quarter of a circle. */
const QUARTER = 0.5523

export function box(x: number, y: number, width: number, height: number, radius = 0): string {
  const [right, bottom] = [x + width, y + height]
  if (radius === 0) return words('M', x, y, 'L', right, y, 'L', right, bottom, 'L', x, bottom, 'Z')
  const r = radius
  const k = r * (1 - QUARTER)
  return words(
    ...['M', x + r, y, 'L', right - r, y, 'C', right - k, y, right, y + k, right, y + r],
    ...['L', right, bottom - r, 'C', right, bottom - k, right - k, bottom, right - r, bottom],
    ...['L', x + r, bottom, 'C', x + k, bottom, x, bottom - k, x, bottom - r],
    ...['L', x, y + r, 'C', x, y + k, x + k, y, x + r, y, 'Z'],
  )
}

export function circle(x: number, y: number, radius: number): string {
  return box(x - radius, y - radius, 2 * radius, 2 * radius, radius)
}

export function diamond(x: number, y: number, halfWidth: number, halfHeight: number): string {
  return words('M', x, y - halfHeight, 'L', x + halfWidth, y, 'L', x, y + halfHeight, 'L', x - halfWidth, y, 'Z')
}

/** A line through points. */
export function polyline(...points: readonly (readonly [x: number, y: number])[]): string {
  return points.map(([x, y], index) => words(index === 0 ? 'M' : 'L', x, y)).join(' ')
}

/** A wave of `count` arcs around the height `y`. */
export function wave(x: number, y: number, width: number, amplitude: number, count: number): string {
  const step = width / count
  const arcs = Array.from({ length: count }, (_, index) => {
    const from = x + index * step
    const peak = y + (index % 2 === 0 ? -amplitude : amplitude) * 1.33
    return words('C', from + step * 0.36, peak, from + step * 0.64, peak, from + step, y)
  })
  return [words('M', x, y), ...arcs].join(' ')
}

export function filled(data: string, fill: Colour, opacity = 1): Path {
  return { kind: 'path', data, fill, ...(opacity === 1 ? {} : { opacity }) }
}

export function stroked(
  data: string,
  colour: Colour,
  width: number,
  more: Omit<Stroke, 'colour' | 'width'> = {},
): Path {
  return { kind: 'path', data, stroke: { colour, width, ...more } }
}

/**
 * A band of sasirangan cloth, the stitched and tied cotton of the Banjar: rows of stitched waves, a chain of diamonds
 * with a point in each, and seeds between. It stays within its box.
 */
export function sasirangan(x: number, y: number, width: number, height: number): readonly Item[] {
  const count = 2 * Math.max(2, Math.round(width / (height * 1.5) / 2))
  const step = width / count
  const middle = y + height / 2
  const thin = height * 0.028
  const at = (share: number) => y + height * share
  const centres = Array.from({ length: count }, (_, index) => x + step * (index + 0.5))
  const stitch: [number, number] = [height * 0.07, height * 0.06]
  return [
    stroked(wave(x, at(0.13), width, height * 0.06, count * 2), INKS.pale, thin, { dash: stitch }),
    stroked(wave(x, at(0.22), width, height * 0.06, count * 2), INKS.pale, thin),
    filled(centres.map((centre) => diamond(centre, middle, step * 0.42, height * 0.2)).join(' '), INKS.leaf),
    stroked(centres.map((centre) => diamond(centre, middle, step * 0.42, height * 0.2)).join(' '), INKS.pale, thin),
    filled(centres.map((centre) => diamond(centre, middle, step * 0.16, height * 0.085)).join(' '), INKS.amber),
    filled(
      centres
        .slice(1)
        .map((centre) => circle(centre - step / 2, middle, height * 0.04))
        .join(' '),
      INKS.white,
    ),
    stroked(wave(x, at(0.78), width, height * 0.06, count * 2), INKS.pale, thin),
    stroked(wave(x, at(0.87), width, height * 0.06, count * 2), INKS.pale, thin, { dash: stitch }),
  ]
}

function words(...parts: readonly (string | number)[]): string {
  return parts.map((part) => (typeof part === 'number' ? number(part) : part)).join(' ')
}

/** A length as files write it: a thousandth of a millimetre, no zeros at the end. */
export function number(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
