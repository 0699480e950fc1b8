const HOUR = 3_600_000

/** Wrong codes from one address before it waits. Generous: a whole hospital may share an address. */
const PER_HOUR = 60

/** Addresses remembered at once; when there are more, the one that guessed longest ago is forgotten. */
const MOST_ADDRESSES = 10_000

/**
 * Counts wrong tracking codes by client address, in memory only. A right code costs nothing, so people who look often
 * are never shut out; 75 random bits do the rest.
 */
export type Guesses = {
  /** Whole seconds this address must wait before it may ask again; 0: none. */
  readonly wait: (address: string, now: number) => number
  readonly wrong: (address: string, now: number) => void
}

export function countGuesses(perHour: number = PER_HOUR): Guesses {
  /** A bucket that empties by itself: what is in it at `at`. */
  const buckets = new Map<string, { readonly level: number; readonly at: number }>()
  const levelAt = (address: string, now: number) => {
    const bucket = buckets.get(address)
    if (bucket === undefined) return 0
    return Math.max(0, bucket.level - (Math.max(0, now - bucket.at) / HOUR) * perHour)
  }
  return {
    wait: (address, now) => {
      const over = levelAt(address, now) - (perHour - 1)
      return over <= 0 ? 0 : Math.ceil(((over / perHour) * HOUR) / 1000)
    },
    wrong: (address, now) => {
      const level = levelAt(address, now) + 1
      // Deleted and set again, so that the map's order is the order of last use.
      buckets.delete(address)
      buckets.set(address, { level, at: now })
      if (buckets.size > MOST_ADDRESSES) forgetOldest(buckets)
    },
  }
}

function forgetOldest(buckets: Map<string, unknown>): void {
  const oldest = buckets.keys().next()
  if (!oldest.done) buckets.delete(oldest.value)
}
