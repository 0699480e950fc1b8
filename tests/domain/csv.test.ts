import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cell, fromCell } from '../../src/domain/csv.ts'

test('a cell that begins like a formula is words to a spreadsheet', () => {
  for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '|x', "'=1"])
    expect(cell(formula)).toMatch(/^"?'/)
  expect(cell('biasa, "kutip"')).toBe('"biasa, ""kutip"""')
  expect(cell(-1)).toBe('-1')
})

test('what was made harmless comes back as it was', () => {
  expect(fromCell("'Ulin")).toBe("'Ulin")
  const begins = fc.constantFrom('', "'", "''", '=', "'=", "''-", ' +', "' @")
  fc.assert(
    fc.property(begins, fc.string(), (begin, rest) => {
      const written = cell(begin + rest)
      const unquoted = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written
      expect(unquoted).not.toMatch(/^\s*[=+\-@|\t\r]/)
      expect(fromCell(unquoted)).toBe(begin + rest)
    }),
  )
})
