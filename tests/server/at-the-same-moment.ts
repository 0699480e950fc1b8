import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Database } from '../../src/server/database/open.ts'

/**
 * Holds what `hold` holds until both of `use` have looked and wait for it, each with a transaction of its own; then lets
 * them go. For PostgreSQL, where two transactions run beside each other; `database` looks on, from outside of them.
 */
export async function atTheSameMoment<Result>(
  holder: Database,
  database: Database,
  hold: (trx: Database) => Promise<unknown>,
  use: () => Promise<Result>,
): Promise<Result> {
  const { using } = await holder.transaction().execute(async (trx) => {
    await hold(trx)
    const using = use()
    const waiting = sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    await expect.poll(async () => (await waiting.execute(database)).rows[0]?.count, { timeout: 20_000 }).toBe(2)
    return { using }
  })
  return using
}
