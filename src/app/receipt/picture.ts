import type { Language } from '../../domain/language.ts'
import { symbolOf } from '../../qr/symbol.ts'
import { brandName } from '../parts/brand.ts'

import { offer } from '../parts/offer.ts'
import { messages } from './messages.ts'

const WIDTH = 1080
const HEIGHT = 1350
const QR_SIDE = 640
/** Pictures are looked at in galleries: always the light scheme, whatever the page shows. */
const INK = '#14201a'
const BANNER = '#0a4a31'
const PAPER = '#ffffff'

/** Draws the tracking code with its QR as a PNG and hands it to the browser as a download. Throws where it cannot. */
export async function saveCodePicture(code: string, address: string, language: Language): Promise<void> {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('this browser gives no canvas')
  draw(pen, code, address, language)
  const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (picture === null) throw new Error('this browser gives no picture of a canvas')
  offer(picture, `${code}.png`)
}

function draw(pen: CanvasRenderingContext2D, code: string, address: string, language: Language): void {
  const words = messages[language]
  pen.fillStyle = PAPER
  pen.fillRect(0, 0, WIDTH, HEIGHT)
  pen.fillStyle = BANNER
  pen.fillRect(0, 0, WIDTH, 150)
  pen.textAlign = 'center'
  pen.fillStyle = PAPER
  pen.font = '700 60px system-ui, sans-serif'
  pen.fillText(brandName(), WIDTH / 2, 97, WIDTH - 80)
  pen.fillStyle = INK
  pen.font = '500 44px system-ui, sans-serif'
  pen.fillText(words.trackingCode, WIDTH / 2, 240)
  pen.font = '700 66px ui-monospace, monospace'
  pen.fillText(code, WIDTH / 2, 325, WIDTH - 80)
  drawSymbol(pen, address, (WIDTH - QR_SIDE) / 2, 390)
  pen.font = '400 36px system-ui, sans-serif'
  pen.fillText(words.pictureAdvice, WIDTH / 2, 1120, WIDTH - 80)
  pen.fillText(address.replace(/^https?:\/\//, '').replace(/#.*/, ''), WIDTH / 2, 1180, WIDTH - 80)
}

function drawSymbol(pen: CanvasRenderingContext2D, text: string, left: number, top: number): void {
  const { size, isDark } = symbolOf(text)
  // Whole pixels a module: a scanner reads edges.
  const module = Math.floor(QR_SIDE / size)
  const rest = Math.floor((QR_SIDE - module * size) / 2)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (isDark(column, row)) pen.fillRect(left + rest + column * module, top + rest + row * module, module, module)
    }
  }
}
