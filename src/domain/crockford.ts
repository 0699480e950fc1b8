/**
 * Crockford's base 32 (https://www.crockford.com/base32.html) with a check character of our own, computed in GF(2⁵)
 * with the primitive polynomial x⁵+x²+1. A code's characters are the coefficients of a polynomial that has the
 * primitive element as a root. One wrong character adds c·αᵏ ≠ 0; two characters swapped add (a−b)(αʲ−αᵏ) ≠ 0 as long
 * as the code is no longer than 31 characters, the order of α. So every single wrong character and every swap is caught.
 */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The longest code for which every swap is caught. */
export const MAX_LENGTH = 31

/** Multiplies an element of GF(2⁵) by the primitive element. */
function timesAlpha(element: number): number {
  const doubled = element << 1
  return doubled & 0b100000 ? doubled ^ 0b100101 : doubled
}

function remainder(characters: string): number {
  let sum = 0
  for (const character of characters) sum = timesAlpha(sum) ^ ALPHABET.indexOf(character)
  return sum
}

/**
 * What a person typed, as canonical characters: upper case, O read as 0, I and L as 1, hyphens and white space dropped.
 * Null when a character is left that no code has.
 */
export function canonical(typed: string): string | null {
  const characters = typed
    // Latin letters alone: others would become some (ß becomes SS).
    .replace(/[a-z]+/g, (letters) => letters.toUpperCase())
    .replace(/[\s\-‐‑–—]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]*$/.test(characters) ? characters : null
}

/** The check character that makes `data` (canonical characters) a code. */
export function checkCharacter(data: string): string {
  return ALPHABET.charAt(timesAlpha(remainder(data)))
}

/** Whether canonical characters end in their own check character. */
export function isIntact(code: string): boolean {
  return code.length > 1 && code.length <= MAX_LENGTH && remainder(code) === 0
}

/** `count` characters out of random bytes, five bits each, first bit first. Needs ⌈5·count/8⌉ bytes. */
export function charactersFrom(random: Uint8Array, count: number): string {
  let characters = ''
  for (let index = 0; index < count; index++) {
    let value = 0
    for (let bit = index * 5; bit < index * 5 + 5; bit++) {
      const byte = random[bit >> 3]
      if (byte === undefined) throw new RangeError(`${count} characters need ${Math.ceil((count * 5) / 8)} bytes`)
      value = (value << 1) | ((byte >> (7 - (bit & 7))) & 1)
    }
    characters += ALPHABET.charAt(value)
  }
  return characters
}

/** Groups of four with hyphens between, as people read codes aloud: `7F3K-9Q2M`. */
export function grouped(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}
