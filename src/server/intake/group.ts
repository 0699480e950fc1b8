/** A group never holds more: the statement that writes it stays within what both databases bind. */
const MOST = 250

/**
 * Group commit: whatever arrives while one group is being written goes into the next, and each is answered only after
 * its group is durable. Several times as many commits a second as one by one, and nobody waits longer than two of them.
 * `commit` writes all or nothing. When a group fails, its items are written one by one, so that one bad item never takes
 * others down; when `isHopeless(error)`, all of them get that error at once.
 */
export function inGroups<Item, Outcome>(
  commit: (items: readonly Item[]) => Promise<readonly Outcome[]>,
  isHopeless: (error: unknown) => boolean,
): (item: Item) => Promise<Outcome> {
  const queue: Waiting<Item, Outcome>[] = []
  let writing = false

  const flush = async (): Promise<void> => {
    while (queue.length > 0) await write(queue.splice(0, MOST))
    writing = false
  }

  const write = async (group: readonly Waiting<Item, Outcome>[]): Promise<void> => {
    try {
      const outcomes = await commit(group.map(({ item }) => item))
      for (const [index, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[index]
        if (outcome === undefined) reject(new Error('a commit must give one outcome an item'))
        else resolve(outcome)
      }
    } catch (error) {
      if (group.length === 1 || isHopeless(error)) for (const { reject } of group) reject(error)
      else for (const one of group) await write([one])
    }
  }

  return (item) =>
    new Promise<Outcome>((resolve, reject) => {
      queue.push({ item, resolve, reject })
      if (writing) return
      writing = true
      // One turn later: requests that arrived together share the first commit already.
      setImmediate(() => void flush())
    })
}
type Waiting<Item, Outcome> = {
  readonly item: Item
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}
