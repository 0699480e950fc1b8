import { QUIET_ZONE } from '../../../src/qr/symbol.ts'
import type { Chance } from '../../faults/simulation/chance.ts'
import { photograph, type View } from './camera.ts'
import { soil } from './dirt.ts'
import type { Picture } from './picture.ts'
import type { Sheet } from './sheet.ts'
import { addNoise, blur, fade, shade } from './spoil.ts'
import { stick, stickerAnywhere, stickerOffFinders } from './stickers.ts'

/** One kind of trouble in several strengths: from a sheet to what a camera has of it. */
export type Trouble = {
  readonly name: string
  readonly unit: string
  readonly levels: readonly number[]
  readonly take: (sheet: Sheet, level: number, chance: Chance) => Picture
}

/** A steady hand and good light: what every picture has, whatever else is wrong with it. */
export function view(pixels: number, chance: Chance, more: Partial<View> = {}): View {
  const turn = 6 * chance.next() - 3
  return { pixels, turn, tilt: 0, axis: 0, shift: [chance.next(), chance.next()], ...more }
}
export function sensor(picture: Picture, chance: Chance): Picture {
  return addNoise(blur(picture, 0.5), 3, chance)
}

/** Pixels a code where size is not the trouble, and a module of one with 29: four. */
export const NEAR = 148
const MODULE = NEAR / (29 + 2 * QUIET_ZONE)

export const TROUBLES: readonly Trouble[] = [
  {
    name: 'blur',
    unit: 'modules',
    levels: [0.3, 0.35, 0.4, 0.45, 0.5],
    take: (sheet, level, chance) => {
      const seen = photograph(sheet, view(NEAR, chance))
      return sensor(blur(seen, level * MODULE), chance)
    },
  },
  {
    name: 'distance',
    unit: 'pixels a side',
    levels: [58, 56, 54, 52, 50],
    take: (sheet, level, chance) => sensor(photograph(sheet, view(level, chance)), chance),
  },
  {
    name: 'rotation, at 60 pixels',
    unit: 'degrees',
    levels: [0, 15, 25, 35, 45],
    take: (sheet, level, chance) => sensor(photograph(sheet, view(60, chance, { turn: level })), chance),
  },
  {
    name: 'tilt',
    unit: 'degrees',
    levels: [45, 55, 60, 65, 70],
    take: (sheet, level, chance) => {
      const axis = 360 * chance.next()
      return sensor(photograph(sheet, view(NEAR, chance, { tilt: level, axis })), chance)
    },
  },
  {
    name: 'dirt, finders too',
    unit: '% of the area',
    levels: [2, 3, 4, 6, 8],
    take: (sheet, level, chance) => sensor(photograph(soil(sheet, level / 100, chance), view(NEAR, chance)), chance),
  },
  {
    name: 'low contrast, light from one side',
    unit: '% of the contrast left',
    levels: [20, 12, 10, 8, 6],
    take: (sheet, level, chance) => {
      const seen = photograph(sheet, view(NEAR, chance))
      return sensor(shade(fade(seen, level / 100), 0.3, 360 * chance.next()), chance)
    },
  },
  {
    name: 'noise',
    unit: 'grey values',
    levels: [30, 35, 40, 45, 50],
    take: (sheet, level, chance) => addNoise(photograph(sheet, view(NEAR, chance)), level, chance),
  },
  {
    name: 'a sticker, off the finders',
    unit: '% of the area',
    levels: [4, 6, 9, 12],
    take: (sheet, level, chance) => {
      const sticker = stickerOffFinders(sheet, level / 100, chance)
      return sensor(photograph(stick(sheet, [sticker]), view(NEAR, chance)), chance)
    },
  },
  {
    name: 'a sticker, anywhere',
    unit: '% of the area',
    levels: [2, 4, 6, 9, 12],
    take: (sheet, level, chance) =>
      sensor(photograph(stick(sheet, [stickerAnywhere(sheet, level / 100, chance)]), view(NEAR, chance)), chance),
  },
  {
    name: 'a bit of everything',
    unit: 'pixels a side',
    levels: [110, 95, 85, 75, 65],
    take: (sheet, level, chance) => {
      const leaning = { tilt: 25 * chance.next(), axis: 360 * chance.next(), turn: 30 * chance.next() - 15 }
      const seen = photograph(soil(sheet, 0.01, chance), view(level, chance, leaning))
      return addNoise(shade(fade(blur(seen, 0.7), 0.5), 0.3, 360 * chance.next()), 8, chance)
    },
  },
]
