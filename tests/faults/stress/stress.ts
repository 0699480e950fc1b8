import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import type { Receipt } from '../../../src/domain/receipt.ts'
import { readKeysAnswer } from '../../../src/domain/signing-key.ts'
import { judgeReceipt } from '../../../src/outbox/trust.ts'
import { type RunningServer, startServer } from '../../journeys/harness/server.ts'
import { startPostgresql } from '../../postgresql.ts'
import { postgresqlRowsOf, type Row, rowsOf } from '../harness/rows.ts'
import { deliver, hexOf, type SealedReport, sealReport } from './client.ts'

export type Stress = {
  readonly engine: 'SQLite' | 'PostgreSQL'
  readonly clients: number
  /** Of each client. */
  readonly reports: number
  /** How often something is killed, at random moments between the first report and the last. */
  readonly kills: number
  /** Two server processes on one database, and the requests of each report split between them. */
  readonly servers?: 1 | 2
}
export type Outcome = {
  readonly reports: number
  readonly kills: number
  readonly lost: number
  readonly doubled: number
  readonly photosChanged: number
  readonly receiptsInvalid: number
  /** Case numbers given twice, effects done twice, cases without a report. */
  readonly sideEffectsTwice: number
}

const SETTINGS = { REPORTS_PER_HOUR: '1000000', FACILITY_REPORTS_PER_HOUR: '1000000', BYTES_PER_HOUR: '1000000000000' }

/** Presses on the server while it, and with PostgreSQL its database too, is killed again and again. Looks at the rows. */
export async function press({ engine, clients, reports, kills, servers = 1 }: Stress): Promise<Outcome> {
  const cluster = engine === 'PostgreSQL' ? await startPostgresql({ durable: true }) : null
  if (engine === 'PostgreSQL' && cluster === null) throw new Error('PostgreSQL is not installed')
  const settings = { ...SETTINGS, ...(cluster === null ? {} : { DATABASE_URL: cluster.url }) }
  const first = await startServer(settings)
  const running: RunningServer[] = [first]
  if (servers === 2) running.push(await startServer({ ...settings, DATA_DIR: first.dataDir }))
  try {
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#275' } })
      .jpeg()
      .toBuffer()
    const sealed = await Promise.all(
      Array.from({ length: clients * reports }, (_, n) => sealReport(`Laporan ${n}. Lampu mati.`, picture, 2)),
    )
    let turn = 0
    const origin = () => running[turn++ % running.length]?.url ?? first.url
    let open = clients
    const receipts: (readonly [SealedReport, Receipt])[] = []
    const work = Array.from({ length: clients }, async (_, client) => {
      for (const report of sealed.slice(client * reports, (client + 1) * reports)) {
        receipts.push([report, await deliver(report, origin)])
      }
      open -= 1
    })
    let killed = 0
    while (killed < kills && open > 0) {
      // Spread over the work: a kill after every so many receipts, at a moment of its own.
      const due = (sealed.length * (killed + 1)) / (kills + 1)
      if (receipts.length < due && open > 0) {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20))
        continue
      }
      if (cluster !== null && killed % 3 === 2) {
        await cluster.kill()
        await cluster.start()
      } else {
        const server = running[killed % running.length] ?? first
        await server.kill()
        await server.start()
      }
      killed += 1
    }
    await Promise.all(work)
    return { kills: killed, ...(await judge(first, cluster?.url ?? null, receipts)) }
  } finally {
    for (const server of running.reverse()) await server.dispose()
    await cluster?.stop()
  }
}

async function judge(
  server: RunningServer,
  url: string | null,
  receipts: readonly (readonly [SealedReport, Receipt])[],
) {
  const rows = await all(server, url, 'select id from reports')
  const ids = new Set(rows.map(({ id }) => id))
  const cases = await all(server, url, 'select report_id, number from cases')
  const effects = await all(server, url, 'select report_id, kind from effects')
  const twice = (names: readonly string[]) => names.length - new Set(names).size
  const keys = readKeysAnswer(await (await fetch(`${server.url}/api/keys`)).json())?.keys ?? []
  const verdicts = await Promise.all(receipts.map(([, receipt]) => judgeReceipt(receipt, keys, crypto.subtle)))
  const photos = receipts.flatMap(([{ id, photos }]) => photos.map((photo) => ({ ...photo, id })))
  return {
    reports: receipts.length,
    lost: receipts.filter(([{ id }]) => !ids.has(id)).length,
    doubled: rows.length - ids.size + Math.max(0, rows.length - receipts.length) + Math.max(0, cases.length - ids.size),
    photosChanged: photos.filter(({ id, sha256 }) => hashOf(server, id, sha256) !== sha256).length,
    receiptsInvalid: receipts.filter(([{ id }, receipt], index) => {
      return verdicts[index] !== 'valid' || receipt.id !== id || receipt.stored.length !== 2
    }).length,
    sideEffectsTwice:
      twice(cases.map(({ number }) => String(number))) +
      twice(cases.map(({ report_id }) => String(report_id))) +
      twice(effects.map(({ report_id, kind }) => `${report_id} ${kind}`)),
  }
}

function hashOf(server: RunningServer, id: string, sha256: string): string {
  try {
    return hexOf(readFileSync(`${server.dataDir}/attachments/${id.slice(0, 2)}/${id}/${sha256}`))
  } catch {
    return 'missing'
  }
}

async function all(server: RunningServer, url: string | null, sql: string): Promise<readonly Row[]> {
  return url === null ? rowsOf(server, sql) : postgresqlRowsOf(url, sql)
}
