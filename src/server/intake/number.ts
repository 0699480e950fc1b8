import { sql } from 'kysely'
import { dayNumber, isoDay } from '../../domain/wita.ts'
import type { Database } from '../database/open.ts'

/**
 * Takes the next `count` public numbers of the year (WITA) in which `at` lies: `KS-2026-000123`. Inside the transaction
 * of the reports that get them, so that none is given twice and none is lost. It holds the counter's row until the
 * commit: intake groups of several server processes follow one another from here on.
 */
export async function takeNumbers(trx: Database, at: number, count: number): Promise<readonly string[]> {
  const year = isoDay(dayNumber(at)).slice(0, 4)
  const { value } = await trx
    .insertInto('facts')
    .values({ name: `case-number:${year}`, value: String(count) })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ value: sql<string>`cast(cast(facts.value as bigint) + cast(${count} as bigint) as text)` }),
    )
    .returning('value')
    .executeTakeFirstOrThrow()
  const first = Number(value) - count + 1
  return Array.from({ length: count }, (_, index) => `KS-${year}-${String(first + index).padStart(6, '0')}`)
}
