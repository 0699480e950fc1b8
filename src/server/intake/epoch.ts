import type { Database } from '../database/open.ts'

/** The fact that counts restores from a backup. Absent: there was none yet, and the epoch is 1. */
const NAME = 'epoch'

/** The restore epoch; inside a transaction when `database` is one. */
export async function readEpoch(database: Database): Promise<number> {
  const row = await database.selectFrom('facts').select('value').where('name', '=', NAME).executeTakeFirst()
  return row === undefined ? 1 : Number(row.value)
}

/**
 * Says that the database was restored from a backup: phones that see the new epoch ask for their receipts again and
 * send what is unknown here (O11). Gives the new epoch. `atLeast`: never below it, for a backup older than the last
 * restore, whose epoch some phones have seen already.
 */
export async function raiseEpoch(database: Database, atLeast = 1): Promise<number> {
  return database.transaction().execute(async (trx) => {
    const epoch = Math.max((await readEpoch(trx)) + 1, atLeast)
    await trx
      .insertInto('facts')
      .values({ name: NAME, value: String(epoch) })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: String(epoch) }))
      .execute()
    return epoch
  })
}
