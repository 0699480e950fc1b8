import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lately, SILENT_AFTER, silentSince, WEEKS_SHOWN, weeksShown } from '../../src/domain/poster-health.ts'
import { DAY, dayNumber, dayOf, WEEK, weekday } from '../../src/domain/wita.ts'

const NOON = Date.parse('2026-03-04T12:00:00+08:00')

test('thirteen Mondays are shown, the present week’s last', () => {
  const weeks = weeksShown(NOON)
  expect(weeks).toHaveLength(WEEKS_SHOWN)
  expect(weeks.at(-1)).toBe(dayOf('2026-03-02'))
  expect(weeks[0]).toBe(dayOf('2025-12-08'))
})

test('whatever the moment, the weeks follow each other and the last one holds it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), (at) => {
      const weeks = weeksShown(at)
      const last = weeks.at(-1) ?? Number.NaN
      return (
        last <= dayNumber(at) &&
        dayNumber(at) < last + WEEK &&
        weeks.every((week, place) => weekday(week) === 1 && (place === 0 || week - (weeks[place - 1] ?? 0) === WEEK))
      )
    }),
  )
})

test.each([
  ['scanned today', 100 * DAY, 0, null],
  ['scanned almost 30 days ago', 100 * DAY, SILENT_AFTER - 1, null],
  ['scanned 30 days ago', 100 * DAY, SILENT_AFTER, NOON - SILENT_AFTER],
  ['never scanned, out for a week', 7 * DAY, null, null],
  ['never scanned, out for 30 days', SILENT_AFTER, null, NOON - SILENT_AFTER],
] as const)('%s', (_what, out, quiet, silent) => {
  const lastScanAt = quiet === null ? null : NOON - quiet
  expect(silentSince({ issuedAt: NOON - out, lastScanAt }, NOON)).toBe(silent)
})

test('lately adds up the latest weeks, or all there are', () => {
  expect(lately([9, 1, 2, 3, 4], 4)).toBe(10)
  expect(lately([1, 2], 4)).toBe(3)
  expect(lately([], 4)).toBe(0)
})
