import type { QrSymbol } from '../../../src/qr/symbol.ts'

/**
 * What is printed: how light it is at a place, 0 black … 1 white. Lengths are in printed sides of one code with its quiet
 * zone, from the upper left corner; so two codes at the same printed size are two sheets of side 1.
 */
export type Sheet = {
  readonly width: number
  readonly height: number
  readonly lightAt: (x: number, y: number) => number
}

/** Printed black on white paper, as a camera meets them: neither is quite so. */
export const INK = 0.08
export const PAPER = 0.92

/** A symbol with `quiet` modules of white around, as large as the sheet. */
export function codeSheet(symbol: QrSymbol, quiet: number): Sheet {
  const modules = symbol.size + 2 * quiet
  return {
    width: 1,
    height: 1,
    lightAt: (x, y) => (symbol.isDark(Math.floor(x * modules) - quiet, Math.floor(y * modules) - quiet) ? INK : PAPER),
  }
}

/** A sheet that lies on a larger one. `side`: how large it is drawn, 1 as it is. */
export type Laid = { readonly sheet: Sheet; readonly x: number; readonly y: number; readonly side: number }

/** Paper of this size with sheets laid on it. */
export function lay(width: number, height: number, laid: readonly Laid[]): Sheet {
  return {
    width,
    height,
    lightAt(x, y) {
      const under = laid.find(
        ({ sheet, side, ...at }) =>
          x >= at.x && y >= at.y && x < at.x + sheet.width * side && y < at.y + sheet.height * side,
      )
      return under === undefined ? PAPER : under.sheet.lightAt((x - under.x) / under.side, (y - under.y) / under.side)
    },
  }
}
