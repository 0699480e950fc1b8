import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, inject } from 'vitest'
import { migrate } from '../../src/server/database/migrations.ts'
import { type Database, type Engine, openPostgresql, openSqlite } from '../../src/server/database/open.ts'

/** A fresh, migrated, empty database, closed and dropped after the test (or after the file, when opened in `beforeAll`). */
export type OpenedDatabase = {
  readonly database: Database
  readonly engine: Engine
  /** A second connection pool to the same data, as another server process has one. */
  readonly openAgain: () => Database
  /** Cuts every connection as a failing server does. PostgreSQL heals by itself; SQLite's file stays closed. */
  readonly cut: () => Promise<void>
}
export type OpenDatabase = () => Promise<OpenedDatabase>

/** One contract, kept by both databases: runs `tests` once on SQLite and once on PostgreSQL. */
export function describeOnBoth(name: string, tests: (open: OpenDatabase, engine: Engine) => void): void {
  describe.each(['sqlite', 'postgresql'] as const)(`${name} (%s)`, (engine) => {
    const afterTest: Closing[] = []
    const afterFile: Closing[] = []
    afterEach(() => closeAll(afterTest))
    afterAll(() => closeAll(afterFile))
    tests(async () => {
      const closings = expect.getState().currentTestName === undefined ? afterFile : afterTest
      const opened = engine === 'sqlite' ? newSqlite(closings) : await newPostgresql(closings)
      await migrate(opened.database, engine)
      return opened
    }, engine)
  })
}

/** For tests that need a database but not both: a fresh SQLite file. Call `close` at the end. */
export async function openOne(): Promise<OpenedDatabase & { readonly close: () => Promise<void> }> {
  const closings: Closing[] = []
  const opened = newSqlite(closings)
  await migrate(opened.database, 'sqlite')
  return { ...opened, close: () => closeAll(closings) }
}

type Closing = () => Promise<unknown>

async function closeAll(closings: Closing[]): Promise<void> {
  for (const close of closings.splice(0).reverse()) await close()
}

function newSqlite(closings: Closing[]): OpenedDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'lapor-database-'))
  closings.push(async () => rmSync(folder, { recursive: true, force: true }))
  const openAgain = () => {
    const database = openSqlite(join(folder, 'lapor.sqlite'))
    closings.push(() => database.destroy())
    return database
  }
  const database = openAgain()
  return { database, engine: 'sqlite', openAgain, cut: () => database.destroy() }
}

async function newPostgresql(closings: Closing[]): Promise<OpenedDatabase> {
  const server = inject('postgresql')
  if (server === null) throw new Error('PostgreSQL is not installed here: apt-get install postgresql')
  const name = `lapor_${randomBytes(8).toString('hex')}`
  await administer(server, `create database ${name}`)
  closings.push(() => administer(server, `drop database ${name} with (force)`))
  const url = new URL(server)
  url.pathname = `/${name}`
  const openAgain = () => {
    const database = openPostgresql(url.href)
    closings.push(() => database.destroy())
    return database
  }
  const cut = () =>
    administer(server, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
  return { database: openAgain(), engine: 'postgresql', openAgain, cut }
}

async function administer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
