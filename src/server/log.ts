import type { Log } from './world.ts'

/**
 * Writes one line of JSON an event to `write`, with its time. What may stand in `details` is the caller's promise: never
 * personal data, tracking codes, addresses or bodies.
 */
export function createLog(now: () => number, write: (line: string) => void): Log {
  return (event, details = {}) => {
    write(`${JSON.stringify({ time: new Date(now()).toISOString(), event, ...details })}\n`)
  }
}
