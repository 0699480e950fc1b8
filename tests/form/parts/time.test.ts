import { expect, test } from 'vitest'
import { dayIn, distanceIn, momentIn } from '../../../src/form/parts/time.ts'

const AT = Date.parse('2026-11-24T18:30:00Z')

test('moments are told in WITA, whatever the machine’s zone', () => {
  expect(momentIn('id', AT)).toBe('25 November 2026 pukul 02.30 WITA')
  expect(momentIn('en', AT)).toBe('25 November 2026 at 02:30 WITA')
  expect(dayIn('id', AT)).toBe('25 November 2026')
})

test('distances come in the largest unit that fits', () => {
  expect(distanceIn('id', AT + 300_000, AT)).toBe('dalam 5 menit')
  expect(distanceIn('en', AT - 7_200_000, AT)).toBe('2 hours ago')
})
