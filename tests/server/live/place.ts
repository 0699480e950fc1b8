import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Database, Engine } from '../../../src/server/database/open.ts'
import { type FeedPlace, presentPlace } from '../../../src/server/live/read-events.ts'

/**
 * A place after every event so far. On PostgreSQL the present place lies further back while any other database of the same
 * server has a transaction open, as other tests do.
 */
export async function placeAfterAll(database: Database, engine: Engine): Promise<FeedPlace> {
  if (engine === 'sqlite') return presentPlace(database, engine)
  const query = sql<{ last: string | null }>`select max(transaction_id)::text as last from events`
  const last = BigInt((await query.execute(database)).rows[0]?.last ?? '0')
  let place = await presentPlace(database, engine)
  await expect
    .poll(
      async () => {
        place = await presentPlace(database, engine)
        return place.transaction > last
      },
      { timeout: 15_000 },
    )
    .toBe(true)
  return place
}
