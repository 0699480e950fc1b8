import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Added for envelopes: a report whose id is the hash of the envelope it came in, and not of its line 1. */
export function envelopeStep(): Migration {
  const up = async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable('reports')
      .addColumn('wrapped', 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
  }
  return { up }
}
