import { expect, test } from 'vitest'
import {
  isPin,
  LONGEST_PIN_WAIT,
  publicCount,
  STILL_UNTIL_WIPED,
  stillnessAfter,
  stillSince,
  waitAfterWrong,
} from '../../src/domain/kiosk.ts'

test('a kiosk is calm for 45 s, counts down for 15, and then it is over', () => {
  expect(stillnessAfter(0)).toEqual({ name: 'calm' })
  expect(stillnessAfter(44_999)).toEqual({ name: 'calm' })
  expect(stillnessAfter(45_000)).toEqual({ name: 'warned', seconds: 15 })
  expect(stillnessAfter(59_001)).toEqual({ name: 'warned', seconds: 1 })
  expect(stillnessAfter(59_999)).toEqual({ name: 'warned', seconds: 1 })
  expect(stillnessAfter(STILL_UNTIL_WIPED)).toEqual({ name: 'over' })
  expect(stillnessAfter(10 * STILL_UNTIL_WIPED)).toEqual({ name: 'over' })
})

test('a tablet that slept, and one whose clock was set, forget too early and never too late', () => {
  const touch = { wall: 1_000_000, steady: 500 }
  // The steady clock stood still while it slept.
  expect(stillSince(touch, { wall: 1_600_000, steady: 600 })).toBe(600_000)
  // The time of day went back an hour; a minute passed.
  expect(stillSince(touch, { wall: 1_000_000 - 3_600_000, steady: 60_500 })).toBeGreaterThanOrEqual(60_000)
  expect(stillSince(touch, { wall: 1_005_000, steady: 5_500 })).toBe(5_000)
})

test('a PIN has six digits, and wrong ones wait longer each time, up to a quarter of an hour', () => {
  expect(['123456', '12345', '1234567', '12345a', '１２３４５６'].map(isPin)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
  expect([0, 1, 2, 3, 4, 5].map(waitAfterWrong)).toEqual([0, 0, 0, 30_000, 60_000, 120_000])
  expect(waitAfterWrong(60)).toBe(LONGEST_PIN_WAIT)
})

test('counts below three are not told', () => {
  expect([0, 1, 2, 3, 12].map(publicCount)).toEqual([null, null, null, 3, 12])
})
