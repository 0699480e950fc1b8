// The only three pieces of the platform that are pure. Declared here, and not taken from a library, so that everything
// else of the browser and of Node stays out of reach in this room.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label: 'utf-8', options: { readonly fatal: boolean })
  decode(bytes: Uint8Array): string
}
/** Reads an address as every browser does (https://url.spec.whatwg.org). Throws when it is none. */
declare class URL {
  constructor(text: string)
  readonly protocol: string
  readonly username: string
  readonly password: string
  readonly host: string
  readonly hostname: string
  readonly port: string
  readonly pathname: string
  readonly hash: string
}
