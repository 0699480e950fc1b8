import { describe, expect, test } from 'vitest'
import { createThrottle, MOST, WINDOW } from '../../../src/server/identity/throttle.ts'

const NOW = 1_000_000

/** Tries until one must wait; gives how many were borne. */
function tries(attempt: (count: number) => number): number {
  for (let count = 0; count < 1_000; count++) if (attempt(count) > 0) return count
  return Number.POSITIVE_INFINITY
}

describe('failed sign-ins', () => {
  test('of an account at one address wait for the end of the quarter; elsewhere it goes on', () => {
    const throttle = createThrottle()
    expect(tries(() => throttle.attempt('rahmah', 'here', NOW))).toBe(MOST.pair)
    expect(throttle.attempt('rahmah', 'here', NOW + WINDOW - 1_500)).toBe(2)
    expect(throttle.attempt('rahmah', 'there', NOW)).toBe(0)
    expect(throttle.attempt('siti', 'here', NOW)).toBe(0)
    expect(throttle.attempt('rahmah', 'here', NOW + WINDOW)).toBe(0)
  })

  test('of many names from one address, and of many addresses at one name, wait too', () => {
    const throttle = createThrottle()
    expect(tries((count) => throttle.attempt(`name-${count}`, 'stranger', NOW))).toBe(MOST.address)
    expect(tries((count) => throttle.attempt('rahmah', `address-${count}`, NOW))).toBe(MOST.account)
  })

  test('of strangers elsewhere do not shut an officer out of a desk where the password was right before', () => {
    const throttle = createThrottle()
    expect(throttle.attempt('rahmah', 'desk', NOW)).toBe(0)
    throttle.succeeded('rahmah', 'desk')
    tries((count) => throttle.attempt('rahmah', `address-${count}`, NOW))
    tries((count) => throttle.attempt(`name-${count}`, 'desk', NOW))
    expect(throttle.attempt('rahmah', 'elsewhere', NOW)).toBeGreaterThan(0)
    // The own mistakes there count as before, and a right password wipes them.
    expect(tries(() => throttle.attempt('rahmah', 'desk', NOW))).toBe(MOST.pair)
    expect(throttle.attempt('rahmah', 'desk', NOW + WINDOW)).toBe(0)
    throttle.succeeded('rahmah', 'desk')
    expect(tries(() => throttle.attempt('rahmah', 'desk', NOW + WINDOW))).toBe(MOST.pair)
  })

  test('that were in truth right passwords cost their address and account nothing', () => {
    const throttle = createThrottle()
    for (let day = 0; day < 3 * MOST.account; day++) {
      expect(throttle.attempt('rahmah', `address-${day}`, NOW)).toBe(0)
      throttle.succeeded('rahmah', `address-${day}`)
    }
    for (let count = 0; count < 2 * MOST.address; count++) {
      expect(throttle.attempt(`name-${count}`, 'office', NOW)).toBe(0)
      throttle.succeeded(`name-${count}`, 'office')
    }
  })

  test('with made-up names from a full address push out nobody’s slate, least of all its own', () => {
    const throttle = createThrottle()
    tries(() => throttle.attempt('rahmah', 'guesser', NOW))
    tries((count) => throttle.attempt(`name-${count}`, 'stranger', NOW))
    for (let count = 0; count < 60_000; count++)
      expect(throttle.attempt(`made-up-${count}`, 'stranger', NOW)).toBeGreaterThan(0)
    expect(throttle.attempt('rahmah', 'guesser', NOW)).toBeGreaterThan(0)
  })
})
