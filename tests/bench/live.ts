import { get, type IncomingMessage } from 'node:http'
import sharp from 'sharp'
import { DESK } from '../../src/domain/desk-protocol.ts'
import { deliver, sealReport } from '../faults/stress/client.ts'
import { type RunningServer, startServer } from '../journeys/harness/server.ts'
import { startPostgresql } from '../postgresql.ts'
import { type Measured, median, table } from './measured.ts'

const REPORTS = 20
/** Milliseconds. */
const GOAL = 2_000

/** From a report's receipt to the word of it in an open dashboard's feed. */
export async function measure(): Promise<Measured> {
  const rows: (string | number)[][] = []
  let slowest = 0
  for (const engine of ['SQLite', 'PostgreSQL'] as const) {
    const cluster = engine === 'PostgreSQL' ? await startPostgresql({ durable: true }) : null
    if (engine === 'PostgreSQL' && cluster === null) throw new Error('PostgreSQL is not installed')
    const server = await startServer(cluster === null ? {} : { DATABASE_URL: cluster.url })
    try {
      const delays = await arrivals(server)
      slowest = Math.max(slowest, ...delays)
      rows.push([engine, REPORTS, Math.round(median(delays)), Math.round(Math.max(...delays))])
    } finally {
      await server.dispose()
      await cluster?.stop()
    }
  }
  return {
    text: table(['database', 'reports', 'median ms', 'slowest ms'], rows),
    goals: [{ goal: `in an open dashboard within ${GOAL} ms (slowest ${Math.round(slowest)})`, met: slowest <= GOAL }],
  }
}

async function arrivals(server: RunningServer): Promise<readonly number[]> {
  const feed = await openFeed(server.url, await coordinatorCookie(server))
  let said = ''
  let heard = () => {}
  feed.setEncoding('utf8').on('data', (text: string) => {
    said += text
    heard()
  })
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#275' } })
    .jpeg()
    .toBuffer()
  const delays: number[] = []
  for (let n = 0; n < REPORTS; n++) {
    const words = `Laporan nomor ${n} dari ${REPORTS}.`
    await deliver(await sealReport(words, picture, 0), () => server.url)
    const received = performance.now()
    while (!said.includes(words)) {
      await new Promise<void>((done) => {
        heard = done
      })
    }
    delays.push(performance.now() - received)
  }
  feed.destroy()
  return delays
}

async function coordinatorCookie(server: RunningServer): Promise<string> {
  const [, token = ''] = server.setupLink().split('#')
  const account = { token, username: 'koordinator', name: 'Koordinator', password: 'perahu-kuning-pagi-hari' }
  const answer = await fetch(server.url + DESK.setUp, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: server.url },
    body: JSON.stringify(account),
  })
  if (!answer.ok) throw new Error(`no account: ${answer.status}`)
  return (answer.headers.get('Set-Cookie') ?? '').split(';')[0] ?? ''
}

function openFeed(url: string, cookie: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url + DESK.live, { headers: { Cookie: cookie, Accept: 'text/event-stream' } }, resolve).once('error', reject)
  })
}
