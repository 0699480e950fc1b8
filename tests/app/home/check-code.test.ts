import { expect, test } from 'vitest'
import { checkCode } from '../../../src/app/home/check-code.ts'
import { facilityCodeFrom, formatFacilityCode } from '../../../src/domain/facility-code.ts'
import { formatTrackingCode, trackingCodeFrom } from '../../../src/domain/tracking-code.ts'

const CODE = facilityCodeFrom(new Uint8Array(5).fill(77))

test('a code is read as typed, as written on the poster, and out of a pasted link', () => {
  for (const typed of [CODE, formatFacilityCode(CODE).toLowerCase(), `https://lapor.example/q/${CODE}?bahasa=en`]) {
    expect(checkCode(typed)).toEqual({ outcome: 'code', code: CODE })
  }
})

test('what is missing is counted; what is wrong is named', () => {
  expect(checkCode('')).toEqual({ outcome: 'empty' })
  expect(checkCode(CODE.slice(0, 5))).toEqual({ outcome: 'short', missing: 3 })
  expect(checkCode('7F3K!').outcome).toBe('foreign-character')
  expect(checkCode(`${CODE}0`).outcome).toBe('long')
  expect(checkCode(formatTrackingCode(trackingCodeFrom(new Uint8Array(10)))).outcome).toBe('tracking-code')
})

test('one wrong character is told, with the codes it could have been', () => {
  const wrong = (CODE.startsWith('0') ? '1' : '0') + CODE.slice(1)
  const checked = checkCode(wrong)
  expect(checked.outcome).toBe('mistyped')
  expect(checked.outcome === 'mistyped' && checked.nearest).toContain(CODE)
})
