import type { Order, Progress } from '../../../qr/press.ts'
import type { Refusal } from '../../../qr/read-back/check.ts'
import type { Pixels } from '../../../qr/read-back/rasterise.ts'
import type { Field } from '../../../qr/sheets/placed.ts'

/** What page and press say to each other. The press is a worker; ending it is how a job is cancelled. */
export type ToPress =
  | { readonly kind: 'pdf'; readonly order: Order; readonly title: string }
  | { readonly kind: 'svgs'; readonly order: Order }
  /** Pictures that the page made; the answer says what each reads as. */
  | { readonly kind: 'read'; readonly pixels: readonly Pixels[] }
  | { readonly kind: 'zip'; readonly files: readonly PackedFile[] }

export type FromPress =
  | ({ readonly kind: 'progress' } & Progress)
  | { readonly kind: 'pdf'; readonly bytes: readonly Uint8Array<ArrayBuffer>[]; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'svgs'; readonly sheets: readonly PressedSheet[]; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'read'; readonly texts: readonly (string | null)[] }
  | { readonly kind: 'zip'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** Nothing may be downloaded: the decoder did not start, or the press broke. */
  | { readonly kind: 'broken' }

export type PackedFile = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }

/** A sheet whose codes were all read back. Millimetres. */
export type PressedSheet = {
  readonly svg: string
  readonly width: number
  readonly height: number
  /** Codes on it, each once. */
  readonly codes: readonly string[]
  /** Where they are, quiet zones included. */
  readonly fields: readonly { readonly code: string; readonly field: Field }[]
}
