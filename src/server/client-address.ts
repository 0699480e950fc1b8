import { isIPv6 } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * Whose connection a request came over, for limits in memory: never stored, never logged. Behind `trustProxy` proxies
 * it is what the outermost of them saw; what a client writes into `X-Forwarded-For` itself stands further left and does
 * not count. An IPv6 address counts as its /64, which is what one subscriber has.
 */
export function clientAddress(context: Context, trustProxy: number): string {
  const own = connectionAddress(context)
  if (trustProxy === 0) return network(own)
  const forwarded = (context.req.header('X-Forwarded-For') ?? '').split(',').map((part) => part.trim())
  return network(forwarded.at(-trustProxy) || own)
}

/** A request that came over no connection (a test's) has no address. */
function connectionAddress(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? ''
  } catch {
    return ''
  }
}

function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.split('::')
  const groups = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - groups.length - after.length }, () => '0')
  return [...groups, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')
}
