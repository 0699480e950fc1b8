import type { Face } from './sheet.ts'

// Widths of Helvetica and Helvetica Bold, thousandths of an em, for the characters of Windows-1252 from the space on
// (Adobe's core font metrics). A PDF may name these two without carrying them; Arial and Liberation Sans have the same
// widths, and an SVG says how long each line is.
const WIDTHS: Readonly<Record<Face, readonly number[]>> = {
  regular: widths(`
    278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584
    584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667
    611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500
    722 500 500 500 334 260 334 584 0 556 0 222 556 333 1000 556 556 333 1000 667 333 1000 0 611 0 0 222 222 333 333 350
    556 1000 333 1000 500 333 944 0 500 500 278 333 556 556 556 556 260 556 333 737 370 556 584 333 737 333 400 584 333
    333 333 556 537 278 333 333 365 556 834 834 834 611 667 667 667 667 667 667 1000 722 667 667 667 667 278 278 278 278
    722 722 778 778 778 778 778 584 778 722 722 722 722 667 667 611 556 556 556 556 556 556 889 500 556 556 556 556 278
    278 278 278 556 556 556 556 556 556 556 584 611 556 556 556 556 500 556 500`),
  bold: widths(`
    278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584
    584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667
    611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556
    778 556 556 500 389 280 389 584 0 556 0 278 556 500 1000 556 556 333 1000 667 333 1000 0 611 0 0 278 278 500 500 350
    556 1000 333 1000 556 333 944 0 500 556 278 333 556 556 556 556 280 556 333 737 370 556 584 333 737 333 400 584 333
    333 333 611 556 278 333 333 365 556 834 834 834 611 722 722 722 722 722 722 1000 722 667 667 667 667 278 278 278 278
    722 722 778 778 778 778 778 584 778 722 722 722 722 667 667 611 556 556 556 556 556 556 889 556 556 556 556 556 278
    278 278 278 611 611 611 611 611 611 611 584 611 611 611 611 611 556 611 556`),
}
const FIRST = 0x20
/** What Windows-1252 has between 0x80 and 0x9f; a `?` where it has nothing. */
const MIDDLE = '€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ'
const UNKNOWN = 0x3f

/** Heights as shares of the em. */
export const CAP_HEIGHT = 0.718
export const DESCENT = 0.212

/** The width of a line in ems. */
export function widthOf(text: string, face: Face): number {
  const table = WIDTHS[face]
  let sum = 0
  for (const character of text) sum += table[byteOf(character) - FIRST] ?? 0
  return sum / 1000
}

/** A line as Windows-1252, as a PDF's fonts take it. Call `printable` before; what is not in it becomes a `?`. */
export function bytesOf(text: string): readonly number[] {
  return [...text].map(byteOf)
}

function byteOf(character: string): number {
  const point = character.codePointAt(0) ?? UNKNOWN
  if ((point >= 0x20 && point < 0x7f) || (point >= 0xa0 && point <= 0xff)) return point
  const middle = MIDDLE.indexOf(character)
  return middle < 0 ? UNKNOWN : 0x80 + middle
}

/**
 * The text with what these fonts have: marks that no letter here carries are dropped (ḥ becomes h), odd spaces become
 * plain ones, and anything else a `?`. Every writer gets this same text.
 */
export function printable(text: string): string {
  // Most names are plain, and a run sets thousands of lines.
  if (/^[!-~]+(?: [!-~]+)*$/.test(text)) return text
  return [...text.normalize('NFC').replace(/\s+/g, ' ')]
    .map((character) => (has(character) ? character : character.normalize('NFD').replace(/\p{M}/gu, '')))
    .map((characters) => [...characters].map((character) => (has(character) ? character : '?')).join(''))
    .join('')
    .trim()
}

function has(character: string): boolean {
  return character === '?' || byteOf(character) !== UNKNOWN
}

function widths(list: string): readonly number[] {
  return list.trim().split(/\s+/).map(Number)
}
