import type { SymbolReader } from './reader.ts'

/** https://wicg.github.io/shape-detection-api, as far as it is needed; missing from TypeScript's library. */
type Detector = { readonly detect: (picture: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]> }
type DetectorClass = {
  new (options: { readonly formats: readonly string[] }): Detector
  readonly getSupportedFormats: () => Promise<readonly string[]>
}

/** Null where the browser has none, or one that reads no QR: on some phones it is there and has lost its service. */
export async function openBuiltIn(): Promise<SymbolReader | null> {
  const { BarcodeDetector } = globalThis as { readonly BarcodeDetector?: DetectorClass }
  try {
    if (BarcodeDetector === undefined) return null
    if (!(await BarcodeDetector.getSupportedFormats()).includes('qr_code')) return null
    const detector = new BarcodeDetector({ formats: ['qr_code'] })
    return {
      name: 'built-in',
      read: async (video) => (await detector.detect(video))[0]?.rawValue ?? null,
      close: () => {},
    }
  } catch {
    return null
  }
}
