/**
 * How many live feeds one account holds open at once, in one process: tabs and devices of a busy officer, and far below
 * what would cost the others theirs. Each asks the database again and again.
 */
export const MOST_FEEDS = 20

/** The open feeds of this process, so that no account takes more than its share. */
export type Feeds = {
  /**
   * Counts a feed that opens; the account's oldest is asked to `end` when there are too many. Gives what is to be called
   * once the feed is over, as often as one likes.
   */
  readonly enter: (account: string, end: () => void) => () => void
}

export function createFeeds(most: number = MOST_FEEDS): Feeds {
  // A set keeps the order in which they came.
  const open = new Map<string, Set<() => void>>()
  return {
    enter(account, end) {
      const own = open.get(account) ?? new Set()
      open.set(account, own.add(end))
      const [oldest] = own
      if (own.size > most && oldest !== undefined) {
        own.delete(oldest)
        oldest()
      }
      return () => {
        own.delete(end)
        if (own.size === 0 && open.get(account) === own) open.delete(account)
      }
    },
  }
}
