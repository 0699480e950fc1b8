import { strToU8, zipSync } from 'fflate'
import { csvOf } from '../../../domain/csv.ts'
import { type Column, REASON_COLUMN, readHead } from '../../../domain/facility-table/columns.ts'
import type { RowOutcome } from '../../../domain/facility-table/outcome.ts'
import type { Table } from '../../../domain/facility-table/write.ts'
import { XLSX_TYPE, xlsxFiles } from '../../../domain/xlsx-sheet.ts'
import { offer } from '../../parts/offer.ts'
import type { TableFile } from './table-file.ts'
import type { ImportWords } from './words-id.ts'

/** What an empty template holds: all that a new facility may say. */
const TEMPLATE: readonly Column[] = [
  'nama',
  'jenis',
  'instansi',
  'wilayah',
  'alamat',
  'sungai',
  'tepi',
  'patokan',
  'lintang',
  'bujur',
  'tempat',
  'jenis_tempat',
  'kampanye',
]

export function offerTemplate(format: TableFile['format']): void {
  offerTable([TEMPLATE], 'templat-fasilitas', format)
}

/** The wrong rows as they came, with a column that says why; to be mended and chosen again. */
export function offerWrongRows(file: TableFile, rows: readonly RowOutcome[], words: ImportWords): void {
  offerTable(wrongRows(file, rows, words), `${file.name.replace(/\.\w+$/, '')}-salah`, file.format)
}

export function wrongRows({ head, rows }: TableFile, outcomes: readonly RowOutcome[], words: ImportWords): Table {
  const read = readHead(head)
  const columns = read.outcome === 'head' ? read.columns : []
  // A file that was mended once brings the old reasons with it.
  const kept = head.flatMap((name, at) => (name.trim().toLowerCase() === REASON_COLUMN ? [] : [at]))
  return [
    [...kept.map((at) => head[at] ?? ''), REASON_COLUMN],
    ...outcomes.flatMap((outcome) => {
      if (outcome.outcome !== 'wrong') return []
      const row = rows[outcome.row - 2] ?? []
      const reason = outcome.problems.map((one) => `${one.column} ${words.problem(one)}`).join(' ')
      return [[...kept.map((at) => written(row[at] ?? '', columns[at] ?? null)), reason]]
    }),
  ]
}

/** Degrees stay numbers, and get no apostrophe for their minus. */
function written(cell: string, column: Column | null): string | number {
  const isDegrees = column === 'lintang' || column === 'bujur'
  return isDegrees && String(Number(cell)) === cell ? Number(cell) : cell
}

function offerTable(table: Table, name: string, format: TableFile['format']): void {
  if (format === 'csv') {
    offer(new Blob([csvOf(table)], { type: 'text/csv' }), `${name}.csv`)
    return
  }
  const files = Object.entries(xlsxFiles(table, 'Fasilitas')).map(([path, text]) => [path, strToU8(text)])
  offer(new Blob([zipSync(Object.fromEntries(files))], { type: XLSX_TYPE }), `${name}.xlsx`)
}
