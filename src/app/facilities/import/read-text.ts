/** A file's bytes as text. */
export type ReadText =
  | { readonly outcome: 'text'; readonly text: string; readonly isGuessed: boolean }
  | { readonly outcome: 'no-text' }

/**
 * Tells UTF-8 and UTF-16 (with a byte order mark, or by their bytes) and Windows-1252 apart. The last one is a guess:
 * any bytes can be read by it, so whoever sent them should look at the letters.
 */
export function readText(bytes: Uint8Array): ReadText {
  const marked = decode(bytes, markOf(bytes))
  const text = marked ?? decode(bytes, 'utf-8') ?? decode(bytes, 'windows-1252') ?? ''
  // Nobody types U+0000: this is a picture, a program, a document of some other kind.
  if (text.includes('\0')) return { outcome: 'no-text' }
  return { outcome: 'text', text, isGuessed: marked === null && decode(bytes, 'utf-8') === null }
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

function markOf(bytes: Uint8Array): Encoding | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // Without a mark: every other byte of plain Latin text is zero.
  const some = bytes.subarray(0, 200)
  const zeros = (from: 0 | 1) => some.filter((byte, at) => at % 2 === from && byte === 0).length
  if (zeros(1) > some.length / 4 && zeros(0) === 0) return 'utf-16le'
  if (zeros(0) > some.length / 4 && zeros(1) === 0) return 'utf-16be'
  return null
}

/** Null when the bytes cannot be that. */
function decode(bytes: Uint8Array, encoding: Encoding | null): string | null {
  if (encoding === null) return null
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
