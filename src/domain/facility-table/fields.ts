import type { FacilityInput, PlacementInput } from '../facility-protocol.ts'
import type { Books } from './books.ts'
import type { COLUMNS } from './columns.ts'
import type { Change } from './outcome.ts'
import { type CellValue, facilityCells, placementCells } from './write.ts'

type Told = (typeof COLUMNS)[number]

/** A facility's fields with the column that tells them; what belongs together changes together. */
const FIELDS = [
  ['nama', ['name']],
  ['jenis', ['kind']],
  ['instansi', ['agency']],
  ['wilayah', ['regency', 'district', 'village']],
  ['alamat', ['address']],
  ['sungai', ['river']],
  ['tepi', ['bank']],
  ['patokan', ['landmark']],
  ['lintang', ['position']],
] as const satisfies readonly (readonly [Told, readonly (keyof FacilityInput)[]])[]

/** The columns in which two facilities, as far as both are said, are not the same. */
export function differing(a: Partial<FacilityInput>, b: Partial<FacilityInput>): Told[] {
  return FIELDS.filter(([, fields]) =>
    fields.some((field) => a[field] !== undefined && b[field] !== undefined && !isSame(a[field], b[field])),
  ).map(([column]) => column)
}

/** Column by column, before and after, in the table's own words. */
export function facilityChanges(before: FacilityInput, after: FacilityInput, books: Books): Change[] {
  const [old, now] = [facilityCells(before, books), facilityCells(after, books)]
  return differing(before, after).map((column) =>
    column === 'lintang'
      ? { column, before: pair(old.lintang, old.bujur), after: pair(now.lintang, now.bujur) }
      : { column, before: shown(Reflect.get(old, column)), after: shown(Reflect.get(now, column)) },
  )
}

export function placementChanges(before: PlacementInput, after: PlacementInput, books: Books): Change[] {
  const [old, now] = [placementCells(before, books), placementCells(after, books)]
  return (['tempat', 'jenis_tempat', 'kampanye'] as const)
    .filter((column) => old[column] !== now[column])
    .map((column) => ({ column, before: shown(old[column]), after: shown(now[column]) }))
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function pair(latitude: CellValue, longitude: CellValue): string {
  return latitude === null ? '' : `${latitude}, ${longitude}`
}

function shown(value: CellValue): string {
  return value === null ? '' : String(value)
}
