import { type Hex, toHex } from './hex.ts'

/** SHA-256 as the caller's platform has it: `crypto.subtle` in the browser, `node:crypto` on the server. */
export type Sha256 = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array> | Uint8Array

export async function sha256Of(content: string | Uint8Array<ArrayBuffer>, sha256: Sha256): Promise<Hex> {
  return toHex(await sha256(typeof content === 'string' ? new TextEncoder().encode(content) : content))
}
