import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import pg from 'pg'
import type { RunningServer } from '../../journeys/harness/server.ts'

/** The province's own rows, read from its file beside the running server. */
export function rowsOf(server: RunningServer, sql: string, ...parameters: SQLInputValue[]) {
  const database = new DatabaseSync(`${server.dataDir}/lapor.sqlite`, { readOnly: true })
  try {
    return database.prepare(sql).all(...parameters)
  } finally {
    database.close()
  }
}

export type Row = Readonly<Record<string, unknown>>

/** The same where the province keeps its rows in PostgreSQL. */
export async function postgresqlRowsOf(url: string, sql: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}
