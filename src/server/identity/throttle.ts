/**
 * How many failed sign-ins are borne before one waits. Per account and address together, so that a stranger cannot shut
 * an officer out; per address, against many names; per account, against many addresses. In memory only: a restart
 * forgives, and no address is ever stored.
 */
export type Throttle = {
  /** Counts an attempt before its password is looked at. Seconds to wait when there were too many, else 0. */
  readonly attempt: (username: string, address: string, now: number) => number
  /** A right password wipes the slate of this account at this address. */
  readonly succeeded: (username: string, address: string) => void
}

const WINDOW = 15 * 60_000
const MOST = { pair: 8, address: 60, account: 100 } as const
/** Beyond so many slates the oldest are forgotten, so that made-up names cannot fill the memory. */
const MOST_SLATES = 50_000

type Slate = { count: number; since: number }

export function createThrottle(): Throttle {
  const slates = new Map<string, Slate>()

  const slateOf = (key: string, now: number): Slate => {
    const known = slates.get(key)
    if (known !== undefined && now - known.since < WINDOW) return known
    const fresh = { count: 0, since: now }
    slates.delete(key)
    slates.set(key, fresh)
    const oldest = slates.keys().next().value
    if (slates.size > MOST_SLATES && oldest !== undefined) slates.delete(oldest)
    return fresh
  }

  return {
    attempt(username, address, now) {
      const counted = [
        { slate: slateOf(`pair ${username} ${address}`, now), most: MOST.pair },
        { slate: slateOf(`address ${address}`, now), most: MOST.address },
        { slate: slateOf(`account ${username}`, now), most: MOST.account },
      ]
      const full = counted.find(({ slate, most }) => slate.count >= most)
      if (full !== undefined) return Math.ceil((full.slate.since + WINDOW - now) / 1000)
      for (const { slate } of counted) slate.count += 1
      return 0
    },
    succeeded(username, address) {
      const key = `pair ${username} ${address}`
      const count = slates.get(key)?.count ?? 0
      slates.delete(key)
      for (const other of [`address ${address}`, `account ${username}`]) {
        const slate = slates.get(other)
        if (slate !== undefined) slate.count = Math.max(0, slate.count - count)
      }
    },
  }
}
