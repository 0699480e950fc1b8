import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Added for imports of facilities: what was carried out under which order, so that none is carried out twice. */
export function importsStep(): Migration {
  const up = async ({ schema }: Kysely<unknown>) => {
    await schema
      .createTable('facility_imports')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('basis', 'text', (column) => column.notNull())
      .addColumn('answer', 'text', (column) => column.notNull())
      .execute()
  }
  return { up }
}
