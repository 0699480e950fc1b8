import { expect, test } from 'vitest'
import { checkTyped } from '../../../src/app/tracking/check-typed.ts'
import { facilityCodeFrom } from '../../../src/domain/facility-code.ts'
import { formatTrackingCode, trackingCodeFrom } from '../../../src/domain/tracking-code.ts'

const CODE = trackingCodeFrom(new Uint8Array(10).fill(99))

test('a code is whole however it is typed', () => {
  for (const typed of [CODE, formatTrackingCode(CODE), ` ${formatTrackingCode(CODE).toLowerCase()} `]) {
    expect(checkTyped(typed)).toEqual({ outcome: 'code', code: CODE })
  }
})

test('while it is typed, what is missing is counted, with and without prefix', () => {
  expect(checkTyped('')).toEqual({ outcome: 'empty' })
  expect(checkTyped(' - ')).toEqual({ outcome: 'empty' })
  expect(checkTyped(CODE.slice(0, 10))).toEqual({ outcome: 'short', missing: 6 })
  expect(checkTyped(formatTrackingCode(CODE).slice(0, -1))).toEqual({ outcome: 'short', missing: 1 })
})

test('one wrong character is noticed at the last one', () => {
  const wrong = CODE.slice(0, -1) + (CODE.endsWith('0') ? '1' : '0')
  expect(checkTyped(wrong).outcome).toBe('mistyped')
  expect(checkTyped(`${CODE}00`).outcome).toBe('mistyped')
})

test('what no code has, and the other kind of code, are told apart', () => {
  expect(checkTyped('KS-7F3K!').outcome).toBe('foreign-character')
  expect(checkTyped(facilityCodeFrom(new Uint8Array(5).fill(9))).outcome).toBe('facility-code')
})
