import type { Choices } from '../../domain/desk-protocol.ts'
import type { Database } from '../database/open.ts'
import { AREAS } from '../facilities/areas.ts'

/** The names behind the ids in lists, for filters and forms. */
export async function readChoices(database: Database): Promise<Choices> {
  const agencies = await database.selectFrom('agencies').selectAll().orderBy('name').execute()
  const facilities = await database
    .selectFrom('facilities')
    .select(['id', 'name', 'regency'])
    .orderBy('name')
    .orderBy('id')
    .execute()
  const categories = await database.selectFrom('categories').selectAll().orderBy('position').execute()
  return {
    agencies: agencies.map((row) => ({
      id: row.id,
      name: row.name,
      shortName: row.short_name,
      retired: row.retired_at !== null,
    })),
    facilities: [...facilities],
    regencies: AREAS.map(({ code, name }) => ({ code, name })),
    categories: categories.map((row) => ({ id: row.id, name: row.name, nameEn: row.name_en })),
  }
}
