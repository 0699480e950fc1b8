import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALPHABET } from '../../src/domain/crockford.ts'
import { facilityCodeFrom, formatFacilityCode, readFacilityCode } from '../../src/domain/facility-code.ts'

const code = fc.uint8Array({ minLength: 5, maxLength: 5 }).map((bytes) => facilityCodeFrom(bytes))

describe('a facility code', () => {
  test('is read back however it is written', () => {
    fc.assert(
      fc.property(code, fc.boolean(), fc.boolean(), (made, isLower, isGrouped) => {
        const shown = isGrouped ? formatFacilityCode(made) : made
        const typed = (isLower ? shown.toLowerCase() : shown).replaceAll('0', 'o').replace(/1/g, isLower ? 'l' : 'I')
        expect(readFacilityCode(typed)).toEqual({ outcome: 'code', code: made })
      }),
    )
    expect(formatFacilityCode(facilityCodeFrom(new Uint8Array(5)))).toBe('0000-0000')
  })

  test('with one wrong character is mistyped, and the right one is among the nearest', () => {
    fc.assert(
      fc.property(code, (made) => {
        for (let at = 0; at < made.length; at++) {
          for (const wrong of ALPHABET) {
            if (wrong === made[at]) continue
            const read = readFacilityCode(made.slice(0, at) + wrong + made.slice(at + 1))
            expect(read.outcome).toBe('mistyped')
            expect(read.outcome === 'mistyped' && read.nearest).toContain(made)
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  test('with two neighbours swapped is mistyped, and the right one is among the nearest', () => {
    fc.assert(
      fc.property(code, fc.integer({ min: 0, max: 6 }), (made, at) => {
        fc.pre(made[at] !== made[at + 1])
        const swapped = made.slice(0, at) + made.charAt(at + 1) + made.charAt(at) + made.slice(at + 2)
        const read = readFacilityCode(swapped)
        expect(read.outcome === 'mistyped' && read.nearest).toContain(made)
      }),
    )
  })

  test('offers as nearest only intact codes, each once, and few of them', () => {
    fc.assert(
      fc.property(code, (made) => {
        const read = readFacilityCode(`${made.slice(0, 7)}${made.endsWith('0') ? '1' : '0'}`)
        if (read.outcome !== 'mistyped') throw new Error('expected mistyped')
        expect(new Set(read.nearest).size).toBe(read.nearest.length)
        expect(read.nearest.every((near) => readFacilityCode(near).outcome === 'code')).toBe(true)
        expect(read.nearest.length).toBeLessThanOrEqual(15)
      }),
    )
  })

  test('is none with another length or other characters', () => {
    for (const typed of ['', '7F3K-9Q2', '7F3K-9Q2M7', 'UUUU-UUUU', '7F3K 9Q2!', ' '.repeat(200)])
      expect(readFacilityCode(typed)).toEqual({ outcome: 'no-code' })
  })
})
