import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoff, isOver, LONGEST_HOLD, LONGEST_WAIT, readRetryAfter } from '../../src/outbox/backoff.ts'

const NOW = Date.parse('2026-11-24T06:00:00Z')

test('[O1] attempts never run out: every wait is finite and at most 15 minutes', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.double({ min: 0, max: 0.999999, noNaN: true }), (attempts, chance) => {
      const wait = backoff(attempts, chance)
      expect(wait).toBeGreaterThanOrEqual(0)
      expect(wait).toBeLessThanOrEqual(LONGEST_WAIT)
    }),
  )
  expect(backoff(1, 0.999999)).toBe(9_999)
  expect(backoff(3, 0.5)).toBe(20_000)
})

test('[O8] a wait set before the clock moved back, by however much, is over', () => {
  fc.assert(
    fc.property(fc.integer({ min: LONGEST_WAIT + 1, max: 20 * 365 * 86_400_000 }), (back) => {
      expect(isOver(NOW, NOW - back, LONGEST_WAIT)).toBe(true)
    }),
  )
  expect(isOver(NOW + 1_000, NOW, LONGEST_WAIT)).toBe(false)
  expect(isOver(NOW, NOW, LONGEST_WAIT)).toBe(true)
})

test('[O5] Retry-After is read in seconds, as a date, and never believed beyond six hours', () => {
  const date = 'Tue, 24 Nov 2026 06:00:00 GMT'
  expect(readRetryAfter('120', date, NOW)).toBe(120_000)
  expect(readRetryAfter('0', date, NOW)).toBe(0)
  expect(readRetryAfter('864000', date, NOW)).toBe(LONGEST_HOLD)
  expect(readRetryAfter('Tue, 24 Nov 2026 06:01:00 GMT', date, NOW)).toBe(60_000)
  // Against the answer's own clock: a device ten years ahead waits a minute too.
  expect(readRetryAfter('Tue, 24 Nov 2026 06:01:00 GMT', date, NOW + 10 * 365 * 86_400_000)).toBe(60_000)
  expect(readRetryAfter('Tue, 24 Nov 2026 05:00:00 GMT', date, NOW)).toBe(0)
  for (const garbage of ['-5', 'soon', '', '1e9', '12 monkeys', 'Tue, 99 Nov 2026 99:00:00 GMT', null]) {
    expect(readRetryAfter(garbage, date, NOW)).toBeNull()
  }
})

test('[O5] whatever a header says, the wait stays within bounds', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (header, date) => {
      const wait = readRetryAfter(header, date, NOW)
      if (wait !== null) expect(wait >= 0 && wait <= LONGEST_HOLD).toBe(true)
    }),
  )
})
