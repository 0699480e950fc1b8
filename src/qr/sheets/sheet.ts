import type { Level } from '../symbol.ts'

/**
 * A sheet before it is drawn: pure geometry in millimetres, y downwards from the upper left corner. Preview, print, SVG,
 * PNG and PDF are drawn from it, so that none says anything else than the others.
 */
export type Sheet = {
  readonly width: number
  readonly height: number
  /** What is the same on every sheet of a run. The very same array, so that a file holds it once. Drawn first. */
  readonly shared: readonly Item[]
  readonly own: readonly Item[]
}

export type Item = Path | Text | CodeSymbol | Picture | Group

export type Path = {
  readonly kind: 'path'
  /** SVG path data of absolute `M`, `L`, `C` and `Z`, with a space between any two words. */
  readonly data: string
  readonly fill?: Colour
  readonly stroke?: Stroke
  /** 1 when absent. */
  readonly opacity?: number
}

export type Stroke = {
  readonly colour: Colour
  readonly width: number
  readonly dash?: readonly [on: number, off: number]
}

export type Text = {
  readonly kind: 'text'
  /** Left end of the baseline. */
  readonly x: number
  readonly y: number
  readonly text: string
  /** Height of an em. */
  readonly size: number
  readonly face: Face
  readonly colour: Colour
  readonly opacity?: number
}

export type Face = 'regular' | 'bold'

/** A code's symbol on its white field. `side` is that field's, the quiet zone included. */
export type CodeSymbol = {
  readonly kind: 'symbol'
  readonly x: number
  readonly y: number
  readonly side: number
  readonly address: string
  readonly level: Level
}

/** The agency's logo. */
export type Picture = {
  readonly kind: 'picture'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly logo: Logo
}

/** A PNG of eight bits a channel, RGB without transparency and not interlaced, so that a PDF can carry it as it is. */
export type Logo = {
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly png: Uint8Array
}

/** Items in their own coordinates: scaled, then turned clockwise by whole degrees, then moved. */
export type Group = {
  readonly kind: 'group'
  readonly x: number
  readonly y: number
  readonly scale: number
  readonly turn: number
  readonly items: readonly Item[]
}

/** `#rrggbb` */
export type Colour = `#${string}`

/** The one palette of paper: the product's green with its tints, the amber of points, red for CONTOH. */
export const INKS = {
  green: '#0b5c3c',
  deep: '#063a27',
  leaf: '#2f8a5f',
  pale: '#cfe8da',
  tint: '#eaf4ee',
  amber: '#f2b33d',
  ink: '#14201a',
  quiet: '#45544c',
  red: '#a3211a',
  white: '#ffffff',
  black: '#000000',
} as const satisfies Record<string, Colour>
