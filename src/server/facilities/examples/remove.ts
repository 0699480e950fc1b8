import type { ExamplesRemoved } from '../../../domain/facility-protocol.ts'
import type { Database } from '../../database/open.ts'
import { audit } from '../../identity/audit.ts'
import type { World } from '../../world.ts'

/** How many examples there are. */
export async function countExamples(database: Database): Promise<{ facilities: number; reports: number }> {
  const count = async (table: 'facilities' | 'cases') => {
    const row = await database
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number | string>().as('count'))
      .where('example', '=', 1)
      .executeTakeFirstOrThrow()
    return Number(row.count)
  }
  return { facilities: await count('facilities'), reports: await count('cases') }
}

/**
 * Removes every example: reports with all that hangs on them, facilities, placements, codes. A facility that a real
 * report names stays with its codes, and is named in the answer: no report ever loses its place. Agencies and categories
 * stay too: the province's own facilities need them.
 */
export async function removeExamples(world: World, by: string): Promise<ExamplesRemoved> {
  const { removed, photos } = await world.database.transaction().execute(async (trx) => {
    const cases = await trx.selectFrom('cases').select('id').where('example', '=', 1).execute()
    const gone = await removeCases(
      trx,
      cases.map((row) => row.id),
    )
    const facilities = await removeFacilities(trx)
    await audit(trx, { at: world.now(), by, action: 'examples-removed' })
    return { removed: { ...facilities, reports: gone.reports }, photos: gone.photos }
  })
  // Files after the rows: a photo without a row is never served, a row without its photo would be a lie.
  for (const { report_id, sha256 } of photos) await world.attachments.discard(report_id, sha256)
  return removed
}

type Photo = { readonly report_id: string; readonly sha256: string }

async function removeCases(trx: Database, cases: readonly string[]) {
  const photos: Photo[] = []
  let count = 0
  // In handfuls: every database has a limit for the values of one statement.
  for (let start = 0; start < cases.length; start += 500) {
    const some = cases.slice(start, start + 500)
    const reports = (await trx.selectFrom('reports').select('id').where('case_id', 'in', some).execute()).map(
      (row) => row.id,
    )
    await trx.deleteFrom('events').where('case_id', 'in', some).execute()
    if (reports.length > 0) {
      photos.push(
        ...(await trx
          .selectFrom('attachments')
          .select(['report_id', 'sha256'])
          .where('report_id', 'in', reports)
          .execute()),
      )
      await trx.deleteFrom('effects').where('report_id', 'in', reports).execute()
      await trx.deleteFrom('senders').where('report_id', 'in', reports).execute()
      await trx.deleteFrom('attachments').where('report_id', 'in', reports).execute()
      await trx.deleteFrom('reports').where('id', 'in', reports).execute()
    }
    await trx.deleteFrom('cases').where('id', 'in', some).execute()
    count += some.length
  }
  return { reports: count, photos }
}

async function removeFacilities(trx: Database): Promise<{ facilities: number; kept: string[] }> {
  const rows = await trx
    .selectFrom('facilities')
    .select(['id', 'name'])
    .select((eb) => [
      eb.exists(eb.selectFrom('cases').select('id').whereRef('facility_id', '=', 'facilities.id')).as('in_case'),
      eb.exists(eb.selectFrom('reports').select('id').whereRef('facility_id', '=', 'facilities.id')).as('in_report'),
    ])
    .where('example', '=', 1)
    .orderBy('name')
    .execute()
  // SQLite answers 0 and 1, PostgreSQL false and true.
  const named = rows.filter((row) => Boolean(row.in_case) || Boolean(row.in_report))
  const ids = rows.filter((row) => !named.includes(row)).map((row) => row.id)
  if (ids.length > 0) {
    const placements = trx.selectFrom('placements').select('id').where('facility_id', 'in', ids)
    await trx.updateTable('codes').set({ successor: null }).where('placement_id', 'in', placements).execute()
    await trx.deleteFrom('codes').where('placement_id', 'in', placements).execute()
    await trx.deleteFrom('kiosks').where('placement_id', 'in', placements).execute()
    await trx.deleteFrom('placements').where('facility_id', 'in', ids).execute()
    await trx.deleteFrom('facilities').where('id', 'in', ids).execute()
  }
  return { facilities: ids.length, kept: named.map((row) => row.name) }
}
