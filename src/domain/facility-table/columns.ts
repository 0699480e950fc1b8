/**
 * Facilities as a table, one row a placement: what goes out to a spreadsheet and what comes back in. Heads are Indonesian,
 * as operators fill them in.
 */
export const COLUMNS = [
  'id',
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
  'kode',
  'ditarik',
  'contoh',
  'jenis_tempat',
  'kampanye',
] as const

/** Never exported, but understood: other offices' tables name agency and area by code, or the area in three columns. */
export const MORE_COLUMNS = ['kode_instansi', 'kode_wilayah', 'kabupaten_kota', 'kecamatan', 'desa_kelurahan'] as const
export type Column = (typeof COLUMNS)[number] | (typeof MORE_COLUMNS)[number]

/** What a new facility cannot do without. */
export const REQUIRED = ['nama', 'jenis', 'instansi', 'wilayah', 'alamat', 'tempat'] as const

/** The column of reasons in a file of wrong rows; it is passed over when the file comes back. */
export const REASON_COLUMN = 'alasan'

/** Other words for the same columns. */
const ALIASES: Readonly<Record<string, Column>> = {
  name: 'nama',
  nama_fasilitas: 'nama',
  fasilitas: 'nama',
  kind: 'jenis',
  jenis_fasilitas: 'jenis',
  kategori: 'jenis',
  agency: 'instansi',
  skpd: 'instansi',
  opd: 'instansi',
  dinas: 'instansi',
  kode_skpd: 'kode_instansi',
  kode_opd: 'kode_instansi',
  area: 'wilayah',
  kode_desa: 'kode_wilayah',
  kode_kemendagri: 'kode_wilayah',
  kabupaten: 'kabupaten_kota',
  kab_kota: 'kabupaten_kota',
  regency: 'kabupaten_kota',
  district: 'kecamatan',
  desa: 'desa_kelurahan',
  kelurahan: 'desa_kelurahan',
  village: 'desa_kelurahan',
  address: 'alamat',
  river: 'sungai',
  bank: 'tepi',
  landmark: 'patokan',
  latitude: 'lintang',
  lat: 'lintang',
  longitude: 'bujur',
  long: 'bujur',
  lng: 'bujur',
  lon: 'bujur',
  placement: 'tempat',
  tempat_kode: 'tempat',
  tempat_kode_digantung: 'tempat',
  code: 'kode',
  kode_qr: 'kode',
  placement_kind: 'jenis_tempat',
  campaign: 'kampanye',
}

/** A row's cells by column, trimmed. A column that the file does not have is left out; an empty cell is `''`. */
export type Cells = Readonly<Partial<Record<Column, string>>>

export type ReadHead =
  | {
      readonly outcome: 'head'
      /** Per column of the file; null: not used. */
      readonly columns: readonly (Column | null)[]
      /** Heads that mean nothing here, as the file writes them. */
      readonly unused: readonly string[]
    }
  | { readonly outcome: 'twice'; readonly column: Column }
  /** Neither a name nor an id to tell facilities by: this is some other table. */
  | { readonly outcome: 'no-head' }

/** Reads the first row. Case, accents, spaces and punctuation do not matter. */
export function readHead(heads: readonly string[]): ReadHead {
  const columns = heads.map(columnOf)
  const twice = columns.find((column, at) => column !== null && columns.indexOf(column) !== at)
  if (twice !== undefined && twice !== null) return { outcome: 'twice', column: twice }
  if (!columns.some((column) => column === 'nama' || column === 'id' || column === 'kode')) {
    return { outcome: 'no-head' }
  }
  const unused = heads.filter((head, at) => columns[at] === null && plain(head) !== '' && plain(head) !== REASON_COLUMN)
  return { outcome: 'head', columns, unused }
}

/** A row's cells under their columns. Cells beyond the head are passed over; missing ones are empty. */
export function cellsOf(columns: readonly (Column | null)[], row: readonly string[]): Cells {
  const cells: Partial<Record<Column, string>> = {}
  columns.forEach((column, at) => {
    if (column !== null) cells[column] = (row[at] ?? '').trim()
  })
  return cells
}

function columnOf(head: string): Column | null {
  const name = plain(head)
  return [...COLUMNS, ...MORE_COLUMNS].find((column) => column === name) ?? ALIASES[name] ?? null
}

function plain(head: string): string {
  return head
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
}
