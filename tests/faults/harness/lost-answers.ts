import type { IncomingMessage } from 'node:http'

/**
 * The answers that a story loses, one delivery after another: to which requests, and how many in a row. Named by kind and
 * not by place: how many requests a delivery makes hangs on the moment.
 */
export const LOST_ANSWERS = [
  [/^GET \/api\/keys/, 1],
  [/^PUT /, 1],
  [/^PUT /, 2],
  [/^PATCH /, 1],
] as const

/** Destroys the connection of the first `times` requests of a kind after the province has answered. */
export function loseAnswers(which: RegExp, times: number) {
  let lost = 0
  return {
    lost: () => lost,
    /** Whether this one was lost. */
    lose({ method, url, socket }: IncomingMessage): boolean {
      if (lost === times || !which.test(`${method} ${url}`)) return false
      lost += 1
      socket.destroy()
      return true
    },
  }
}
