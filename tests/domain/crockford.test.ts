import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ALPHABET,
  canonical,
  charactersFrom,
  checkCharacter,
  grouped,
  isIntact,
  MAX_LENGTH,
} from '../../src/domain/crockford.ts'

/** Data characters, so that with the check character a code is at most as long as every swap is caught. */
const data = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 1, maxLength: MAX_LENGTH - 1 })

describe('the check character', () => {
  test('catches every single wrong character: all positions, all characters, all lengths', () => {
    fc.assert(
      fc.property(data, (characters) => {
        const code = characters + checkCharacter(characters)
        expect(isIntact(code)).toBe(true)
        for (let at = 0; at < code.length; at++) {
          for (const wrong of ALPHABET) {
            if (wrong !== code[at]) expect(isIntact(code.slice(0, at) + wrong + code.slice(at + 1))).toBe(false)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  // The remainder is linear over GF(2⁵): a swap adds (a−b)(αʲ−αᵏ). So zeros around every pair of characters at every
  // pair of places are all the cases there are, whatever else stands in the code.
  test('catches every swap of two different characters, neighbours or not, at the full length', () => {
    let missed = 0
    for (let first = 0; first < MAX_LENGTH; first++) {
      for (let second = first + 1; second < MAX_LENGTH; second++) {
        for (const a of ALPHABET) {
          for (const b of ALPHABET) if (a !== b && sameRemainder(first, second, a, b)) missed += 1
        }
      }
    }
    expect(missed).toBe(0)
  })

  test('catches every swap of neighbours in real codes', () => {
    fc.assert(
      fc.property(data, (characters) => {
        const code = characters + checkCharacter(characters)
        for (let at = 0; at + 1 < code.length; at++) {
          const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2)
          expect(isIntact(swapped)).toBe(code[at] === code[at + 1])
        }
      }),
      { numRuns: 300 },
    )
  })

  test('says nothing good about what is too short or too long', () => {
    expect(isIntact('')).toBe(false)
    expect(isIntact('0')).toBe(false)
    expect(isIntact('0'.repeat(MAX_LENGTH))).toBe(true)
    expect(isIntact('0'.repeat(MAX_LENGTH + 1))).toBe(false)
  })
})

/** Whether `a` and `b` at these places give the same check as `b` and `a`. */
function sameRemainder(first: number, second: number, a: string, b: string): boolean {
  const at = (one: string, other: string) =>
    checkCharacter(
      '0'.repeat(first) + one + '0'.repeat(second - first - 1) + other + '0'.repeat(MAX_LENGTH - 1 - second),
    )
  return at(a, b) === at(b, a)
}

describe('what a person typed', () => {
  test('forgives case, hyphens of every kind, white space, and O, I and L', () => {
    expect(canonical(' 7f3k-9q2m\n')).toBe('7F3K9Q2M')
    expect(canonical('7F3K–9Q2M')).toBe('7F3K9Q2M')
    expect(canonical('oOiIlL')).toBe('001111')
    expect(canonical('')).toBe('')
  })

  test('is nothing when a character is left that no code has', () => {
    for (const typed of ['7F3U', '7F3K_9Q2M', '7F3K.', 'ß', '７', '7F3K/9Q2M']) expect(canonical(typed)).toBeNull()
  })

  test('stays what it is when read again, and in groups', () => {
    fc.assert(
      fc.property(data, (characters) => {
        expect(canonical(characters)).toBe(characters)
        expect(canonical(grouped(characters).toLowerCase())).toBe(characters)
      }),
    )
  })
})

test('random bits become characters, five each, first bit first', () => {
  expect(charactersFrom(new Uint8Array([0b00000_000, 0b01_00010_0, 0b0011_0010, 0b0_00101_00, 0b110_00111]), 8)).toBe(
    '01234567',
  )
  expect(() => charactersFrom(new Uint8Array(4), 7)).toThrow(RangeError)
})

test('groups are of four, with no hyphen at the end', () => {
  expect(['7F3K9Q2M', '7F3', '7F3K9'].map(grouped)).toEqual(['7F3K-9Q2M', '7F3', '7F3K-9'])
})
