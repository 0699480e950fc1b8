import packed from '../../../public/areas.json' with { type: 'json' }
import { readAreas } from '../../../src/domain/areas.ts'
import { type FacilityCode, facilityCodeFrom } from '../../../src/domain/facility-code.ts'
import type { FacilityAnswer, PlacementAnswer } from '../../../src/domain/facility-protocol.ts'
import { booksOf } from '../../../src/domain/facility-table/books.ts'
import { cellsOf, readHead } from '../../../src/domain/facility-table/columns.ts'
import type { Decision } from '../../../src/domain/facility-table/outcome.ts'
import { type Plan, planOf, type TableRow } from '../../../src/domain/facility-table/plan.ts'

export const AREAS = readAreas(packed) ?? []
export const BOOKS = booksOf({
  areas: AREAS,
  agencies: [
    { id: 'dishub', names: ['Dinas Perhubungan', 'Dishub'], retired: false },
    { id: 'dinkes', names: ['Dinas Kesehatan', 'Dinkes'], retired: false },
    { id: 'rsud-ulin', names: ['RSUD Ulin Banjarmasin', 'RSUD Ulin'], retired: false },
    { id: 'twin-1', names: ['Dinas Kembar', 'Kembar'], retired: false },
    { id: 'twin-2', names: ['Dinas Kembar', 'Kembar'], retired: false },
    { id: 'dinas-lama', names: ['Dinas Lama', 'Lama'], retired: true },
  ],
  campaigns: [{ id: 'berani', names: ['Berani LAPOR'] }],
})

export const codeOfNumber = (number: number): FacilityCode =>
  facilityCodeFrom(new Uint8Array([number >> 24, number >> 16, number >> 8, number, 7]))

export const PIER: FacilityAnswer = {
  id: 'dermaga-andai',
  name: 'Dermaga Sungai Andai',
  kind: 'river-pier',
  agency: 'dishub',
  agencyName: 'Dinas Perhubungan',
  regency: '63.71',
  district: '63.71.04',
  village: '63.71.04.1010',
  address: 'Jl. Sungai Andai RT 4',
  river: 'Andai',
  bank: 'left',
  landmark: 'titian di hulu jembatan',
  position: { latitude: -3.281, longitude: 114.598 },
  example: false,
  withdrawnAt: null,
  updatedAt: 1,
  version: 3,
  placements: [placement('tiang', 'Tiang dermaga', 1), placement('loket', 'Loket klotok', 2)],
}

export function placement(id: string, label: string, number: number): PlacementAnswer {
  const codes = [{ code: codeOfNumber(number), issuedAt: 1, withdrawnAt: null, successor: null }]
  return { id, label, kind: 'other', campaign: null, codes }
}

/** A new facility's row, ready to be changed. */
export const NEW_ROW = {
  nama: 'Puskesmas Alalak Tengah',
  jenis: 'Puskesmas',
  instansi: 'Dinas Kesehatan',
  wilayah: 'Kel. Alalak Tengah, Kec. Banjarmasin Utara, Kota Banjarmasin',
  alamat: 'Jl. Alalak Tengah No. 3',
  tempat: 'Loket pendaftaran',
} as const

/** Reads a table as a file gives it, head and all, and plans its import. */
export function planTable(
  table: readonly (readonly string[])[],
  facilities: readonly FacilityAnswer[],
  decisions: readonly Decision[] = [],
  books = BOOKS,
): Plan {
  const head = readHead(table[0] ?? [])
  if (head.outcome !== 'head') throw new Error(head.outcome)
  const rows: TableRow[] = table.slice(1).map((row, at) => ({ row: at + 2, cells: cellsOf(head.columns, row) }))
  return planOf(rows, decisions, facilities, books)
}

/** Rows given by column, from row 2 on. */
export function planRows(
  rows: readonly TableRow['cells'][],
  facilities: readonly FacilityAnswer[],
  decisions: readonly Decision[] = [],
): Plan {
  return planOf(
    rows.map((cells, at) => ({ row: at + 2, cells })),
    decisions,
    facilities,
    BOOKS,
  )
}
