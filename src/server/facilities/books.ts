import { type Books, booksOf } from '../../domain/facility-table/books.ts'
import type { Database } from '../database/open.ts'
import { AREAS } from './areas.ts'

/** What cells of a table may name, as the database has it now. */
export async function readBooks(database: Database): Promise<Books> {
  const agencies = await database
    .selectFrom('agencies')
    .select(['id', 'name', 'short_name', 'retired_at'])
    .orderBy('id')
    .execute()
  const campaigns = await database.selectFrom('campaigns').select(['id', 'name']).orderBy('id').execute()
  return booksOf({
    areas: AREAS,
    agencies: agencies.map(({ id, name, short_name, retired_at }) => ({
      id,
      names: [name, short_name],
      retired: retired_at !== null,
    })),
    campaigns: campaigns.map(({ id, name }) => ({ id, names: [name] })),
  })
}
