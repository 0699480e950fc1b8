/** Lets at most `places` tasks run at once; the others wait in the order they came. */
export function createTurns(places: number): <Value>(task: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = []
  let free = places
  return async (task) => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      // A place passes straight to the next one, so that nobody who comes later can slip in between.
      if (next === undefined) free++
      else next()
    }
  }
}
