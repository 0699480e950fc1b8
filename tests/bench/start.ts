import { startServer } from '../journeys/harness/server.ts'
import { type Measured, median, table } from './measured.ts'

const ROUNDS = 5
const LIMIT = 2_000

/** From the process's start to its first answer, on a folder that was filled before. */
export async function measure(): Promise<Measured> {
  const began = performance.now()
  const server = await startServer()
  const first = performance.now() - began
  const later: number[] = []
  try {
    for (let round = 0; round < ROUNDS; round++) {
      await server.stop()
      const begun = performance.now()
      await server.start()
      await (await fetch(`${server.url}/readyz`)).arrayBuffer()
      later.push(performance.now() - begun)
    }
  } finally {
    await server.dispose()
  }
  const rows = [
    ['first start, with example data', Math.round(first)],
    [`second start, median of ${ROUNDS}`, Math.round(median(later))],
    ['second start, slowest', Math.round(Math.max(...later))],
  ]
  return {
    text: table(['process start to first answer', 'ms'], rows),
    goals: [{ goal: `every second start under ${LIMIT} ms`, met: Math.max(...later) < LIMIT }],
  }
}
