import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Added for what hangs on the wall: campaigns, facility managers and their facilities, posters found pasted over, and
 * how often each code was used in a week.
 */
export function workshopStep(): Migration {
  const up = async ({ schema }: Kysely<unknown>) => {
    await schema
      .createTable('campaigns')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('ended_at', 'bigint')
      .execute()
    await schema
      .alterTable('placements')
      .addColumn('kind', 'text', (column) => column.notNull().defaultTo('other'))
      .execute()
    await schema
      .alterTable('placements')
      .addColumn('campaign_id', 'text', (column) => column.references('campaigns.id'))
      .execute()
    await schema.createIndex('placements_campaign').on('placements').column('campaign_id').execute()

    await schema
      .createTable('managed_facilities')
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
      .addColumn('facility_id', 'text', (column) => column.notNull().references('facilities.id').onDelete('cascade'))
      .addPrimaryKeyConstraint('managed_facilities_key', ['account_id', 'facility_id'])
      .execute()
    await schema.createIndex('managed_facilities_facility').on('managed_facilities').column('facility_id').execute()
    await schema
      .createTable('invited_facilities')
      .addColumn('token_hash', 'text', (column) =>
        column.notNull().references('setup_links.token_hash').onDelete('cascade'),
      )
      .addColumn('facility_id', 'text', (column) => column.notNull().references('facilities.id').onDelete('cascade'))
      .addPrimaryKeyConstraint('invited_facilities_key', ['token_hash', 'facility_id'])
      .execute()

    await schema
      .createTable('poster_alerts')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('code', 'text', (column) => column.notNull().references('codes.code').onDelete('cascade'))
      .addColumn('found_at', 'bigint', (column) => column.notNull())
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
      .addColumn('note', 'text', (column) => column.notNull())
      .addColumn('settled_at', 'bigint')
      .addColumn('settled_by', 'text', (column) => column.references('accounts.id'))
      .execute()
    await schema.createIndex('poster_alerts_open').on('poster_alerts').columns(['settled_at', 'found_at']).execute()
    await schema.createIndex('poster_alerts_code').on('poster_alerts').column('code').execute()

    await schema
      .createTable('code_weeks')
      .addColumn('code', 'text', (column) => column.notNull().references('codes.code').onDelete('cascade'))
      .addColumn('week', 'integer', (column) => column.notNull())
      .addColumn('scans', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('begun', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('last_scan_at', 'bigint')
      .addPrimaryKeyConstraint('code_weeks_key', ['code', 'week'])
      .execute()
  }
  return { up }
}
