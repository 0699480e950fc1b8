import { matrixOf } from '../sheets/placed.ts'
import { number } from '../sheets/shapes.ts'
import type { Colour, Item, Logo, Path, Text } from '../sheets/sheet.ts'
import { bytesOf } from '../sheets/type.ts'
import { symbolOf, symbolRuns, symbolSide } from '../symbol.ts'

/** What a page's drawing names and the file must hold. */
export type Needs = {
  /** Opacities in percent. */
  readonly opacities: Set<number>
  readonly logos: Set<Logo>
}

/** Millimetres in a PDF: 72 points an inch. */
export const POINTS = 72 / 25.4

/**
 * Items as PDF operators (ISO 32000-1), in millimetres with y downwards; whoever uses them turns the page so. Each symbol
 * stands in marked content with its address, `/Code <</A (HTTPS://…)>> BDC … EMC`.
 */
export function contentOf(items: readonly Item[], needs: Needs): string {
  return items.map((item) => written(item, needs)).join('')
}

function written(item: Item, needs: Needs): string {
  switch (item.kind) {
    case 'path':
      return faintly(item.opacity, path(item), needs)
    case 'text':
      return faintly(item.opacity, text(item), needs)
    case 'symbol': {
      const { x, y, side, address, level } = item
      const symbol = symbolOf(address, level)
      const modules = symbolSide(symbol)
      const scale = exact(side / modules)
      const runs = symbolRuns(symbol).map((run) => `${run.x} ${run.y} ${run.length} 1 re\n`)
      const drawn = `1 g 0 0 ${modules} ${modules} re f\n0 g\n${runs.join('')}f\n`
      return `/Code <</A (${escaped(address)})>> BDC\nq ${scale} 0 0 ${scale} ${number(x)} ${number(y)} cm\n${drawn}Q\nEMC\n`
    }
    case 'picture': {
      needs.logos.add(item.logo)
      const { x, y, width, height } = item
      // A picture's own square has y upwards.
      return `q ${number(width)} 0 0 ${number(-height)} ${number(x)} ${number(y + height)} cm /Logo Do Q\n`
    }
    case 'group':
      return `q ${matrixOf(item).map(exact).join(' ')} cm\n${contentOf(item.items, needs)}Q\n`
    default:
      return item satisfies never
  }
}

function path({ data, fill, stroke }: Path): string {
  const shape = operators(data)
  if (stroke === undefined) return fill === undefined ? '' : `${rgb(fill)} rg ${shape}f\n`
  const dash = stroke.dash === undefined ? '' : `[${stroke.dash.map(number).join(' ')}] 0 d `
  const pen = `${rgb(stroke.colour)} RG ${number(stroke.width)} w 1 J 1 j ${dash}`
  const drawn = fill === undefined ? `${shape}S\n` : `${rgb(fill)} rg ${shape}B\n`
  return dash === '' ? pen + drawn : `q ${pen}${drawn}Q\n`
}

const OPERATOR: Readonly<Record<string, string>> = { M: 'm', L: 'l', C: 'c' }

/** `M 0 0 L 5 0 Z` → `0 0 m 5 0 l h `. */
function operators(data: string): string {
  return data.replace(/([MLCZ])([^MLCZ]*)/g, (_, letter: string, numbers: string) =>
    letter === 'Z' ? 'h ' : `${numbers.trim()} ${OPERATOR[letter] ?? ''} `,
  )
}

function text({ x, y, text: line, size, face, colour }: Text): string {
  const font = face === 'bold' ? '/Bold' : '/Regular'
  return `BT ${rgb(colour)} rg ${font} ${number(size)} Tf 1 0 0 -1 ${number(x)} ${number(y)} Tm (${escaped(line)}) Tj ET\n`
}

function faintly(opacity: number | undefined, drawn: string, { opacities }: Needs): string {
  if (opacity === undefined || opacity === 1) return drawn
  const percent = Math.round(opacity * 100)
  opacities.add(percent)
  return `q /Faint${percent} gs ${drawn}Q\n`
}

/** A string in Windows-1252 whose bytes are all ASCII. */
export function escaped(line: string): string {
  return bytesOf(line)
    .map((byte) => {
      if (byte >= 0x7f) return `\\${byte.toString(8)}`
      const character = String.fromCharCode(byte)
      return '\\()'.includes(character) ? `\\${character}` : character
    })
    .join('')
}

const inks = new Map<Colour, string>()

function rgb(colour: Colour): string {
  const known = inks.get(colour)
  if (known !== undefined) return known
  const parts = [1, 3, 5].map((at) => number(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  const made = parts.join(' ')
  inks.set(colour, made)
  return made
}

/** A millionth: over a large symbol a coarser scale would move modules. */
function exact(value: number): string {
  return String(Math.round(value * 1e6) / 1e6)
}
