import { weeksShown } from '../../domain/poster-health.ts'
import { DAY, startOfDay, WEEK } from '../../domain/wita.ts'
import type { Database } from '../database/open.ts'
import { figuresOf } from '../facilities/health-figures.ts'
import type { Chance } from './chance.ts'

/** Of a hundred example posters so many have been silent for a while. */
const SILENT = 12

/**
 * Gives the example codes a past: more scans than begun forms, more of those than reports, and some posters that fell
 * silent. What is counted there already stays.
 */
export async function countExampleCodes(database: Database, chance: Chance, until: number): Promise<void> {
  const codes = await database
    .selectFrom('codes')
    .innerJoin('placements', 'placements.id', 'codes.placement_id')
    .innerJoin('facilities', 'facilities.id', 'placements.facility_id')
    .where('facilities.example', '=', 1)
    .where('codes.withdrawn_at', 'is', null)
    .select(['codes.code', 'placements.id'])
    .orderBy('codes.code')
    .execute()
  const weeks = weeksShown(until)
  const figures = await figuresOf(
    database,
    codes.map(({ id }) => id),
    weeks,
    { supervisory: true, held: true },
  )
  const rows = codes.flatMap(({ code, id }) => {
    const { reports } = figures(id)
    const isSilent = chance.happens(SILENT)
    const ends = isSilent ? weeks.length - chance.whole(6, 9) : weeks.length
    const usual = chance.whole(0, 4)
    return weeks.flatMap((week, at) => {
      const sent = reports[at] ?? 0
      const begun = sent + chance.whole(0, sent + 1)
      const scans = begun + chance.whole(0, usual + sent)
      if (scans === 0 || (at >= ends && sent === 0)) return []
      const lastScanAt = Math.min(startOfDay(week) + chance.whole(1, WEEK * DAY - 1), until - 1)
      return [{ code, week, scans, begun, last_scan_at: lastScanAt }]
    })
  })
  for (let at = 0; at < rows.length; at += 500) {
    await database
      .insertInto('code_weeks')
      .values(rows.slice(at, at + 500))
      .onConflict((conflict) => conflict.columns(['code', 'week']).doNothing())
      .execute()
  }
}
