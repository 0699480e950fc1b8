// The part of `qrcode` used here. Its own types (@types/qrcode) bring Node into the page.
declare module 'qrcode' {
  type Symbol = { readonly modules: { readonly size: number; readonly data: Uint8Array } }
  export function create(text: string, options: { readonly errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' }): Symbol
}
