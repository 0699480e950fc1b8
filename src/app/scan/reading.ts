/** What page and reading worker say to each other. Pixels are RGBA, row by row. */
export type ToReader = {
  readonly width: number
  readonly height: number
  readonly pixels: ArrayBuffer
}

export type FromReader =
  /** `ready`: WebAssembly stands. `unavailable`: it could not be had, and this worker reads nothing. */
  | { readonly type: 'ready' }
  | { readonly type: 'unavailable' }
  | { readonly type: 'read'; readonly text: string | null }
