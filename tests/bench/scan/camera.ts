import { type Picture, paint } from './picture.ts'
import type { Sheet } from './sheet.ts'

/** From where a camera sees a sheet. */
export type View = {
  /** Pixels that a side of one code takes where it is not tilted: the distance. */
  readonly pixels: number
  /** Degrees by which the sheet is turned in its own plane. */
  readonly turn: number
  /** Degrees by which it leans away, 0: seen from right in front; and about which axis, in degrees. */
  readonly tilt: number
  readonly axis: number
  /** Where its middle falls within a pixel, 0 to 1. */
  readonly shift: readonly [number, number]
}

/** How far the camera stands off, in sides of one code: as near as a phone is held, so that a tilt shows perspective. */
const DISTANCE = 3
/** The wall around the sheet. */
const WALL = 0.55
/** Places looked at in each pixel, a side. */
const SAMPLES = 4

/** Takes a picture with room around the sheet. Each pixel is the mean of what lies in it, as on a sensor. */
export function photograph(sheet: Sheet, view: View, wall: number = WALL): Picture {
  const side = Math.ceil(1.2 * view.pixels * Math.hypot(sheet.width, sheet.height))
  const middle = Math.floor(side / 2)
  const placeOf = placing(sheet, view)
  return paint(side, side, (column, row) => {
    let light = 0
    for (let sample = 0; sample < SAMPLES ** 2; sample++) {
      const across = column - middle + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES - view.shift[0]
      const down = row - middle + ((sample % SAMPLES) + 0.5) / SAMPLES - view.shift[1]
      const [x, y] = placeOf(across, down)
      const isOn = x >= 0 && y >= 0 && x < sheet.width && y < sheet.height
      light += isOn ? sheet.lightAt(x, y) : wall
    }
    return (255 * light) / SAMPLES ** 2
  })
}

/** Which place on the sheet lies under a point of the picture, both from the middle, the picture's in pixels. */
export function placing(
  sheet: Pick<Sheet, 'width' | 'height'>,
  { pixels, turn, tilt, axis }: View,
): (across: number, down: number) => readonly [x: number, y: number] {
  const focal = pixels * DISTANCE
  const [sine, cosine] = [Math.sin(radians(tilt)), Math.cos(radians(tilt))]
  const toAxis = turning(-axis)
  const back = turning(axis - turn)
  return (across, down) => {
    const [a, d] = toAxis(across, down)
    const along = (a * DISTANCE) / (focal * cosine - a * sine)
    const depth = DISTANCE + along * sine
    // Beyond the horizon of the sheet's plane there is only wall.
    if (depth <= 0) return [-1, -1]
    const [x, y] = back(along, (d * depth) / focal)
    return [x + sheet.width / 2, y + sheet.height / 2]
  }
}

function turning(degrees: number): (x: number, y: number) => readonly [number, number] {
  const [sine, cosine] = [Math.sin(radians(degrees)), Math.cos(radians(degrees))]
  return (x, y) => [x * cosine - y * sine, x * sine + y * cosine]
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
