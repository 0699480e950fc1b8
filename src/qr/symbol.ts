/// <reference path="./qrcode.d.ts" />
import { create } from 'qrcode'

/** A QR symbol: modules a side without the quiet zone, and which of them are dark. */
export type QrSymbol = {
  readonly size: number
  readonly isDark: (column: number, row: number) => boolean
}

/** Modules of white around a symbol (ISO/IEC 18004); scanners do not find it without. */
export const QUIET_ZONE = 4

/** The symbol that says `text`, at level Q: it stays readable with a quarter of its words lost. */
export function symbolOf(text: string): QrSymbol {
  const { size, data } = create(text, { errorCorrectionLevel: 'Q' }).modules
  return {
    size,
    isDark: (column, row) => column >= 0 && column < size && row >= 0 && row < size && data[row * size + column] === 1,
  }
}

/** Modules a side with the quiet zone: the side of the view box for `symbolPath`. */
export function symbolSide(symbol: QrSymbol): number {
  return symbol.size + 2 * QUIET_ZONE
}

/** The dark modules as one SVG path, a rectangle for each run in a row, quiet zone included in the coordinates. */
export function symbolPath(symbol: QrSymbol): string {
  let path = ''
  for (let row = 0; row < symbol.size; row++) {
    for (let column = 0; column < symbol.size; column++) {
      if (!symbol.isDark(column, row)) continue
      const start = column
      while (symbol.isDark(column + 1, row)) column++
      const run = column - start + 1
      path += `M${start + QUIET_ZONE} ${row + QUIET_ZONE}h${run}v1h-${run}z`
    }
  }
  return path
}

/**
 * The symbol for a terminal: two rows a line in half blocks, black on white by ANSI colours whatever the terminal's own
 * are. Ends without a line break.
 */
export function terminalSymbol(symbol: QrSymbol): string {
  const lines: string[] = []
  for (let row = -QUIET_ZONE; row < symbol.size + QUIET_ZONE; row += 2) {
    let line = ''
    for (let column = -QUIET_ZONE; column < symbol.size + QUIET_ZONE; column++) {
      const [upper, lower] = [symbol.isDark(column, row), symbol.isDark(column, row + 1)]
      line += upper && lower ? '█' : upper ? '▀' : lower ? '▄' : ' '
    }
    lines.push(`\u001b[30;107m${line}\u001b[0m`)
  }
  return lines.join('\n')
}
