import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import { deskStep } from './desk-step.ts'
import { envelopeStep } from './envelope-step.ts'
import { importsStep } from './imports-step.ts'
import { kioskStep } from './kiosk-step.ts'
import type { Database, Engine } from './open.ts'
import { recoveryStep } from './recovery-step.ts'
import { workshopStep } from './workshop-step.ts'

/** Brings the schema up to date, all steps in order, each in a transaction. Throws what the failing step threw. */
export async function migrate(database: Database, engine: Engine): Promise<void> {
  const { error } = await new Migrator({ db: database, provider: migrationsFor(engine) }).migrateToLatest()
  if (error !== undefined) throw error
}

function migrationsFor(engine: Engine): MigrationProvider {
  const steps = {
    '0001-first-tables': firstTables(engine),
    '0002-desk': deskStep(engine),
    '0003-recovery': recoveryStep(),
    '0004-envelopes': envelopeStep(),
    '0005-workshop': workshopStep(),
    '0007-kiosks': kioskStep(),
    '0008-imports': importsStep(),
  }
  return { getMigrations: async () => steps }
}

/** Added first: everything from code to case. */
function firstTables(engine: Engine): Migration {
  const bytes = sql.raw(engine === 'sqlite' ? 'blob' : 'bytea')
  const real = engine === 'sqlite' ? 'real' : 'double precision'
  const sequence = (column: ColumnDefinitionBuilder) =>
    engine === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity()
  const sequenceType = engine === 'sqlite' ? 'integer' : 'bigint'
  const required = (column: ColumnDefinitionBuilder) => column.notNull()
  const key = (column: ColumnDefinitionBuilder) => column.primaryKey()
  const refers = (target: string) => (column: ColumnDefinitionBuilder) => column.references(target)
  const mustRefer = (target: string) => (column: ColumnDefinitionBuilder) => column.notNull().references(target)

  const up = async (db: Kysely<unknown>) => {
    const { schema } = db
    await schema.createTable('facts').addColumn('name', 'text', key).addColumn('value', 'text', required).execute()

    await schema
      .createTable('agencies')
      .addColumn('id', 'text', key)
      .addColumn('name', 'text', required)
      .addColumn('short_name', 'text', required)
      .addColumn('example', 'integer', required)
      .addColumn('retired_at', 'bigint')
      .execute()

    await schema
      .createTable('categories')
      .addColumn('id', 'text', key)
      .addColumn('name', 'text', required)
      .addColumn('name_en', 'text', required)
      .addColumn('position', 'integer', required)
      .addColumn('retired_at', 'bigint')
      .execute()

    await schema
      .createTable('facilities')
      .addColumn('id', 'text', key)
      .addColumn('name', 'text', required)
      .addColumn('kind', 'text', required)
      .addColumn('agency_id', 'text', mustRefer('agencies.id'))
      .addColumn('regency', 'text', required)
      .addColumn('district', 'text')
      .addColumn('village', 'text')
      .addColumn('address', 'text', required)
      .addColumn('river', 'text')
      .addColumn('bank', 'text')
      .addColumn('landmark', 'text')
      .addColumn('latitude', sql.raw(real))
      .addColumn('longitude', sql.raw(real))
      .addColumn('example', 'integer', required)
      .addColumn('created_at', 'bigint', required)
      .addColumn('updated_at', 'bigint', required)
      .addColumn('withdrawn_at', 'bigint')
      .addColumn('version', 'integer', required)
      .execute()

    await schema
      .createTable('placements')
      .addColumn('id', 'text', key)
      .addColumn('facility_id', 'text', mustRefer('facilities.id'))
      .addColumn('label', 'text', required)
      .addColumn('created_at', 'bigint', required)
      .execute()
    await schema.createIndex('placements_facility').on('placements').column('facility_id').execute()

    await schema
      .createTable('codes')
      .addColumn('code', 'text', key)
      .addColumn('placement_id', 'text', mustRefer('placements.id'))
      .addColumn('issued_at', 'bigint', required)
      .addColumn('withdrawn_at', 'bigint')
      .addColumn('successor', 'text', refers('codes.code'))
      .execute()
    await schema.createIndex('codes_placement').on('codes').column('placement_id').execute()

    await schema
      .createTable('cases')
      .addColumn('id', 'text', key)
      .addColumn('number', 'text', (column) => column.notNull().unique())
      .addColumn('report_id', 'text', required)
      .addColumn('received_at', 'bigint', required)
      .addColumn('state', 'text', required)
      .addColumn('since', 'bigint', required)
      .addColumn('due_at', 'bigint')
      .addColumn('agency_id', 'text', refers('agencies.id'))
      .addColumn('title', 'text')
      .addColumn('category_id', 'text', refers('categories.id'))
      .addColumn('kind', 'text', required)
      .addColumn('supervisory', 'integer', required)
      .addColumn('facility_id', 'text', refers('facilities.id'))
      .addColumn('regency', 'text')
      .addColumn('held_at', 'bigint')
      .addColumn('example', 'integer', required)
      .addColumn('version', 'integer', required)
      .execute()
    await schema.createIndex('cases_newest').on('cases').columns(['received_at', 'id']).execute()
    await schema.createIndex('cases_agency').on('cases').columns(['agency_id', 'received_at', 'id']).execute()
    await schema.createIndex('cases_facility').on('cases').columns(['facility_id', 'received_at', 'id']).execute()

    await schema
      .createTable('reports')
      .addColumn('id', 'text', key)
      // Points to a case without a constraint: the report's own insert decides whether there is a new case at all.
      .addColumn('case_id', 'text', required)
      .addColumn('received_at', 'bigint', required)
      .addColumn('line1', bytes, required)
      .addColumn('kind', 'text', required)
      .addColumn('category', 'text')
      .addColumn('body', 'text', required)
      .addColumn('occurred_on', 'text')
      .addColumn('code', 'text')
      .addColumn('facility_id', 'text', refers('facilities.id'))
      .addColumn('place', 'text', required)
      .addColumn('anonymous', 'integer', required)
      .addColumn('confidential', 'integer', required)
      .addColumn('supervisory', 'integer', required)
      .addColumn('channel', 'text', required)
      .addColumn('device_time', 'text', required)
      .addColumn('supersedes', 'text')
      .addColumn('tracking_hmac', 'text', required)
      .addColumn('upload_key_hash', 'text', required)
      .addColumn('doubts', 'text', required)
      .execute()
    await schema.createIndex('reports_case').on('reports').column('case_id').execute()
    await schema.createIndex('reports_tracking').on('reports').column('tracking_hmac').execute()
    await schema.createIndex('reports_code').on('reports').columns(['code', 'received_at']).execute()

    await schema
      .createTable('senders')
      .addColumn('report_id', 'text', (column) => column.primaryKey().references('reports.id'))
      .addColumn('sealed', bytes, required)
      .execute()

    await schema
      .createTable('attachments')
      .addColumn('report_id', 'text', mustRefer('reports.id'))
      .addColumn('sha256', 'text', required)
      .addColumn('position', 'integer', required)
      .addColumn('size', 'integer', required)
      .addColumn('type', 'text', required)
      .addColumn('state', 'text', required)
      .addColumn('refusal', 'text')
      .addColumn('stored_bytes', 'integer', required)
      .addColumn('updated_at', 'bigint', required)
      .addPrimaryKeyConstraint('attachments_key', ['report_id', 'sha256'])
      .execute()
    await schema.createIndex('attachments_picture').on('attachments').column('sha256').execute()

    await schema
      .createTable('accounts')
      .addColumn('id', 'text', key)
      .addColumn('username', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', required)
      .addColumn('role', 'text', required)
      .addColumn('agency_id', 'text', refers('agencies.id'))
      .addColumn('password_hash', 'text', required)
      .addColumn('created_at', 'bigint', required)
      .addColumn('disabled_at', 'bigint')
      .execute()

    await schema
      .createTable('sessions')
      .addColumn('token_hash', 'text', key)
      .addColumn('account_id', 'text', mustRefer('accounts.id'))
      .addColumn('created_at', 'bigint', required)
      .addColumn('expires_at', 'bigint', required)
      .execute()

    await schema
      .createTable('setup_links')
      .addColumn('token_hash', 'text', key)
      .addColumn('role', 'text', required)
      .addColumn('agency_id', 'text', refers('agencies.id'))
      .addColumn('created_at', 'bigint', required)
      .addColumn('expires_at', 'bigint', required)
      .addColumn('used_at', 'bigint')
      .execute()

    await schema
      .createTable('events')
      .addColumn('sequence', sequenceType, sequence)
      .addColumn('case_id', 'text', mustRefer('cases.id'))
      .addColumn('at', 'bigint', required)
      .addColumn('kind', 'text', required)
      .addColumn('account_id', 'text', refers('accounts.id'))
      .addColumn('state', 'text', required)
      .addColumn('agency_id', 'text', refers('agencies.id'))
      .addColumn('internal_note', 'text')
      .addColumn('public_reason', 'text')
      .execute()
    await schema.createIndex('events_case').on('events').columns(['case_id', 'sequence']).execute()

    await schema
      .createTable('effects')
      .addColumn('sequence', sequenceType, sequence)
      .addColumn('report_id', 'text', mustRefer('reports.id'))
      .addColumn('kind', 'text', required)
      .addColumn('created_at', 'bigint', required)
      .addColumn('done_at', 'bigint')
      .addUniqueConstraint('effects_once', ['report_id', 'kind'])
      .execute()

    await schema
      .createTable('audit')
      .addColumn('sequence', sequenceType, sequence)
      .addColumn('at', 'bigint', required)
      .addColumn('account_id', 'text', refers('accounts.id'))
      .addColumn('action', 'text', required)
      .addColumn('subject', 'text')
      .execute()
  }
  return { up }
}
