import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openPostgresql, PATIENCE } from '../../src/server/database/open.ts'
import { isUnavailable } from '../../src/server/database/trouble.ts'
import { answerErrors } from '../../src/server/errors.ts'
import { healthRoutes } from '../../src/server/health.ts'
import { sentenceFor } from '../../src/server/trouble-at-start.ts'
import { asker, deskApp } from './desk/officers.ts'
import { intakeApp, put, sealedReport } from './intake/sealed-report.ts'
import { testWorld } from './test-world.ts'

/** A port that takes every connection; `meet` says what it does with it. */
async function listenTo(meet: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}))
    meet(socket)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((closed) => server.close(closed))
  })
  return (server.address() as AddressInfo).port
}

async function statusOf(asked: Response | Promise<Response>): Promise<number> {
  return (await asked).status
}

test('a database that takes connections and never answers is 503 for everybody, and no request hangs', async () => {
  const port = await listenTo(() => {})
  const database = openPostgresql(`postgres://nobody:x@127.0.0.1:${port}/lapor`, { ...PATIENCE, connection: 1_000 })
  onTestFinished(() => database.destroy())
  const world = testWorld(database)
  const report = await sealedReport()
  const signIn = { username: 'rahmah', password: 'perahu-kuning-pagi-hari' }
  const health = new Hono()
  health.onError(answerErrors(world.log))
  health.route('/', healthRoutes(world))
  // More than the pool has connections: those who wait for a free one are told too.
  const answers = await Promise.all([
    statusOf(health.request('/readyz')),
    statusOf(put(intakeApp(world), report.id, report.bytes)),
    ...Array.from({ length: 15 }, () => statusOf(asker(deskApp(world), null)('POST', '/api/identity/sign-in', signIn))),
  ])
  expect(answers).toEqual(answers.map(() => 503))
  const error = await sql`select 1`.execute(database).catch((thrown: unknown) => thrown)
  expect(isUnavailable(error)).toBe(true)
  expect(sentenceFor(error, {})).toBe('DATABASE_URL leads to no database that answers.')
})

test('one that falls silent in the middle frees its connections, and is used again when it speaks', async () => {
  const real = inject('postgresql')
  if (real === null) throw new Error('PostgreSQL is not installed here: apt-get install postgresql')
  const { hostname, port: behindPort } = new URL(real)
  let silent = false
  const port = await listenTo((socket) => {
    const behind = connect(Number(behindPort), hostname).on('error', () => {})
    socket.on('data', (bytes) => behind.write(bytes)).on('close', () => behind.destroy())
    behind.on('data', (bytes) => !silent && socket.write(bytes)).on('close', () => socket.destroy())
  })
  const through = new URL(real)
  through.port = String(port)
  const database = openPostgresql(through.href, { ...PATIENCE, answer: 1_000 })
  onTestFinished(() => database.destroy())
  const ask = () => sql`select 1 as one`.execute(database)
  expect((await ask()).rows).toEqual([{ one: 1 }])
  silent = true
  const asked = await Promise.allSettled(Array.from({ length: 12 }, ask))
  for (const end of asked) expect(end.status === 'rejected' && isUnavailable(end.reason)).toBe(true)
  silent = false
  expect((await ask()).rows).toEqual([{ one: 1 }])
})
