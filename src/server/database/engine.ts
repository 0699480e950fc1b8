import { PostgresAdapter, type QueryExecutorProvider } from 'kysely'
import type { Engine } from './open.ts'

/** Which database stands behind `database` (or a transaction on it). For the few questions that two engines answer differently. */
export function engineOf(database: QueryExecutorProvider): Engine {
  return database.getExecutor().adapter instanceof PostgresAdapter ? 'postgresql' : 'sqlite'
}
