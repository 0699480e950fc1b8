import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, dayNumber, dayOf, isoDay, startOfDay, WEEK, weekday, weekOf } from '../../src/domain/wita.ts'

test('a day begins at midnight in UTC+08:00', () => {
  const midnight = Date.parse('2026-03-02T00:00:00+08:00')
  expect(startOfDay(dayNumber(midnight))).toBe(midnight)
  expect(isoDay(dayNumber(midnight))).toBe('2026-03-02')
  expect(isoDay(dayNumber(midnight - 1))).toBe('2026-03-01')
  expect(isoDay(dayNumber(midnight + DAY - 1))).toBe('2026-03-02')
})

test('weekdays count from Sunday, before 1970 too', () => {
  expect(weekday(dayNumber(Date.parse('2026-03-01T12:00:00+08:00')))).toBe(0)
  expect(weekday(dayNumber(Date.parse('2026-03-02T12:00:00+08:00')))).toBe(1)
  expect(weekday(dayOf('1969-12-31') ?? Number.NaN)).toBe(3)
})

test('days and their names are opposites', () => {
  fc.assert(fc.property(fc.integer({ min: -20_000, max: 80_000 }), (day) => dayOf(isoDay(day)) === day))
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5e12 }), (at) => {
      const begin = startOfDay(dayNumber(at))
      return begin <= at && at < begin + DAY
    }),
  )
})

test('what names no day is none', () => {
  for (const wrong of ['', '2026-3-2', '2026-13-01', '2026-03-02T00:00', '02-03-2026', '2026-00-10'])
    expect(dayOf(wrong)).toBeNull()
})

test('a week is named by its Monday, and begins at midnight in UTC+08:00', () => {
  const monday = dayOf('2026-03-02') ?? Number.NaN
  expect(weekOf(dayNumber(Date.parse('2026-03-02T00:00:00+08:00')))).toBe(monday)
  expect(weekOf(dayNumber(Date.parse('2026-03-08T23:59:59+08:00')))).toBe(monday)
  expect(weekOf(dayNumber(Date.parse('2026-03-09T00:00:00+08:00')))).toBe(monday + WEEK)
  expect(weekOf(dayNumber(Date.parse('2026-03-01T23:59:59+08:00')))).toBe(monday - WEEK)
  // ISO 8601: the year's first week may begin in the year before.
  expect(isoDay(weekOf(dayOf('2027-01-01') ?? Number.NaN))).toBe('2026-12-28')
})

test('every day lies in one week: seven days, from a Monday on', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 80_000 }), (day) => {
      const week = weekOf(day)
      return weekday(week) === 1 && week <= day && day < week + WEEK && weekOf(week) === week
    }),
  )
  fc.assert(fc.property(fc.integer({ min: -20_000, max: 80_000 }), (day) => weekOf(day + WEEK) === weekOf(day) + WEEK))
})
