import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from './open.ts'

/**
 * Added for the desk: who made a set-up link, search in what people wrote, and an order of events in which no commit
 * that comes late is passed over.
 */
export function deskStep(engine: Engine): Migration {
  const up = async (db: Kysely<unknown>) => {
    // Null: made by the program itself, for the very first account.
    await db.schema
      .alterTable('setup_links')
      .addColumn('created_by', 'text', (column) => column.references('accounts.id'))
      .execute()
    await db.schema.createIndex('sessions_account').on('sessions').column('account_id').execute()
    await db.schema.createIndex('cases_state').on('cases').columns(['state', 'received_at', 'id']).execute()
    for (const statement of engine === 'sqlite' ? SQLITE : POSTGRESQL) await sql.raw(statement).execute(db)
  }
  return { up }
}

/** FTS5 keeps its own copy of the words; triggers keep it in step whoever writes. Its rowid is the report's. */
const SQLITE = [
  `create virtual table report_words using fts5(body, content='', contentless_delete=1,
     tokenize='unicode61 remove_diacritics 0', prefix='2 3')`,
  `create table report_word_rows (row integer primary key, report_id text not null unique)`,
  `create trigger report_words_added after insert on reports begin
     insert into report_word_rows (report_id) values (new.id);
     insert into report_words (rowid, body)
       select row, new.body from report_word_rows where report_id = new.id;
   end`,
  `create trigger report_words_removed after delete on reports begin
     delete from report_words where rowid = (select row from report_word_rows where report_id = old.id);
     delete from report_word_rows where report_id = old.id;
   end`,
  `insert into report_word_rows (report_id) select id from reports`,
  `insert into report_words (rowid, body)
     select row, body from report_word_rows join reports on reports.id = report_word_rows.report_id`,
]

/**
 * PostgreSQL searches the reports themselves. `translate` splits what its parser would keep whole (paths, hosts,
 * hyphened words), so that both databases find the same. `transaction_id`: a sequence is handed out before the commit,
 * so a reader that remembers the highest one can pass over a late commit; it waits by this column instead.
 */
const POSTGRESQL = [
  `create index reports_words on reports
     using gin (to_tsvector('simple', translate(body, '/.-@_:+', '       ')))`,
  `alter table events add column transaction_id xid8 not null default pg_current_xact_id()`,
  `create index events_commit on events (transaction_id, sequence)`,
]
