import { openBuiltIn } from './built-in-reader.ts'
import { openWasm } from './wasm-reader.ts'

/** Reads symbols out of a running picture. */
export type SymbolReader = {
  readonly name: 'built-in' | 'wasm'
  /** The text of a symbol in the present picture; null when there is none. Rejects when it can read no longer. */
  readonly read: (video: HTMLVideoElement) => Promise<string | null>
  readonly close: () => void
}

/**
 * The browser's own reader where it reads QR, else ours. Null: ours cannot be had just now: it was never loaded here,
 * and there is no connection.
 */
export async function openReader(): Promise<SymbolReader | null> {
  return (await openBuiltIn()) ?? (await openWasm())
}
