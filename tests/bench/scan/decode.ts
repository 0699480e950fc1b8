import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { type Picture, rgbaOf } from './picture.ts'

const binary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
// Our own copy: the library would fetch its binary from a CDN.
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(binary).buffer } })

/** What the decoder reads in one picture, as it would in one frame of a camera. */
export async function decode(picture: Picture): Promise<readonly string[]> {
  const { width, height } = picture
  const frame: ImageData = { width, height, data: rgbaOf(picture), colorSpace: 'srgb' }
  const found = await readBarcodes(frame, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 2 })
  return found.filter(({ isValid }) => isValid).map(({ text }) => text)
}
