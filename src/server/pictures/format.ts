/** The formats a photo may come in. Everything else that a decoder knows stays shut: SVG, GIF, TIFF, PDF, HEIC. */
export type PhotoFormat = 'jpeg' | 'png' | 'webp'

const JPEG = [0xff, 0xd8, 0xff]
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const RIFF = [0x52, 0x49, 0x46, 0x46]
const WEBP = [0x57, 0x45, 0x42, 0x50]

/** What the first bytes say a file is, whatever its name or declared type; null when it is none of ours. */
export function formatOf(bytes: Uint8Array): PhotoFormat | null {
  if (hasAt(bytes, 0, JPEG)) return 'jpeg'
  if (hasAt(bytes, 0, PNG)) return 'png'
  if (hasAt(bytes, 0, RIFF) && hasAt(bytes, 8, WEBP)) return 'webp'
  return null
}

function hasAt(bytes: Uint8Array, offset: number, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[offset + index] === byte)
}
