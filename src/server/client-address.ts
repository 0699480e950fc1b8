import { isIPv4, isIPv6 } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * Whose connection a request came over, for limits in memory: never stored, never logged. Behind `trustProxy` proxies
 * it is what the outermost of them saw; what a client writes into `X-Forwarded-For` itself stands further left and does
 * not count. An IPv6 address counts as its /64, which is what one subscriber has.
 */
export function clientAddress(context: Context, trustProxy: number): string {
  const own = connectionAddress(context)
  const forwarded = trustProxy === 0 ? undefined : context.req.header('X-Forwarded-For')?.split(',').at(-trustProxy)
  return (forwarded === undefined ? null : network(withoutPort(forwarded))) ?? network(own) ?? own
}

/** A request that came over no connection (a test's) has no address. */
function connectionAddress(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? ''
  } catch {
    return ''
  }
}

/** An entry as proxies write it: some add the port, and then put an IPv6 address into brackets, or all into quotes. */
function withoutPort(entry: string): string {
  const text = entry.trim().replace(/^"(.*)"$/, '$1')
  return /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
}

/** An IPv4 address as it is, also one in IPv6's clothes; an IPv6 address's first four groups; null for anything else. */
function network(address: string): string | null {
  const plain = address.replace(/%.*$/, '')
  if (isIPv4(plain)) return plain
  if (!isIPv6(plain)) return null
  const groups = groupsOf(plain)
  const isMapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff'
  if (!isMapped) return groups.slice(0, 4).join(':')
  return groups
    .slice(6)
    .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff])
    .join('.')
}

/** All eight groups. A URL writes an address in its one short form (RFC 5952 without the dotted end). */
function groupsOf(address: string): readonly string[] {
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === '' ? [] : tail.split(':')
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after]
}
