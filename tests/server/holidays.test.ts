import { expect, test } from 'vitest'
import { nationalHolidays } from '../../src/server/holidays.ts'

test('the fixed holidays of Indonesia are there, working days are not', () => {
  const days = nationalHolidays(Date.UTC(2026, 10, 24))
  for (const day of ['2026-08-17', '2026-12-25', '2027-01-01', '2027-05-01', '2027-06-01']) expect(days).toContain(day)
  expect(days).not.toContain('2026-11-24')
})
