import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { Decode } from '../../src/qr/read-back/check.ts'

const binary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
// Our own copy: the library would fetch its binary from a CDN.
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(binary).buffer } })

/** The texts of all QR symbols that a decoder finds in a PNG or JPEG, from top to bottom. */
export async function readSymbols(picture: Uint8Array<ArrayBuffer>): Promise<readonly string[]> {
  const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 16 })
  return found
    .filter((symbol) => symbol.isValid)
    .sort((a, b) => a.position.topLeft.y - b.position.topLeft.y)
    .map((symbol) => symbol.text)
}

/** Reads drawings back as the workshop's press does in the browser, with the same decoder and no more effort. */
export const decode: Decode = async (pixels) => {
  const [found] = await readBarcodes({ ...pixels, colorSpace: 'srgb' } as ImageData, {
    formats: ['QRCode'],
    tryHarder: false,
    tryRotate: false,
    tryInvert: false,
    tryDownscale: false,
    maxNumberOfSymbols: 1,
  })
  return found?.isValid === true ? found.text : null
}
