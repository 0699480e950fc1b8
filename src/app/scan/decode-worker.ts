import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { keptBinary } from './kept-binary.ts'
import type { FromReader, ToReader } from './reading.ts'

const OPTIONS: ReaderOptions = { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 }

const say = (message: FromReader) => postMessage(message)

addEventListener('message', ({ data }: MessageEvent<ToReader>) => void read(data))
void start()

async function start(): Promise<void> {
  try {
    // The library would fetch its binary from another origin.
    const wasmBinary = await keptBinary(wasmUrl)
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
    say({ type: 'ready' })
  } catch {
    // Never loaded here and no connection, or a browser without WebAssembly: the page says so.
    say({ type: 'unavailable' })
  }
}

async function read({ width, height, pixels }: ToReader): Promise<void> {
  const picture = new ImageData(new Uint8ClampedArray(pixels), width, height)
  const found = await readBarcodes(picture, OPTIONS).catch(() => [])
  say({ type: 'read', text: found.find(({ isValid }) => isValid)?.text ?? null })
}
