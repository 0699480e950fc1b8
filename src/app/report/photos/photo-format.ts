/** What every photo is by the time it is sealed. */
export const SEALED_TYPE = 'image/jpeg'

/** Whether the first bytes are those of HEIC or HEIF (ISO 14496-12 `ftyp` with one of its brands), which few browsers decode. */
export function isHeic(bytes: ArrayBuffer): boolean {
  const head = String.fromCharCode(...new Uint8Array(bytes, 0, Math.min(12, bytes.byteLength)))
  return /^.{4}ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/s.test(head)
}
