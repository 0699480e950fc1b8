import type { ServerResponse } from 'node:http'
import type { Browser } from '@playwright/test'
import { openBetween } from '../../faults/harness/between.ts'
import type { SealedReport } from '../../faults/stress/client.ts'
import { startServer } from '../../journeys/harness/server.ts'
import type { Contender, File } from './contender.ts'
import { type Counted, count } from './count.ts'
import { type Line, openLink } from './link.ts'
import { watchMemory } from './memory.ts'
import { oneInTen } from './one-in-ten.ts'

/** The flood rules would be what is measured. */
const SETTINGS = { REPORTS_PER_HOUR: '1000000', FACILITY_REPORTS_PER_HOUR: '1000000', BYTES_PER_HOUR: '1000000000000' }

export type Outcome = Counted & {
  readonly seconds: number
  /** Bytes that arrived over what the line could have carried meanwhile. */
  readonly share: number
  /** Of the page, in MB, at its highest; null where a worker sends. */
  readonly memory: number | null
  readonly syncs: number | null
  /** Reports that the device takes for delivered. */
  readonly claimed: number
  readonly requests: number
  /** Of these, how many were answered 500. */
  readonly refused: number
}

/**
 * The reports are taken while nothing can be reached, the page is closed, and another one sends them over the line to the
 * real server. `seed`: which request of every ten is answered 500 and never reaches it; null: none.
 */
export async function run(
  browser: Browser,
  contender: Contender,
  work: readonly SealedReport[],
  line: Line,
  seed: number | null,
): Promise<Outcome> {
  const server = await startServer(SETTINGS)
  const between = await openBetween(server.url)
  const link = await openLink(Number(new URL(between.origin).port), line)
  const context = await browser.newContext({ permissions: ['background-sync'] })
  try {
    const files = await contender.files()
    const isRefused = seed === null ? () => false : oneInTen(seed)
    let [requests, refused] = [0, 0]
    between.follow({
      before({ url = '/' }, response) {
        const file = files[new URL(url, between.origin).pathname]
        if (file !== undefined) return give(response, file)
        if (!url.startsWith('/api/')) return false
        requests += 1
        if (!isRefused()) return false
        refused += 1
        response.writeHead(500, { 'Content-Type': 'text/plain' }).end('Internal Server Error')
        return true
      },
    })
    const before = await contender.open(context, link.origin)
    link.setConnected(false)
    await before.take(work)
    await before.page.close()
    link.setConnected(true)

    const { page, sendsByPage, drain, left } = await contender.open(context, link.origin)
    const memory = sendsByPage ? watchMemory(page) : null
    const begun = performance.now()
    const syncs = await drain()
    const seconds = (performance.now() - begun) / 1_000
    const most = memory === null ? null : await memory.most()
    const still = await left()
    const counted = count(server, work, still)
    const share = (counted.bytes * 8) / seconds / line.up
    return { ...counted, seconds, share, memory: most, syncs, claimed: work.length - still.size, requests, refused }
  } finally {
    await context.close()
    await link.close()
    await between.close()
    await server.dispose()
  }
}

function give(response: ServerResponse, { type, body }: File): true {
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body)
  return true
}
