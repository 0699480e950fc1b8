import { createHash } from 'node:crypto'

/** Chance that comes out the same for the same seed: so that a demo begun twice is one demo. */
export type Chance = {
  readonly bytes: (count: number) => Uint8Array<ArrayBuffer>
  /** A whole number from `least` to `most`. */
  readonly whole: (least: number, most: number) => number
  /** True in `percent` of a hundred. */
  readonly happens: (percent: number) => boolean
  readonly oneOf: <Item>(items: readonly [Item, ...Item[]]) => Item
}

export function chanceFrom(seed: string): Chance {
  let count = 0
  const bytes = (length: number) => {
    const filled = new Uint8Array(length)
    for (let at = 0; at < length; at += 32) {
      const block = createHash('sha256').update(`${seed}\n${count++}`).digest()
      filled.set(block.subarray(0, Math.min(32, length - at)), at)
    }
    return filled
  }
  const whole = (least: number, most: number) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes(4)
    return least + Math.floor(((((a * 256 + b) * 256 + c) * 256 + d) / 2 ** 32) * (most - least + 1))
  }
  return {
    bytes,
    whole,
    happens: (percent) => whole(1, 100) <= percent,
    oneOf: (items) => items[whole(0, items.length - 1)] ?? items[0],
  }
}
