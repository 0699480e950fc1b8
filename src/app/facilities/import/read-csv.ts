/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse'
import { fromCell } from '../../../domain/csv.ts'
import { readHead } from '../../../domain/facility-table/columns.ts'
import { readText } from './read-text.ts'
import { type ReadFile, refused, tableFile } from './table-file.ts'

/** Spreadsheets in Indonesia write semicolons, for the comma is in their numbers. */
const DELIMITERS = [',', ';', '\t', '|'] as const

/** Reads CSV as spreadsheets write it, the apostrophes against formulas taken off again. */
export function readCsv(name: string, bytes: Uint8Array): ReadFile {
  const read = readText(bytes)
  if (read.outcome === 'no-text') return refused('no-table')
  // Excel's own first line, which tells the delimiter.
  const told = /^sep=(.)\r?\n/i.exec(read.text)
  const text = told === null ? read.text : read.text.slice(told[0].length)
  // Many programs call a web page a spreadsheet.
  if (/^\s*<(?:!doctype|html|table|\?xml)/i.test(text)) return refused('no-table')
  const { data, errors } = Papa.parse(text, { delimiter: told?.[1] ?? delimiterOf(text), skipEmptyLines: false })
  const broken = errors.find((error) => error.code === 'MissingQuotes' || error.code === 'InvalidQuotes')
  if (broken !== undefined) return refused('broken-csv', String((broken.row ?? 0) + 1))
  const table = data.map((row) => row.map(fromCell))
  return tableFile(table, { name, format: 'csv', isGuessed: read.isGuessed })
}

/** The one by which the first line has most of our columns. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 10_000)
  const known = (delimiter: string) => {
    const read = readHead(Papa.parse(head, { delimiter }).data[0] ?? [])
    return read.outcome === 'head' ? read.columns.filter((column) => column !== null).length : 0
  }
  return [...DELIMITERS].sort((a, b) => known(b) - known(a))[0] ?? ','
}
