import DateHolidays from 'date-holidays'
import type { Holidays } from '../domain/deadlines.ts'
import { DAY, dayNumber, isoDay } from '../domain/wita.ts'

/** Years ahead for which due days are reckoned; the longest limit is well within one. */
const YEARS_AHEAD = 5

/** Indonesia's public holidays from the year before `now` (epoch milliseconds) on, as `date-holidays` knows them. */
export function nationalHolidays(now: number): Holidays {
  const calendar = new DateHolidays('ID')
  const year = Number(isoDay(dayNumber(now)).slice(0, 4))
  const days = new Set<string>()
  for (let each = year - 1; each <= year + YEARS_AHEAD; each++) {
    for (const { type, start, end } of calendar.getHolidays(each)) {
      if (type !== 'public') continue
      for (let at = start.getTime(); at < end.getTime(); at += DAY) days.add(isoDay(dayNumber(at)))
    }
  }
  return days
}
