const HOUR = 3_600_000

/** Beyond so many addresses those unheard for longest are forgotten: made-up ones cannot fill the memory. */
const MOST_ADDRESSES = 100_000

/** What one client address may send an hour. */
export type FloodLimits = { readonly reportsPerHour: number; readonly bytesPerHour: number }

/**
 * A token bucket per client address, in memory only: a restart forgives, and no address is ever stored. It fills
 * evenly over the hour. Bytes may go into debt by one request, since a body is counted once it is in.
 */
export type FloodGate = {
  /** Counts one report. 0, or the whole seconds to wait when there were too many. */
  readonly report: (address: string, now: number) => number
  /** 0, or the whole seconds to wait before more bytes are taken. */
  readonly bytesLeft: (address: string, now: number) => number
  readonly bytes: (address: string, count: number, now: number) => void
}

type Bucket = { reports: number; bytes: number; at: number }

export function floodGate({ reportsPerHour, bytesPerHour }: FloodLimits): FloodGate {
  const buckets = new Map<string, Bucket>()

  const bucketOf = (address: string, now: number): Bucket => {
    const known = buckets.get(address)
    const bucket = known ?? { reports: reportsPerHour, bytes: bytesPerHour, at: now }
    const share = Math.max(0, now - bucket.at) / HOUR
    bucket.reports = Math.min(reportsPerHour, bucket.reports + share * reportsPerHour)
    bucket.bytes = Math.min(bytesPerHour, bucket.bytes + share * bytesPerHour)
    bucket.at = now
    buckets.delete(address)
    buckets.set(address, bucket)
    const quietest = buckets.keys().next().value
    if (buckets.size > MOST_ADDRESSES && quietest !== undefined) buckets.delete(quietest)
    return bucket
  }

  return {
    report(address, now) {
      const bucket = bucketOf(address, now)
      if (bucket.reports < 1) return secondsUntil(1 - bucket.reports, reportsPerHour)
      bucket.reports -= 1
      return 0
    },
    bytesLeft(address, now) {
      const bucket = bucketOf(address, now)
      return bucket.bytes > 0 ? 0 : secondsUntil(1 - bucket.bytes, bytesPerHour)
    },
    bytes(address, count, now) {
      bucketOf(address, now).bytes -= count
    },
  }
}

function secondsUntil(missing: number, perHour: number): number {
  return Math.max(1, Math.ceil(((missing / perHour) * HOUR) / 1000))
}
