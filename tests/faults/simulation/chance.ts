import { createHash } from 'node:crypto'

/** Everything a schedule leaves to chance comes from here, so that a seed is a schedule. */
export type Chance = {
  /** At least 0, less than 1. */
  readonly next: () => number
  /** A whole number from `from` up to and with `to`. */
  readonly whole: (from: number, to: number) => number
  /** True so often: 0 never, 1 always. */
  readonly happens: (probability: number) => boolean
  readonly pick: <T>(things: readonly T[]) => T
  readonly bytes: (count: number) => Uint8Array<ArrayBuffer>
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  let blocks = 0
  // Mulberry32: 32 bits of state, and every seed a sequence of its own.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    happens: (probability) => next() < probability,
    pick: (things) => {
      const thing = things[Math.floor(next() * things.length)]
      if (thing === undefined) throw new Error('nothing to pick from')
      return thing
    },
    bytes: (count) => {
      const bytes = new Uint8Array(count)
      // One block is as unguessable as many here, and eight megabytes of ballast cost nothing.
      bytes.set(createHash('sha256').update(`${seed} ${blocks++}`).digest().subarray(0, count))
      return bytes
    },
  }
}
