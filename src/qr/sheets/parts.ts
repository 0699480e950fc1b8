import { formatFacilityCode } from '../../domain/facility-code.ts'
import { codeAddress } from '../code-address.ts'
import type { Choice, Imprint, Subject } from './kinds.ts'
import { pictogram } from './pictograms.ts'
import { box, filled, stroked } from './shapes.ts'
import { type CodeSymbol, type Colour, INKS, type Item, type Path, type Text } from './sheet.ts'
import { CAP_HEIGHT, widthOf } from './type.ts'
import { type Fitting, line, typeset } from './typeset.ts'
import { english, hostOf, type Line, PAPER_WORDS } from './words.ts'

/** Pieces that several sheets are made of. Millimetres. */

/** The symbol of a subject's code; `side` holds the quiet zone. */
export function codeSymbol(
  { publicUrl }: Imprint,
  { level }: Choice,
  { code }: Subject,
  place: { readonly x: number; readonly y: number; readonly side: number },
): CodeSymbol {
  return { kind: 'symbol', ...place, address: codeAddress(publicUrl, code), level }
}

/** A symbol in a white plate with a green rim outside its quiet zone. */
export function plate(symbol: CodeSymbol, rim: number): readonly Item[] {
  const { x, y, side } = symbol
  const edge = box(x - rim, y - rim, side + 2 * rim, side + 2 * rim, rim * 1.6)
  return [filled(edge, INKS.green), filled(box(x, y, side, side, rim * 0.4), INKS.white), symbol]
}

/** Indonesian, and English small below it. */
export function twoLines(
  { id }: Line,
  en: string,
  at: Omit<Fitting, 'face' | 'colour' | 'height'> & { readonly height: number; readonly colour: Colour },
  second: { readonly size: number; readonly colour: Colour },
): { readonly items: readonly Text[]; readonly bottom: number } {
  const below = en === '' ? 0 : second.size * 1.5
  const main = typeset(id, { ...at, face: 'bold', height: at.height - below })
  if (en === '') return main
  const y = main.bottom + second.size * 0.22
  const { lines: _, ...place } = at
  const sub = typeset(en, {
    ...place,
    y,
    height: Math.max(second.size, at.y + at.height - y),
    ...second,
    face: 'regular',
  })
  return { items: [...main.items, ...sub.items], bottom: sub.bottom }
}

/** The short code in large type. */
export function shortCode(
  { code }: Subject,
  at: Omit<Fitting, 'face' | 'colour' | 'height' | 'lines'> & { readonly colour?: Colour },
) {
  return line(formatFacilityCode(code), { colour: INKS.ink, ...at, face: 'bold' })
}

/**
 * Which address must open, with a shield: what a sticker pasted over the code cannot change. `height` is what it takes
 * at most.
 */
export function genuineLine(
  imprint: Imprint,
  { language }: Pick<Choice, 'language'>,
  at: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly size: number
    readonly colour?: Colour
  },
): { readonly items: readonly Item[]; readonly bottom: number } {
  const { genuine, beware } = PAPER_WORDS
  const { x, y, width, size, colour = INKS.ink } = at
  const icon = size * 2.7
  const inner = { x: x + icon + size * 0.7, width: width - icon - size * 0.7, colour }
  const first = line(`${genuine.id}`, { ...inner, y: y + size * 0.05, size, face: 'regular' })
  const host = line(hostOf(imprint), { ...inner, y: first.bottom + size * 0.16, size: size * 1.22, face: 'bold' })
  const last = line(beware.id, { ...inner, y: host.bottom + size * 0.1, size: size * 0.86, face: 'regular' })
  const en = english(language, beware)
  const sub = line(en === '' ? '' : `${genuine.en} this. ${en}`, {
    ...{ ...inner, y: last.bottom + size * 0.06, size: size * 0.72, face: 'regular' },
  })
  return {
    items: [pictogram('shield', x, y, icon, colour), ...first.items, ...host.items, ...last.items, ...sub.items],
    bottom: Math.max(sub.bottom, last.bottom, y + icon),
  }
}

/**
 * An example's items with CONTOH across them: it must not end up on a wall. Over the words and under the symbols, which
 * stay readable for trying it out.
 */
export function marked({ example }: Subject, width: number, height: number, items: readonly Item[]): readonly Item[] {
  if (!example) return items
  const isSymbol = (item: Item) => item.kind === 'symbol'
  return [...items.filter((item) => !isSymbol(item)), watermark(width, height), ...items.filter(isSymbol)]
}

function watermark(width: number, height: number): Item {
  const diagonal = Math.hypot(width, height)
  const size = (diagonal * 0.66) / widthOf('CONTOH', 'bold')
  const text: Text = {
    kind: 'text',
    x: -(widthOf('CONTOH', 'bold') * size) / 2,
    y: (CAP_HEIGHT * size) / 2,
    text: 'CONTOH',
    size,
    face: 'bold',
    colour: INKS.red,
    opacity: 0.2,
  }
  const turn = -Math.round((Math.atan2(height, width) * 180) / Math.PI)
  return { kind: 'group', x: width / 2, y: height / 2, scale: 1, turn, items: [text] }
}

/** Where to cut. */
export function cutLine(data: string): Path {
  return stroked(data, '#9aa8a0', 0.2, { dash: [1.6, 1.2] })
}

/** The logo on a white plate, as large as the box lets it be, at the box's right end; nothing without a logo. */
export function logoPlate(
  { logo }: Imprint,
  at: { readonly right: number; readonly y: number; readonly width: number; readonly height: number },
): readonly Item[] {
  if (logo === null) return []
  const scale = Math.min(at.width / logo.width, at.height / logo.height)
  const [width, height] = [logo.width * scale, logo.height * scale]
  const x = at.right - width
  const y = at.y + (at.height - height) / 2
  const rim = at.height * 0.12
  return [
    filled(box(x - rim, y - rim, width + 2 * rim, height + 2 * rim, rim), INKS.white),
    { kind: 'picture', x, y, width, height, logo },
  ]
}
