import { zlibSync } from 'fflate'
import { number } from '../sheets/shapes.ts'
import type { Item, Logo, Sheet } from '../sheets/sheet.ts'
import { contentOf, escaped, type Needs, POINTS } from './pdf-content.ts'

/**
 * A vector PDF 1.7, written page by page. It needs little of the format, and that little directly: what is the same on
 * every page is one form XObject, text names two of the fonts that every reader has, streams are deflated. A library was
 * measured beside it (docs/figures.md): no faster, and 216 kB more for the worker to load (brotli).
 */
export type Pdf = {
  /** What one more page will draw, before it is packed: it can be looked at. */
  readonly draw: (sheet: Sheet) => PageDrawing
  readonly add: (page: PageDrawing) => void
  /** The file, in pieces. Nothing may be added after. */
  readonly finish: () => readonly Uint8Array<ArrayBuffer>[]
}
export type PageDrawing = { readonly sheet: Sheet; readonly content: string }

export function startPdf(title: string): Pdf {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  /** Where each object begins; the first is number 1. */
  const offsets: number[] = []
  let length = 0
  const needs: Needs = { opacities: new Set(), logos: new Set() }
  const grounds = new Map<readonly Item[], { readonly number: number; readonly content: string }>()
  const pages: number[] = []

  const write = (bytes: Uint8Array<ArrayBuffer>) => {
    pieces.push(bytes)
    length += bytes.length
  }
  const reserve = () => offsets.push(0)
  /** `body` is the whole object, or with a stream the rest of its dictionary. */
  const object = (body: string, stream?: Uint8Array<ArrayBuffer>, id = reserve()) => {
    offsets[id - 1] = length
    if (stream === undefined) write(latin(`${id} 0 obj\n${body}\nendobj\n`))
    else {
      write(latin(`${id} 0 obj\n<</Length ${stream.length} ${body}>>\nstream\n`))
      write(stream)
      write(latin('\nendstream\nendobj\n'))
    }
    return id
  }
  const packed = (dictionary: string, content: string) =>
    object(`${dictionary}/Filter /FlateDecode`, zlibSync(latin(content), { level: 6 }))

  write(latin('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n'))
  const [catalog, tree, resources] = [reserve(), reserve(), reserve()]

  const groundOf = ({ shared, width, height }: Sheet) => {
    const known = grounds.get(shared)
    if (known !== undefined) return known
    const content = contentOf(shared, needs)
    const form = `/Type /XObject /Subtype /Form /BBox [0 0 ${number(width)} ${number(height)}] /Resources ${resources} 0 R `
    const made = { number: packed(form, content), content }
    grounds.set(shared, made)
    return made
  }

  return {
    draw: (sheet) => ({ sheet, content: contentOf(sheet.own, needs) }),
    add({ sheet, content }) {
      const { width, height } = sheet
      const ground = groundOf(sheet)
      const [wide, high] = [number(width * POINTS), number(height * POINTS)]
      const scale = number(POINTS)
      const stream = packed('', `${scale} 0 0 -${scale} 0 ${high} cm /Ground${ground.number} Do\n${content}`)
      pages.push(
        object(
          `<</Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${wide} ${high}] /Resources ${resources} 0 R /Contents ${stream} 0 R>>`,
        ),
      )
    },
    finish() {
      const font = (name: string) =>
        object(`<</Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding>>`)
      const fonts = `/Regular ${font('Helvetica')} 0 R /Bold ${font('Helvetica-Bold')} 0 R`
      const faint = [...needs.opacities].map(
        (percent) => `/Faint${percent} <</ca ${percent / 100} /CA ${percent / 100}>>`,
      )
      const forms = [...grounds.values()].map(({ number: id }) => `/Ground${id} ${id} 0 R`)
      const logos = [...needs.logos].slice(0, 1).map((logo) => `/Logo ${picture(logo, object)} 0 R`)
      object(
        `<</Font <<${fonts}>> /ExtGState <<${faint.join(' ')}>> /XObject <<${[...forms, ...logos].join(' ')}>>>>`,
        undefined,
        resources,
      )
      const kids = pages.map((id) => `${id} 0 R`).join(' ')
      object(`<</Type /Pages /Count ${pages.length} /Kids [${kids}]>>`, undefined, tree)
      // No scaling by the printer: a code of 3 cm must come out as 3 cm.
      const catalogue = `/Lang (id) /ViewerPreferences <</PrintScaling /None /DisplayDocTitle true>>`
      object(`<</Type /Catalog /Pages ${tree} 0 R ${catalogue}>>`, undefined, catalog)
      const info = object(`<</Title (${escaped(title)}) /Producer (LAPOR Kalsel)>>`)
      const start = length
      const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
      const size = offsets.length + 1
      write(latin(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`))
      write(latin(`trailer\n<</Size ${size} /Root ${catalog} 0 R /Info ${info} 0 R>>\nstartxref\n${start}\n%%EOF\n`))
      return pieces
    },
  }
}

/** The logo's own deflated rows: PNG's filters are PDF's predictor 15. */
function picture(
  { width, height, png }: Logo,
  object: (body: string, stream: Uint8Array<ArrayBuffer>) => number,
): number {
  const rows = `/Filter /FlateDecode /DecodeParms <</Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns ${width}>>`
  return object(
    `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 ${rows}`,
    imageData(png),
  )
}

/** The contents of all IDAT chunks, one after the other (PNG, section 11.2.4). */
function imageData(png: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const parts: Uint8Array[] = []
  for (let at = 8; at + 12 <= png.length; ) {
    const size = view.getUint32(at)
    if (view.getUint32(at + 4) === IDAT) parts.push(png.subarray(at + 8, at + 8 + size))
    at += size + 12
  }
  const data = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    data.set(part, at)
    at += part.length
  }
  return data
}
const IDAT = 0x49444154

function latin(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}
