import { mkdirSync } from 'node:fs'
import { Socket } from 'node:net'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresDialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import pg from 'pg'
import type { Schema } from './schema.ts'

export type Database = Kysely<Schema>
export type Engine = 'sqlite' | 'postgresql'

/** How long a writer waits for another process's lock. It blocks the event loop that long, so it is short. */
const SQLITE_LOCK_WAIT = 1_000

/** Statements kept prepared. */
const MOST_STATEMENTS = 300

/** Opens the SQLite file at `path`, made with its folder when absent, readable by the owner only. */
export function openSqlite(path: string): Database {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const previous = process.umask(0o077)
  const file = new DatabaseSync(path, { timeout: SQLITE_LOCK_WAIT })
  // FULL: an acknowledged report survives a power cut.
  // secure_delete: what is erased, a sender above all, does not stay in the file's free pages.
  file.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on')
  process.umask(previous)
  const prepared = latest((sql: string) => {
    const statement = file.prepare(sql)
    return {
      reader: statement.columns().length > 0,
      all: (parameters: readonly unknown[]) => statement.all(...parameters.map(bindable)),
      run: (parameters: readonly unknown[]) => statement.run(...parameters.map(bindable)),
      // Its own statement: two who read the same rows one by one would share a cursor.
      iterate: (parameters: readonly unknown[]) => file.prepare(sql).iterate(...parameters.map(bindable)),
    }
  })
  const database = { close: () => file.close(), prepare: prepared }
  return new Kysely<Schema>({ dialect: new ImmediateDialect({ database }) })
}

/** How long a PostgreSQL server may keep silent. Milliseconds; 0: for ever. */
export type Patience = {
  /** Until a connection is there, or one of the pool is free. */
  readonly connection: number
  /** Without a byte in either direction while it works on a query. Else ten lost connections would be the whole pool. */
  readonly answer: number
}
export const PATIENCE: Patience = { connection: 5_000, answer: 30_000 }
/** For steps of the schema, which may take long on a large table, and wait for each other. */
export const ENDLESS: Patience = { connection: PATIENCE.connection, answer: 0 }

/** Opens a PostgreSQL database by its URL. One that does not answer becomes an error that `isUnavailable` knows. */
export function openPostgresql(url: string, patience: Patience = PATIENCE): Database {
  // 64-bit integers are our epoch milliseconds and counts: all below 2^53.
  const types = { ...pg.types, getTypeParser: parserOf }
  // The pool's own errors (a server that went away) come back with the next query; unheard they would end the process.
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types,
    connectionTimeoutMillis: patience.connection,
    stream: () => {
      // Idle ones are closed by the pool long before.
      const socket = new Socket()
      return socket.setTimeout(patience.answer, () => socket.destroy(new Error('Connection terminated: no answer')))
    },
  })
  pool.on('error', () => {})
  // The pool listens to idle connections only. One that is lost while in use says so to nobody else.
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}

/** Keeps the latest of what `make` made: preparing a statement costs as much as running it. */
function latest<Made>(make: (sql: string) => Made): (sql: string) => Made {
  const kept = new Map<string, Made>()
  return (sql) => {
    const made = kept.get(sql) ?? make(sql)
    kept.delete(sql)
    kept.set(sql, made)
    const oldest = kept.keys().next().value
    if (kept.size > MOST_STATEMENTS && oldest !== undefined) kept.delete(oldest)
    return made
  }
}

const parserOf: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')

/**
 * node:sqlite takes an object in first place for named parameters, and then changes nothing without an error. So only
 * what it can bind is let through.
 */
function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`a ${typeof value} cannot be bound to SQL`)
}

class ImmediateDialect extends SqliteDialect {
  readonly #config: ConstructorParameters<typeof SqliteDialect>[0]
  constructor(config: ConstructorParameters<typeof SqliteDialect>[0]) {
    super(config)
    this.#config = config
  }
  override createDriver(): Driver {
    return new ImmediateDriver(this.#config)
  }
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

/** A transaction that begins by reading and then writes fails at once beside another process; one begun so waits. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

/** SQLite rolls back schema changes too; without this a failing migration would stay half applied. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
