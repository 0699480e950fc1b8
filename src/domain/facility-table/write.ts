import type { FacilityAnswer, FacilityInput, PlacementInput } from '../facility-protocol.ts'
import type { Books } from './books.ts'
import { COLUMNS, type Column } from './columns.ts'

export type CellValue = string | number | null
export type Table = readonly (readonly CellValue[])[]

/** The head and one row a placement; a facility without any has one row all the same. `readRow` reads them back. */
export function tableOf(facilities: readonly FacilityAnswer[], books: Books): Table {
  return [
    COLUMNS,
    ...facilities.flatMap((facility) => {
      const shared = { ...facilityCells(facility, books), id: facility.id }
      const placements = facility.placements.length === 0 ? [null] : facility.placements
      return placements.map((placement) => {
        const cells: Partial<Record<Column, CellValue>> = {
          ...shared,
          ...(placement === null ? {} : placementCells(placement, books)),
          kode: placement?.codes.find((code) => code.withdrawnAt === null)?.code ?? null,
          ditarik: facility.withdrawnAt === null ? null : new Date(facility.withdrawnAt).toISOString(),
          contoh: facility.example ? 'contoh' : null,
        }
        return COLUMNS.map((column) => cells[column] ?? null)
      })
    }),
  ]
}

/** What a coordinator wrote down, as cells. */
export function facilityCells(input: FacilityInput, books: Books) {
  return {
    nama: input.name,
    jenis: books.kinds.write(input.kind),
    instansi: books.agencies.write(input.agency),
    wilayah: books.areas.write(input),
    alamat: input.address,
    sungai: input.river,
    tepi: input.bank === null ? null : books.banks.write(input.bank),
    patokan: input.landmark,
    lintang: input.position?.latitude ?? null,
    bujur: input.position?.longitude ?? null,
  } as const satisfies Partial<Record<Column, CellValue>>
}

export function placementCells({ label, kind, campaign }: PlacementInput, books: Books) {
  return {
    tempat: label,
    jenis_tempat: books.placementKinds.write(kind),
    kampanye: campaign === null ? null : books.campaigns.write(campaign),
  } as const satisfies Partial<Record<Column, CellValue>>
}
