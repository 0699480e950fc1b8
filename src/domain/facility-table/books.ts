import type { Area } from '../areas.ts'
import { FACILITY_KINDS, type FacilityKind, PLACEMENT_KINDS, type PlacementKind } from '../facility.ts'
import { kindWords } from '../facility-kind-words.ts'
import { placementWords } from '../placement-words.ts'
import { type AreaBook, areaBook } from './area-names.ts'
import { type NameBook, type Named, nameBook } from './names.ts'

/** Everything a cell may name, and how it is written. */
export type Books = {
  readonly kinds: NameBook<FacilityKind>
  readonly banks: NameBook<'left' | 'right'>
  readonly placementKinds: NameBook<PlacementKind>
  readonly areas: AreaBook
  readonly agencies: NameBook
  /** Ids of agencies that take nothing new. */
  readonly retired: ReadonlySet<string>
  readonly campaigns: NameBook
}

export type Lists = {
  readonly areas: readonly Area[]
  readonly agencies: readonly (Named & { readonly retired: boolean })[]
  readonly campaigns: readonly Named[]
}

export function booksOf({ areas, agencies, campaigns }: Lists): Books {
  return {
    kinds: nameBook(FACILITY_KINDS.map((id) => ({ id, names: [kindWords.id[id], kindWords.en[id]] }))),
    banks: nameBook([
      { id: 'left', names: ['kiri', 'tepi kiri'] },
      { id: 'right', names: ['kanan', 'tepi kanan'] },
    ]),
    placementKinds: nameBook(
      PLACEMENT_KINDS.map((id) => ({ id, names: [placementWords.id[id], placementWords.en[id]] })),
    ),
    areas: areaBook(areas),
    agencies: nameBook(agencies),
    retired: new Set(agencies.filter((agency) => agency.retired).map((agency) => agency.id)),
    campaigns: nameBook(campaigns),
  }
}
