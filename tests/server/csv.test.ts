import { expect, test } from 'vitest'
import { cell } from '../../src/server/csv.ts'

test('a cell that begins like a formula is words to a spreadsheet', () => {
  for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '|x']) expect(cell(formula)).toMatch(/^"?'/)
  expect(cell('biasa, "kutip"')).toBe('"biasa, ""kutip"""')
  expect(cell(-1)).toBe('-1')
})
