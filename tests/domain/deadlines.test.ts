import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CLOCKS, dueAt, limitIn } from '../../src/domain/deadlines.ts'
import { DAY, dayNumber, isoDay, weekday } from '../../src/domain/wita.ts'
import { CASE_STATES } from '../../src/domain/workflow.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
/** The last day of a limit, as people say it: the clock stops when that day ends. */
const lastDay = (from: string, days: number, unit: 'calendar' | 'working', free: string[] = []) => {
  const due = dueAt(at(from), { days, unit }, new Set(free))
  return due === null ? null : isoDay(dayNumber(due - 1))
}

describe('a limit', () => {
  test('does not count the day of receipt and ends with the end of its last day', () => {
    // Monday morning and Monday night have the same last day.
    expect(lastDay('2026-03-02T09:00', 3, 'working')).toBe('2026-03-05')
    expect(lastDay('2026-03-02T23:59', 3, 'working')).toBe('2026-03-05')
    expect(dueAt(at('2026-03-02T09:00'), { days: 3, unit: 'working' }, new Set())).toBe(at('2026-03-06T00:00'))
  })

  test('in working days passes over weekends, holidays and joint leave; in calendar days it does not', () => {
    expect(lastDay('2026-03-05T09:00', 3, 'working')).toBe('2026-03-10')
    expect(lastDay('2026-03-18T09:00', 3, 'working', ['2026-03-19', '2026-03-20'])).toBe('2026-03-25')
    expect(lastDay('2026-03-05T09:00', 3, 'calendar')).toBe('2026-03-08')
  })

  test('that starts on a free day starts with the next working day', () => {
    expect(lastDay('2026-03-07T09:00', 1, 'working')).toBe('2026-03-09')
    expect(lastDay('2026-03-08T09:00', 1, 'working')).toBe('2026-03-09')
  })

  test('that is none has no end', () => {
    expect(dueAt(at('2026-03-02T09:00'), null, new Set())).toBeNull()
  })

  test('holds exactly its number of working days, whatever is free', () => {
    const days = fc.integer({ min: 20_000, max: 22_000 })
    fc.assert(
      fc.property(
        fc.integer({ min: 1_750_000_000_000, max: 1_850_000_000_000 }),
        fc.integer({ min: 1, max: 60 }),
        fc.array(days, { maxLength: 40 }),
        (from, count, freeDays) => {
          const free = new Set(freeDays.map(isoDay))
          const due = dueAt(from, { days: count, unit: 'working' }, free)
          if (due === null) throw new Error('a limit has an end')
          let working = 0
          for (let day = dayNumber(from) + 1; day < dayNumber(due); day++)
            if (weekday(day) !== 0 && weekday(day) !== 6 && !free.has(isoDay(day))) working += 1
          expect(working).toBe(count)
          expect((due - Date.parse('1970-01-01T00:00+08:00')) % DAY).toBe(0)
        },
      ),
    )
  })
})

describe('which limit runs', () => {
  test('is the verification at first, then the first follow-up, then by kind', () => {
    expect(limitIn('received', 'complaint', false, CLOCKS)).toEqual({ days: 3, unit: 'working' })
    expect(limitIn('verified', 'complaint', false, CLOCKS)).toEqual({ days: 3, unit: 'calendar' })
    expect(limitIn('in-progress', 'information', false, CLOCKS)).toEqual({ days: 5, unit: 'working' })
    expect(limitIn('in-progress', 'complaint', false, CLOCKS)).toEqual({ days: 14, unit: 'working' })
    expect(limitIn('in-progress', 'aspiration', false, CLOCKS)).toBeNull()
    expect(limitIn('answered', 'complaint', false, CLOCKS)).toEqual({ days: 10, unit: 'working' })
  })

  test('gives a supervisory case its longer one, whatever its kind', () => {
    for (const kind of ['complaint', 'aspiration', 'information'] as const)
      expect(limitIn('in-progress', kind, true, CLOCKS)).toEqual({ days: 60, unit: 'working' })
  })

  test('is none where nobody waits', () => {
    const still = CASE_STATES.filter((state) => limitIn(state, 'complaint', false, CLOCKS) === null)
    expect(still).toEqual(['closed', 'postponed', 'out-of-authority', 'archived', 'merged'])
  })
})
