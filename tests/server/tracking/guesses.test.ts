import { expect, test } from 'vitest'
import { countGuesses } from '../../../src/server/tracking/guesses.ts'

test('an address may guess so often an hour, then it waits until one guess has drained', () => {
  const guesses = countGuesses(3)
  for (let count = 0; count < 3; count++) {
    expect(guesses.wait('192.0.2.1', 0)).toBe(0)
    guesses.wrong('192.0.2.1', 0)
  }
  expect(guesses.wait('192.0.2.1', 0)).toBe(1_200)
  expect(guesses.wait('192.0.2.1', 1_200_000)).toBe(0)
})

test('one address does not hold up another', () => {
  const guesses = countGuesses(1)
  guesses.wrong('192.0.2.1', 0)
  expect(guesses.wait('192.0.2.1', 0)).toBeGreaterThan(0)
  expect(guesses.wait('192.0.2.2', 0)).toBe(0)
})

test('a clock that moves back neither frees nor locks', () => {
  const guesses = countGuesses(1)
  guesses.wrong('192.0.2.1', 10_000_000)
  expect(guesses.wait('192.0.2.1', 0)).toBe(3_600)
})
