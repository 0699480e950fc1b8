/**
 * How many failed sign-ins are borne within a quarter of an hour before one waits for its end. Three counts: of an
 * account at one address; of an address, against many names; of an account, against many addresses.
 *
 * What it keeps: whoever signed in at an address before is counted there alone, so that strangers elsewhere, however
 * many, do not shut an officer out of the own desk. What it does not: at a new address the officer waits with everybody
 * while strangers try the account from many others, and whoever shares an address shares its waiting. In memory only and
 * in each process by itself: a restart forgives and forgets, and no address is ever written down.
 */
export type Throttle = {
  /** Counts an attempt before its password is looked at. Seconds to wait when there were too many, else 0. */
  readonly attempt: (username: string, address: string, now: number) => number
  /** A right password wipes the slate of this account at this address, and makes the address known for it. */
  readonly succeeded: (username: string, address: string) => void
}

export const WINDOW = 15 * 60_000
export const MOST = { pair: 8, address: 60, account: 100 } as const
/** Beyond so many the oldest are forgotten, so that many addresses cannot fill the memory. */
const MOST_SLATES = 50_000
const MOST_KNOWN = 10_000

type Slate = { count: number; since: number }

export function createThrottle(): Throttle {
  const slates = new Map<string, Slate>()
  const known = new Set<string>()

  const slateAt = (key: string, now: number): Slate | null => {
    const slate = slates.get(key)
    return slate !== undefined && now - slate.since < WINDOW ? slate : null
  }
  const count = (key: string, now: number) => {
    const slate = slateAt(key, now)
    if (slate !== null) {
      slate.count += 1
      return
    }
    slates.delete(key)
    slates.set(key, { count: 1, since: now })
    forgetOldest(slates, MOST_SLATES)
  }

  return {
    attempt(username, address, now) {
      const keys = keysOf(username, address)
      const counts = known.has(keys.pair) ? (['pair'] as const) : (['pair', 'address', 'account'] as const)
      for (const which of counts) {
        const slate = slateAt(keys[which], now)
        // Who must wait writes nothing down: made-up names from a full address would push the others' slates out.
        if (slate !== null && slate.count >= MOST[which]) return Math.ceil((slate.since + WINDOW - now) / 1000)
      }
      for (const which of counts) count(keys[which], now)
      return 0
    },
    succeeded(username, address) {
      const keys = keysOf(username, address)
      const tried = slates.get(keys.pair)?.count ?? 0
      slates.delete(keys.pair)
      if (!known.has(keys.pair)) {
        for (const key of [keys.address, keys.account]) {
          const slate = slates.get(key)
          if (slate !== undefined) slate.count = Math.max(0, slate.count - tried)
        }
      }
      known.delete(keys.pair)
      known.add(keys.pair)
      forgetOldest(known, MOST_KNOWN)
    },
  }
}

function keysOf(username: string, address: string) {
  return { pair: `pair ${username} ${address}`, address: `address ${address}`, account: `account ${username}` }
}

/** Both keep the order in which their keys came. */
function forgetOldest(kept: Map<string, unknown> | Set<string>, most: number): void {
  const [oldest] = kept.keys()
  if (kept.size > most && oldest !== undefined) kept.delete(oldest)
}
