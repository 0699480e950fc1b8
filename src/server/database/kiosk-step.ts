import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Added for the tablets at counters: each stands at a placement, and only hashes of its link and its key are kept. */
export function kioskStep(): Migration {
  const up = async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('kiosks')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('placement_id', 'text', (column) => column.notNull().references('placements.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('link_hash', 'text', (column) => column.unique())
      .addColumn('link_until', 'bigint')
      .addColumn('key_hash', 'text', (column) => column.unique())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('enrolled_at', 'bigint')
      .addColumn('last_seen_at', 'bigint')
      .addColumn('withdrawn_at', 'bigint')
      .execute()
    await db.schema.createIndex('kiosks_placement').on('kiosks').column('placement_id').execute()
  }
  return { up }
}
