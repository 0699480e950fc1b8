import type { Pixels } from '../../../qr/read-back/rasterise.ts'
import type { PressedSheet } from './press-messages.ts'

/** A sheet as a PNG, and each of its codes as it stands there. */
export type Picture = {
  readonly png: Blob
  readonly codes: readonly { readonly code: string; readonly pixels: Pixels }[]
}

/** As printers want it; a larger sheet is held to what every browser's canvas takes. */
const DOTS_AN_INCH = 300
const MOST_PIXELS = 12_000_000
/** More would not be read better. */
const CODE_SIDE = 600

/** Draws the sheet's SVG, as the browser shows it. Null when this browser does not. */
export async function pictureOf({ svg, width, height, fields }: PressedSheet): Promise<Picture | null> {
  const wanted = DOTS_AN_INCH / 25.4
  const scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / (width * height)))
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    const context = canvas.getContext('2d')
    if (context === null) return null
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const codes = fields.map(({ code, field }) => ({
      code,
      pixels: cut(canvas, field.x * scale, field.y * scale, field.width * scale),
    }))
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    return png === null ? null : { png, codes }
  } catch {
    // A picture that cannot be decoded, or no memory for it: nothing to download.
    return null
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** A square of the canvas, made smaller where it is large. */
function cut(canvas: HTMLCanvasElement, x: number, y: number, side: number): Pixels {
  const small = document.createElement('canvas')
  small.width = small.height = Math.max(1, Math.min(CODE_SIDE, Math.round(side)))
  const context = small.getContext('2d')
  if (context === null) throw new Error('no canvas')
  context.drawImage(canvas, x, y, side, side, 0, 0, small.width, small.height)
  const { width, height, data } = context.getImageData(0, 0, small.width, small.height)
  return { width, height, data: new Uint8ClampedArray(data) }
}
