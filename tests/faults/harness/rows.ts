import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
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
