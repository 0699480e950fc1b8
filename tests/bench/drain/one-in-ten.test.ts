import { expect, test } from 'vitest'
import { oneInTen } from './one-in-ten.ts'

const places = (seed: number) => Array.from({ length: 1_000 }, oneInTen(seed))

test('of every ten requests exactly one is refused', () => {
  for (let at = 0; at < 1_000; at += 10) {
    expect(
      places(1)
        .slice(at, at + 10)
        .filter(Boolean),
    ).toHaveLength(1)
  }
})

test('a seed decides which, for everyone alike', () => {
  expect(places(1)).toEqual(places(1))
  expect(places(1)).not.toEqual(places(2))
  const first = new Set(Array.from({ length: 100 }, (_, block) => places(1).indexOf(true, block * 10) % 10))
  expect(first.size).toBe(10)
})
