import type { RowOutcome } from '../../../domain/facility-table/outcome.ts'
import type { Problem } from '../../../domain/facility-table/problem.ts'
import type { RefusalReason } from './table-file.ts'
import type { ImportWords } from './words-id.ts'

const number = (value: number) => value.toLocaleString('en')
const counted = (count: number, one: string, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`
const quoted = (value: string) => (value === '' ? '' : `“${value}” `)
const perhaps = (nearest: readonly string[]) => (nearest.length === 0 ? '' : ` Perhaps: ${nearest.join('; or: ')}.`)

const outcomes: Readonly<Record<RowOutcome['outcome'], string>> = {
  'new-facility': 'New facility',
  'new-placement': 'New place',
  changed: 'Changed',
  same: 'The same',
  suspected: 'Perhaps there already',
  waits: 'Waits for a decision',
  wrong: 'Wrong',
  'left-out': 'Left out',
}

const refusals: Readonly<Record<RefusalReason, (detail: string) => string>> = {
  'too-big': () => 'This file has more than 10 MB. Split it into several.',
  empty: () => 'This file has no rows below the names of its columns.',
  'old-excel': () =>
    'This is an old Excel file (.xls), or one with a password. Save it as .xlsx without a password, then choose it again.',
  'no-table': () => 'This is no CSV or XLSX table. Save the table as .xlsx or .csv, then choose it again.',
  'broken-csv': (row) =>
    `A quotation mark in row ${row} is not closed, so columns cannot be told apart. Mend it, then choose the file again.`,
  'broken-xlsx': () => 'This XLSX file is damaged. Open it in a spreadsheet, save it as .xlsx again, then choose it.',
  'too-much-inside': () => 'What is in this file is far larger than any table of facilities, so it was not opened.',
  'too-slow': () => 'Reading this file takes too long. Save its first sheet alone, then choose it again.',
  'no-reader': () =>
    'The server does not answer, so what reads tables could not be loaded. Nothing was changed. Try again in a moment.',
  'no-head': () =>
    'The first row must hold the names of the columns, at least “nama” or “id”. Download the template to see how.',
  twice: (column) => `The column “${column}” is there twice. Remove one of them.`,
  'too-many-rows': (count) =>
    `At most 10,000 rows can be imported at once${count === '' ? '' : `; this file has ${number(Number(count))}`}. Split it into several files.`,
  'too-many-columns': () => 'This table is too wide. Remove the columns that are not used.',
  'too-long-cell': (row) => `A cell in row ${row} is very long. Shorten it.`,
}

function problem({ column, word, value, nearest, row }: Problem): string {
  switch (word) {
    case 'empty':
      return 'must be filled in.'
    case 'too-long':
      return `is too long (at most ${column === 'alamat' ? 200 : column === 'tempat' ? 80 : 120} characters).`
    case 'unknown':
      return `${quoted(value)}is not known.${perhaps(nearest)}${nearest.length === 0 ? ` ${hints[column] ?? ''}` : ''}`.trim()
    case 'ambiguous':
      return `${quoted(value)}fits several. Write one of: ${nearest.join('; ')}.`
    case 'no-number':
      return `${quoted(value)}is no number. Write decimal degrees, such as -3.3194.`
    case 'out-of-range':
      return `${quoted(value)}is too large for degrees. Its decimal point may be lost; for example: -3.3194.`
    case 'swapped':
      return 'and longitude seem to be swapped. In Kalsel latitude is about -3, longitude about 115.'
    case 'half':
      return 'is empty. Give both latitude and longitude, or neither.'
    case 'no-such-id':
      return `${quoted(value)}does not exist. Leave it empty for a new facility.`
    case 'no-such-code':
      return `${quoted(value)}does not exist.${perhaps(nearest)} Leave it empty for a new place; its code is made by itself.`
    case 'code-elsewhere':
      return `${quoted(value)}hangs at another facility: ${nearest.join(', ')}. Make it fit the column id.`
    case 'contradiction':
      return `${quoted(value)}does not fit the name in the same row. Leave one of them empty.`
    case 'differs':
      return `is not the same as in row ${row}, which is about the same facility. Make them agree.`
    case 'twice':
      return `${quoted(value)}is there in row ${row} already. Name another place, or remove one row.`
    case 'withdrawn-here':
      return 'cannot be changed by a table. Withdraw the facility, or use it again, on its page.'
    case 'example-here':
      return 'cannot be changed by a table. Leave it empty for a new facility.'
    case 'withdrawn':
      return 'cannot be added: this facility is withdrawn. Use it again first, on its page.'
    case 'retired':
      return `${quoted(value)}is not used any more. Write the agency that took its place.`
    default:
      return word satisfies never
  }
}

const hints: Readonly<Record<string, string>> = {
  jenis: 'Write one of the kinds listed under “Columns that are read”.',
  instansi: 'Write an agency’s name as in the list of agencies, or its code.',
  wilayah: 'Write for example: Kel. Gadang, Kec. Banjarmasin Tengah, Kota Banjarmasin; or a Kemendagri code.',
  kode_wilayah: 'Write a Kemendagri code, such as 63.71.05.1010.',
  tepi: 'Write kiri (left) or kanan (right), looking downstream.',
}

export const en: ImportWords = {
  title: 'Import facilities',
  back: 'All facilities',
  intro:
    'Choose a table of facilities. You see first what would become of every row; nothing changes before you press Import.',
  choose: 'Choose a CSV or XLSX file',
  drop: 'or drag it here',
  limits: 'At most 10 MB and 10,000 rows. Only the first sheet is read.',
  templates: 'Empty template:',
  present: 'The facilities there are, to change and import again:',
  columnsTitle: 'Columns that are read',
  columnsText:
    'One row for each place where a code hangs. A facility with several places has several rows with the same data. A column that the file does not have changes nothing. An empty cell empties a field only in a row with an id or a kode.',
  required: 'Needed for a new facility',
  optional: 'May be empty',
  identify: 'To know facilities and places there are',
  identifyText: 'id and kode from an export. Leave both empty for what is new: its code is made by itself.',
  more: 'Understood too',
  kinds: 'What the column jenis may say',
  reading: (name) => `Reading ${name}…`,
  checking: (rows) => `Checking ${counted(rows, 'row')}…`,
  importing: (rows) => `Importing ${counted(rows, 'row')}…`,
  refusedTitle: 'This file cannot be read',
  refusal: ({ why, detail }) => refusals[why](detail),
  retry: 'Try again',
  another: 'Choose another file',
  preview: 'Preview',
  file: (name, rows) => `${name}: ${counted(rows, 'row')}. Nothing has changed yet.`,
  unused: (heads) => `Columns that are not read: ${heads.join(', ')}.`,
  guessed:
    'The letters in this file were guessed (Windows-1252). Look at names with special letters before you import.',
  outcome: (outcome) => outcomes[outcome],
  all: 'All',
  filter: 'Show rows',
  count: number,
  row: 'Row',
  what: 'Outcome',
  facility: 'Facility',
  details: 'Details',
  rowsShown: (from, to, of) => `Rows ${number(from)}–${number(to)} of ${number(of)}`,
  noRows: 'There is no such row.',
  before: 'Previous',
  nextRows: 'Next',
  emptyCell: 'empty',
  from: 'from',
  to: 'to',
  ofRow: (row) => `Another place of the new facility in row ${row}.`,
  waits: (row) => `Waits for a decision about row ${row}.`,
  problem,
  decide: 'Which facility is this?',
  isFacility: (name) => `The same as ${name}`,
  isRow: (row, name) => `The same as row ${row}: ${name}`,
  metres: (metres) =>
    metres < 1_000 ? `${metres} m from here` : `${number(Math.round(metres / 100) / 10)} km from here`,
  withdrawn: 'withdrawn',
  look: 'Look at it',
  isAnother: 'Another facility, add it as new',
  leaveOut: 'Leave this row out',
  allAnother: (count) => `All ${number(count)} that are alike are other facilities`,
  decided: 'Your decision',
  undecide: 'Take the decision back',
  recheck: (count) => `Check again with ${counted(count, 'decision')}`,
  undecided: (count) => `${counted(count, 'row is', 'rows are')} like facilities there are. Decide first.`,
  withoutWrong: (wrong) => `Leave ${counted(wrong, 'wrong row')} out, import the rest`,
  wrongFirst: (wrong) =>
    `${counted(wrong, 'row is', 'rows are')} wrong. Mend your file and choose it again, or leave them out.`,
  wrongRows: 'Download the wrong rows, with the reasons',
  nothing: 'There is nothing to import: every row is the same as what is there.',
  apply: (rows) => `Import ${counted(rows, 'row')}`,
  stale: 'Something changed at the server since this preview. Nothing was imported. Look at the new preview.',
  lost: 'The server does not answer. The import may be done or not, but never by half. Press Import again: it will not happen twice.',
  invalid: 'The server refused this file. Nothing was changed. Choose the file again.',
  doneTitle: 'Import done',
  done: ({ added, changed, placements }) =>
    `${counted(added, 'facility', 'facilities')} added, ${number(changed)} changed, ${counted(placements, 'new code')} issued.`,
  doneNew: 'Added',
  doneChanged: 'Changed',
  doneMore: (count) => `and ${number(count)} more`,
  posters: (count) => `Posters for ${counted(count, 'new facility', 'new facilities')}`,
  again: 'Import another file',
}
