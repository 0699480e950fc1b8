/// <reference path="./qrcode.d.ts" />
import { create } from 'qrcode'

/** A QR symbol: modules a side without the quiet zone, and which of them are dark. */
export type QrSymbol = {
  readonly size: number
  readonly isDark: (column: number, row: number) => boolean
}

/** Modules of white around a symbol (ISO/IEC 18004); scanners do not find it without. */
export const QUIET_ZONE = 4

/** How much may be lost: a quarter of its words at Q, almost a third at H, which costs modules. */
export type Level = 'Q' | 'H'

/** The symbol that says `text`. Throws when no symbol holds it. */
export function symbolOf(text: string, level: Level = 'Q'): QrSymbol {
  const known = latest
  if (known?.text === text && known.level === level) return known.symbol
  const symbol = made(text, level)
  latest = { text, level, symbol }
  return symbol
}

/** A sheet prints its code twice, and stickers many times: the latest is not made again. */
let latest: { readonly text: string; readonly level: Level; readonly symbol: QrSymbol } | null = null

function made(text: string, level: Level): QrSymbol {
  const { size, data } = create(text, { errorCorrectionLevel: level }).modules
  return {
    size,
    isDark: (column, row) => column >= 0 && column < size && row >= 0 && row < size && data[row * size + column] === 1,
  }
}

/** Modules a side with the quiet zone: the side of the view box for `symbolPath`. */
export function symbolSide(symbol: QrSymbol): number {
  return symbol.size + 2 * QUIET_ZONE
}

/** A run of dark modules in one row, quiet zone included in its place. */
export type Run = { readonly x: number; readonly y: number; readonly length: number }

/** The dark modules, row by row. */
export function symbolRuns(symbol: QrSymbol): readonly Run[] {
  const runs: Run[] = []
  for (let row = 0; row < symbol.size; row++) {
    for (let column = 0; column < symbol.size; column++) {
      if (!symbol.isDark(column, row)) continue
      const start = column
      while (symbol.isDark(column + 1, row)) column++
      runs.push({ x: start + QUIET_ZONE, y: row + QUIET_ZONE, length: column - start + 1 })
    }
  }
  return runs
}

/** The dark modules as one SVG path, a rectangle for each run in a row, quiet zone included in the coordinates. */
export function symbolPath(symbol: QrSymbol): string {
  return symbolRuns(symbol)
    .map(({ x, y, length }) => `M${x} ${y}h${length}v1h-${length}z`)
    .join('')
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
