import { QUIET_ZONE } from '../../../src/qr/symbol.ts'
import type { Chance } from '../../faults/simulation/chance.ts'
import type { Sheet } from './sheet.ts'

export type Sticker = { readonly x: number; readonly y: number; readonly side: number; readonly light: number }

/** A square of this share of one code's area, anywhere on the sheet as long as all of it sticks. */
export function stickerAnywhere(sheet: Sheet, share: number, chance: Chance): Sticker {
  const side = Math.sqrt(share)
  return {
    x: chance.next() * (sheet.width - side),
    y: chance.next() * (sheet.height - side),
    side,
    light: 0.15 + 0.75 * chance.next(),
  }
}

/** The same on a sheet of one code, where it covers nothing of the three finders in its corners. */
export function stickerOffFinders(sheet: Sheet, share: number, chance: Chance): Sticker {
  for (;;) {
    const sticker = stickerAnywhere(sheet, share, chance)
    if (!touchesFinder(sticker)) return sticker
  }
}

/**
 * Whether it lies on a finder of a code of 29 modules: seven wide, one of white around, and the quiet zone before it. Those
 * of a code with more modules are smaller.
 */
export function touchesFinder({ x, y, side }: Sticker): boolean {
  const near = (QUIET_ZONE + 8) / (29 + 2 * QUIET_ZONE)
  const [isLeft, isRight] = [x < near, x + side > 1 - near]
  const [isTop, isBottom] = [y < near, y + side > 1 - near]
  return (isTop && (isLeft || isRight)) || (isBottom && isLeft)
}

/** Puts stickers on a sheet, later ones over earlier. */
export function stick(sheet: Sheet, stickers: readonly Sticker[]): Sheet {
  const above = stickers.toReversed()
  return {
    ...sheet,
    lightAt(x, y) {
      const over = above.find(
        (sticker) => x >= sticker.x && y >= sticker.y && x < sticker.x + sticker.side && y < sticker.y + sticker.side,
      )
      return over === undefined ? sheet.lightAt(x, y) : over.light
    },
  }
}
