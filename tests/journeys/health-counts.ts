import { DatabaseSync } from 'node:sqlite'
import { weeksShown } from '../../src/domain/poster-health.ts'
import { DAY, startOfDay } from '../../src/domain/wita.ts'
import type { RunningServer } from './harness/server.ts'

/** Writes a past into the server's own file: places that are used, two that fell silent, an old poster that still hangs. */
export function writePast(server: RunningServer): void {
  const file = new DatabaseSync(`${server.dataDir}/lapor.sqlite`, { timeout: 5_000 })
  const now = Date.now()
  const weeks = weeksShown(now)
  const codes = file.prepare('select code, placement_id from codes order by code limit 6').all()
  const add = file.prepare('insert into code_weeks (code, week, scans, begun, last_scan_at) values (?, ?, ?, ?, ?)')
  const [busy, quiet, silent, never, replaced, gone] = codes.map(({ code }) => String(code))
  weeks.forEach((week, at) => {
    const last = Math.min(startOfDay(week) + DAY, now - 1)
    if (busy !== undefined) add.run(busy, week, 4 + ((at * 7) % 23), 2 + (at % 5), last)
    if (quiet !== undefined && at % 3 === 0) add.run(quiet, week, 1, 0, last)
    if (silent !== undefined && at < 6) add.run(silent, week, 12 - at, 3, last)
    if (replaced !== undefined) add.run(replaced, week, 2, 1, last)
  })
  file.prepare('update codes set issued_at = ?').run(now - 40 * DAY)
  file.prepare('update codes set issued_at = ? where code <> ? and code <> ?').run(now - DAY, never ?? '', gone ?? '')
  file.prepare('update codes set withdrawn_at = ? where code = ?').run(now - 20 * DAY, replaced ?? '')
  file.close()
}
