import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readCsv } from '../../../src/app/facilities/import/read-csv.ts'
import { readXlsx } from '../../../src/app/facilities/import/read-xlsx.ts'
import type { ReadFile } from '../../../src/app/facilities/import/table-file.ts'
import { csvOf } from '../../../src/domain/csv.ts'
import type { Table } from '../../../src/domain/facility-table/write.ts'
import { xlsxFiles } from '../../../src/domain/xlsx-sheet.ts'

const rowsOf = (read: ReadFile) => (read.outcome === 'table' ? [read.file.head, ...read.file.rows] : read.refusal)
const csv = (text: string) => readCsv('a.csv', strToU8(text))
const zipped = (files: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
const xlsx = (table: Table) => readXlsx('a.xlsx', zipped(xlsxFiles(table, 'Fasilitas')))

const TABLE = [
  ['nama', 'jenis', 'lintang'],
  ['Sekolah "Bina", Alabio', '=1+1', '-2.5'],
  [],
  ['Café Siring', "'x\ny", ''],
]

test('CSV is read with commas, semicolons and tabs, quotes and lines within', () => {
  const [head, first, , last] = [TABLE[0], TABLE[1], TABLE[2], TABLE[3]]
  for (const [delimiter, sep] of [
    [',', ''],
    [';', ''],
    ['\t', ''],
    ['|', 'sep=|\r\n'],
  ] as const) {
    const line = (row: readonly string[] | undefined) =>
      (row ?? []).map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)
    const text = sep + [head, first, undefined, last].map(line).join('\r\n')
    expect(rowsOf(csv(text)), delimiter).toEqual(TABLE)
  }
})

test('UTF-8 and UTF-16 are told apart, with a mark and without; Windows-1252 is said to be a guess', () => {
  const text = 'nama,jenis\r\nCafé Siring,Pasar\r\n'
  const utf16 = (mark: string, big: boolean) => {
    const buffer = Buffer.from(mark + text, 'utf16le')
    return new Uint8Array(big ? buffer.swap16() : buffer)
  }
  const files: readonly (readonly [Uint8Array, boolean])[] = [
    [strToU8(text), false],
    [strToU8(`\ufeff${text}`), false],
    [utf16('\ufeff', false), false],
    [utf16('\ufeff', true), false],
    [utf16('', false), false],
    [utf16('', true), false],
    [new Uint8Array(Buffer.from(text, 'latin1')), true],
  ]
  for (const [bytes, isGuessed] of files) {
    const read = readCsv('a.csv', bytes)
    expect(read).toMatchObject({ outcome: 'table', file: { head: ['nama', 'jenis'], isGuessed } })
    expect(rowsOf(read)).toEqual([
      ['nama', 'jenis'],
      ['Café Siring', 'Pasar'],
    ])
  }
})

test('UTF-16 with a mark is known by it, whatever the letters', () => {
  const text = `\ufeffnama\r\n${'مسجد السلطان سورينشاه '.repeat(20)}\r\n`
  for (const big of [false, true]) {
    const buffer = Buffer.from(text, 'utf16le')
    const read = readCsv('a.csv', new Uint8Array(big ? buffer.swap16() : buffer))
    expect(read).toMatchObject({ outcome: 'table', file: { head: ['nama'], isGuessed: false } })
  }
})

test('what the export made harmless is read as it was', () => {
  const table = [
    ['nama', 'lintang'],
    ['=1+1', -2.5],
    ["'-x", null],
    ['+62', 3],
  ]
  expect(rowsOf(csv(csvOf(table)))).toEqual([
    ['nama', 'lintang'],
    ['=1+1', '-2.5'],
    ["'-x", ''],
    ['+62', '3'],
  ])
})

test('a workbook is read as it was written: words, numbers, no formulas, empty rows', async () => {
  const table = [
    ['nama', 'lintang', 'bujur'],
    ['=1+1 <&> "x" _x0041_', -2.5, 114.59081234567],
    [null, null, null],
    ['Café\nSiring', null, 0],
  ]
  expect(rowsOf(await xlsx(table))).toEqual([
    ['nama', 'lintang', 'bujur'],
    ['=1+1 <&> "x" _x0041_', '-2.5', '114.59081234567'],
    [],
    ['Café\nSiring', '', '0'],
  ])
})

test('what no database keeps is taken out of cells', async () => {
  expect(rowsOf(await xlsx([['nama'], ['Pa\0sar']]))).toEqual([['nama'], ['Pasar']])
})

test.each<[string, () => ReadFile | Promise<ReadFile>, string]>([
  ['a page', () => csv('<html><table></table></html>'), 'no-table'],
  ['bytes that are no text', () => readCsv('a.csv', new Uint8Array([65, 0, 66, 67, 0, 0, 1])), 'no-table'],
  ['a quotation mark left open', () => csv('nama,jenis\r\n"Pasar,x\r\n'), 'broken-csv'],
  ['some other table', () => csv('tanggal,jumlah\r\n1,2\r\n'), 'no-head'],
  ['a column twice', () => csv('nama,name\r\n1,2\r\n'), 'twice'],
  ['a head alone', () => csv('nama,jenis\r\n\r\n'), 'empty'],
  ['too many rows', () => csv(`nama\r\n${'a\r\n'.repeat(10_001)}`), 'too-many-rows'],
  ['a cell like a book', () => csv(`nama\r\n${'a'.repeat(2_001)}\r\n`), 'too-long-cell'],
  ['too many columns', () => csv(`nama${',x'.repeat(60)}\r\na\r\n`), 'too-many-columns'],
  ['half a workbook', () => readXlsx('a.xlsx', zipped(xlsxFiles(TABLE, 'x')).slice(0, 600)), 'broken-xlsx'],
  ['a ZIP of other things', () => readXlsx('a.xlsx', zipped({ 'a.xml': '<a/>' })), 'no-table'],
  [
    'a cell in column XFD',
    () => readXlsx('a.xlsx', withSheet('<row r="1"><c r="XFD1"><v>1</v></c></row>')),
    'too-many-columns',
  ],
  [
    'a row in the millions',
    () => readXlsx('a.xlsx', withSheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')),
    'too-many-rows',
  ],
  // Whoever unfolded these would stumble over what is broken inside, or be flooded.
  ['a ZIP bomb that says so', () => readXlsx('a.xlsx', broken(bomb())), 'too-much-inside'],
  ['a ZIP bomb that says it is small', () => readXlsx('a.xlsx', saidToBeSmall(bomb())), 'broken-xlsx'],
])('%s is refused with a word', async (_what, read, why) => {
  expect(await read()).toMatchObject({ outcome: 'refused', refusal: { why } })
})

function withSheet(rows: string): Uint8Array {
  const files = xlsxFiles([['nama']], 'x')
  return zipped({ ...files, 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>` })
}

function bomb(): Uint8Array {
  return withSheet(' '.repeat(65 * 1024 * 1024))
}

/** With the middle of its largest stream overwritten. */
function broken(zip: Uint8Array): Uint8Array {
  return zip.fill(0xff, zip.length / 2, zip.length / 2 + 64)
}

/** With another size in the directory at its end, as nobody's program writes it. */
function saidToBeSmall(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  for (let at = 0; at + 4 < zip.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1_000_000) {
      view.setUint32(at + 24, 1_000, true)
    }
  }
  return zip
}
