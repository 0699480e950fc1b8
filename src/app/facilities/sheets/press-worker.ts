import { zipSync } from 'fflate'
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { codeAddress } from '../../../qr/code-address.ts'
import { type Order, type Ports, type PressedSvg, pressPdf, pressSvgs } from '../../../qr/press.ts'
import type { Decode } from '../../../qr/read-back/check.ts'
import { codesOn } from '../../../qr/sheets/placed.ts'
import type { FromPress, PackedFile, PressedSheet, ToPress } from './press-messages.ts'

// The library would fetch its binary from a CDN.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } })

/** What was drawn is straight, sharp and dark on white: whatever needs more effort to be read is not good enough. */
const STRAIGHT: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: false,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
  maxNumberOfSymbols: 1,
}
/** A tent's upper face stands on its head in the picture of the whole sheet. */
const ANY_WAY_UP: ReaderOptions = { ...STRAIGHT, tryRotate: true, tryHarder: true }

/** A screen shows no more than this many news a second. */
const PAUSE = 60

const reader =
  (options: ReaderOptions): Decode =>
  async (pixels) => {
    const [found] = await readBarcodes({ ...pixels, colorSpace: 'srgb' } as ImageData, options)
    return found?.isValid === true ? found.text : null
  }

function ports(): Ports {
  let told = Number.NEGATIVE_INFINITY
  return {
    decode: reader(STRAIGHT),
    progress(progress) {
      const now = performance.now()
      if (now - told < PAUSE && progress.done < progress.of) return
      told = now
      tell({ kind: 'progress', ...progress })
    },
  }
}

async function answer(message: ToPress): Promise<FromPress> {
  switch (message.kind) {
    case 'pdf':
      return { kind: 'pdf', ...(await pressPdf(message.order, ports(), message.title)) }
    case 'svgs': {
      const sheets: PressedSheet[] = []
      const refusals = await pressSvgs(message.order, ports(), (made) => sheets.push(pressed(message.order, made)))
      return { kind: 'svgs', sheets, refusals }
    }
    case 'read':
      return { kind: 'read', texts: await Promise.all(message.pixels.map(reader(ANY_WAY_UP))) }
    case 'zip':
      return { kind: 'zip', bytes: zipped(message.files) }
    default:
      return message satisfies never
  }
}

function pressed({ imprint }: Order, { sheet, svg, subjects }: PressedSvg): PressedSheet {
  const codes = new Map(subjects.map(({ code }) => [codeAddress(imprint.publicUrl, code), String(code)]))
  const fields = codesOn(sheet).flatMap(({ address, field }) => {
    const code = codes.get(address)
    return code === undefined ? [] : [{ code, field }]
  })
  return { svg, width: sheet.width, height: sheet.height, codes: [...codes.values()], fields }
}

function zipped(files: readonly PackedFile[]): Uint8Array<ArrayBuffer> {
  // PNG is deflated already; the fixed day makes the same sheets the same file.
  const entries = files.map(({ name, bytes }) => {
    return [name, [bytes, { level: name.endsWith('.png') ? 0 : 6, mtime: '2026-01-01' }]] as const
  })
  return zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0])
}

function tell(message: FromPress): void {
  self.postMessage(message)
}

self.onmessage = ({ data }: MessageEvent<ToPress>) => {
  answer(data).then(tell, () => tell({ kind: 'broken' }))
}
