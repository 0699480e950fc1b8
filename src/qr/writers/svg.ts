import { number } from '../sheets/shapes.ts'
import type { Item, Logo, Picture, Sheet } from '../sheets/sheet.ts'
import { widthOf } from '../sheets/type.ts'
import { symbolOf, symbolPath, symbolSide } from '../symbol.ts'

/** The faces that have the widths of the PDF's; `textLength` holds every other face to them. */
const FAMILY = 'Helvetica,Arial,Liberation Sans,Arimo,sans-serif'

/** The sheet as an SVG document of its own, in millimetres. */
export function svgOf(sheet: Sheet): string {
  const { width, height, shared, own } = sheet
  const size = `width="${number(width)}mm" height="${number(height)}mm" viewBox="0 0 ${number(width)} ${number(height)}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${FAMILY}" fill="none">`,
    `<path fill="#ffffff" d="M0 0H${number(width)}V${number(height)}H0z"/>`,
    ...shared.map(written),
    ...own.map(written),
    '</svg>\n',
  ].join('\n')
}

function written(item: Item): string {
  switch (item.kind) {
    case 'path': {
      const { data, fill, stroke, opacity } = item
      const pen =
        stroke === undefined
          ? ''
          : ` stroke="${stroke.colour}" stroke-width="${number(stroke.width)}" stroke-linecap="round" stroke-linejoin="round"${
              stroke.dash === undefined ? '' : ` stroke-dasharray="${stroke.dash.map(number).join(' ')}"`
            }`
      return `<path${fill === undefined ? '' : ` fill="${fill}"`}${pen}${faint(opacity)} d="${data}"/>`
    }
    case 'text': {
      const { x, y, text, size, face, colour, opacity } = item
      const length = number(widthOf(text, face) * size)
      const weight = face === 'bold' ? ' font-weight="700"' : ''
      return `<text x="${number(x)}" y="${number(y)}" font-size="${number(size)}"${weight} fill="${colour}"${faint(opacity)} textLength="${length}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`
    }
    case 'symbol': {
      const { x, y, side, address, level } = item
      const symbol = symbolOf(address, level)
      const modules = symbolSide(symbol)
      return `<g data-code="${escaped(address)}" transform="translate(${number(x)} ${number(y)}) scale(${scale(side / modules)})" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${modules}v${modules}h-${modules}z"/><path fill="#000" d="${symbolPath(symbol)}"/></g>`
    }
    case 'picture':
      return picture(item)
    case 'group': {
      const { x, y, turn, items } = item
      const turned = turn === 0 ? '' : ` rotate(${turn})`
      const scaled = item.scale === 1 ? '' : ` scale(${scale(item.scale)})`
      return `<g transform="translate(${number(x)} ${number(y)})${turned}${scaled}">${items.map(written).join('')}</g>`
    }
    default:
      return item satisfies never
  }
}

function picture({ x, y, width, height, logo }: Picture): string {
  return `<image x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" href="data:image/png;base64,${base64(logo)}"/>`
}

const known = new WeakMap<Uint8Array, string>()

/** A run of sheets has one logo: its text is made once. */
function base64({ png }: Logo): string {
  const made = known.get(png) ?? btoa(Array.from(png, (byte) => String.fromCharCode(byte)).join(''))
  known.set(png, made)
  return made
}

function faint(opacity = 1): string {
  return opacity === 1 ? '' : ` opacity="${number(opacity)}"`
}

/** A millionth: over a large symbol a coarser scale would move modules. */
function scale(value: number): string {
  return String(Math.round(value * 1e6) / 1e6)
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
