import { createHash, randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import * as v from 'valibot'
import { ADDRESSES } from '../../src/domain/addresses.ts'
import { CONTENT_TYPES } from '../../src/domain/protocol.ts'
import { reportSchema } from '../../src/domain/report.ts'
import { seal } from '../../src/domain/sealed.ts'
import { deriveSecrets, TRACKING_RANDOM_BYTES, trackingCodeFrom } from '../../src/domain/tracking-code.ts'
import { type RunningServer, startServer } from '../journeys/harness/server.ts'
import { startPostgresql } from '../postgresql.ts'
import { type Measured, table } from './measured.ts'

const CONNECTIONS = [1, 8, 32]
const SECONDS = 4
const GOAL = 0.5
/** The flood rules would be what is measured. */
const SETTINGS = { REPORTS_PER_HOUR: '1000000', FACILITY_REPORTS_PER_HOUR: '1000000', BYTES_PER_HOUR: '1000000000000' }

const NOTE = `Client, server and database on the same cores. Raw: one row of the same bytes per transaction, synced, from within one
process. Refused: the same requests with one byte changed, so read, hashed and answered without a database: the most that
HTTP leaves to a report here.`

type Sealed = { readonly id: string; readonly bytes: Uint8Array<ArrayBuffer> }

/**
 * Durable reports a second over HTTP, beside single-row inserts of the same bytes into the same database. And, to see what
 * HTTP alone costs here, the same requests with one byte changed: read, hashed and refused, without a database.
 */
export async function measure(): Promise<Measured> {
  const rows: (string | number)[][] = []
  let worst = Number.POSITIVE_INFINITY
  for (const engine of ['SQLite', 'PostgreSQL'] as const) {
    const cluster = engine === 'PostgreSQL' ? await startPostgresql({ durable: true }) : null
    if (engine === 'PostgreSQL' && cluster === null) throw new Error('PostgreSQL is not installed')
    const server = await startServer({ ...SETTINGS, ...(cluster === null ? {} : { DATABASE_URL: cluster.url }) })
    try {
      for (const connections of CONNECTIONS) {
        const reports = await sealMany(connections === 1 ? 8_000 : 24_000)
        const refused = await overHttp(server, reports.map(spoilt), connections, 422)
        const { perSecond, p50, p99 } = await overHttp(server, reports, connections, 201)
        const raw =
          cluster === null ? rawSqlite(server, reports) : await rawPostgresql(cluster.url, reports, connections)
        const ratio = perSecond / raw
        worst = Math.min(worst, ratio)
        const bare = Math.round(refused.perSecond)
        rows.push([engine, connections, Math.round(perSecond), p50, p99, Math.round(raw), ratio.toFixed(2), bare])
      }
    } finally {
      await server.dispose()
      await cluster?.stop()
    }
  }
  const head = ['database', 'connections', 'reports/s', 'p50 ms', 'p99 ms', 'raw inserts/s', 'ratio', 'refused/s']
  return {
    text: `${table(head, rows)}\n\n${NOTE}`,
    goals: [{ goal: `ratio at least ${GOAL} everywhere (lowest ${worst.toFixed(2)})`, met: worst >= GOAL }],
  }
}

async function sealMany(count: number): Promise<readonly Sealed[]> {
  const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
  const sealed: Sealed[] = []
  for (let index = 0; index < count; index++) {
    const { trackingHash, uploadKeyHash } = await deriveSecrets(
      trackingCodeFrom(new Uint8Array(randomBytes(TRACKING_RANDOM_BYTES))),
      sha256,
    )
    const report = v.parse(reportSchema, {
      version: 1,
      random: randomBytes(16).toString('hex'),
      code: null,
      kind: 'complaint',
      category: 'public-works',
      body: `Jalan berlubang di depan pasar, nomor ${index}. ${'Sudah lama tidak diperbaiki. '.repeat(14)}`,
      occurredOn: '2026-11-20',
      place: { regency: '63.71', district: null, village: null, text: 'depan pasar', position: null },
      anonymous: false,
      confidential: false,
      supervisory: false,
      channel: 'phone',
      deviceTime: '2026-11-20T10:00:00+08:00',
      attachments: [],
      trackingHash,
      uploadKeyHash,
      senderHash: null,
      supersedes: null,
    })
    const { id, bytes } = await seal(report, null, sha256)
    sealed.push({ id, bytes })
  }
  return sealed
}

/** Bytes that do not hash to their name. */
function spoilt({ id, bytes }: Sealed): Sealed {
  const changed = bytes.slice()
  changed[0] = 0x20
  return { id, bytes: changed }
}

async function overHttp(server: RunningServer, reports: readonly Sealed[], connections: number, expected: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const { port } = new URL(server.url)
  const times: number[] = []
  const queue = reports.values()
  const until = performance.now() + SECONDS * 1_000
  const begun = performance.now()
  const work = async () => {
    for (const { id, bytes } of queue) {
      const sent = performance.now()
      const status = await put(agent, Number(port), id, bytes)
      if (status !== expected) throw new Error(`a report was answered with ${status}`)
      times.push(performance.now() - sent)
      if (performance.now() > until) return
    }
  }
  await Promise.all(Array.from({ length: connections }, work))
  const seconds = (performance.now() - begun) / 1_000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(1)
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) }
}

function put(agent: Agent, port: number, id: string, bytes: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': CONTENT_TYPES.sealed, 'Content-Length': bytes.length }
    const sending = request({ agent, port, method: 'PUT', path: ADDRESSES.report(id), headers }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0))
    })
    sending.once('error', reject)
    sending.end(bytes)
  })
}

/** SQLite has one writer, so one connection is what it can do. */
function rawSqlite(server: RunningServer, reports: readonly Sealed[]): number {
  const file = new DatabaseSync(`${server.dataDir}/raw-${randomBytes(4).toString('hex')}.sqlite`)
  file.exec('pragma journal_mode = wal; pragma synchronous = full; create table raw (id text primary key, bytes blob)')
  const insert = file.prepare('insert into raw (id, bytes) values (?, ?)')
  const begun = performance.now()
  let count = 0
  for (const { id, bytes } of reports) {
    insert.run(id, bytes)
    count++
    if (performance.now() - begun > SECONDS * 1_000) break
  }
  const perSecond = count / ((performance.now() - begun) / 1_000)
  file.close()
  return perSecond
}

async function rawPostgresql(url: string, reports: readonly Sealed[], connections: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  await pool.query('drop table if exists raw')
  await pool.query('create table raw (id text primary key, bytes bytea)')
  const queue = reports.values()
  let count = 0
  const begun = performance.now()
  const work = async () => {
    for (const { id, bytes } of queue) {
      await pool.query('insert into raw (id, bytes) values ($1, $2)', [id, Buffer.from(bytes)])
      count++
      if (performance.now() - begun > SECONDS * 1_000) return
    }
  }
  await Promise.all(Array.from({ length: connections }, work))
  const perSecond = count / ((performance.now() - begun) / 1_000)
  await pool.end()
  return perSecond
}
