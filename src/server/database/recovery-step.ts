import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Added for who forgot the password: a one-time link can stand for an account that is there. */
export function recoveryStep(): Migration {
  const up = async (db: Kysely<unknown>) => {
    // Null: the link makes a new account.
    await db.schema
      .alterTable('setup_links')
      .addColumn('account_id', 'text', (column) => column.references('accounts.id'))
      .execute()
  }
  return { up }
}
