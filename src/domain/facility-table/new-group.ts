import type { FacilityInput, PlacementInput } from '../facility-protocol.ts'
import type { Books } from './books.ts'
import { differing } from './fields.ts'
import { newSpot } from './known-group.ts'
import { plainText } from './likeness.ts'
import type { RowOutcome } from './outcome.ts'
import { type Problem, problem } from './problem.ts'
import type { Said } from './read-row.ts'

/** A facility that the file brings, with its places. */
export type Addition = {
  readonly row: number
  readonly input: FacilityInput
  readonly placements: readonly PlacementInput[]
}

export type ReadNew =
  | { readonly outcome: 'facility'; readonly input: FacilityInput; readonly label: string }
  | { readonly outcome: 'wrong'; readonly problems: readonly Problem[] }

/** The whole new facility that a row describes, or what it lacks. */
export function readNew(said: Said, books: Books): ReadNew {
  const { name, kind, agency, regency, address } = said.facility
  const { label } = said.placement
  const missing = [
    ...(name === undefined ? (['nama'] as const) : []),
    ...(kind === undefined ? (['jenis'] as const) : []),
    ...(agency === undefined ? (['instansi'] as const) : []),
    ...(regency === undefined ? (['wilayah'] as const) : []),
    ...(address === undefined ? (['alamat'] as const) : []),
    ...(label === undefined ? (['tempat'] as const) : []),
  ]
  const problems: Problem[] = [
    ...missing.map((column) => problem(column, 'empty', '')),
    ...(agency !== undefined && books.retired.has(agency)
      ? [problem('instansi', 'retired', books.agencies.write(agency))]
      : []),
    ...(said.withdrawn === true ? [problem('ditarik', 'withdrawn-here', '')] : []),
    ...(said.example === true ? [problem('contoh', 'example-here', '')] : []),
  ]
  if (
    problems.length > 0 ||
    name === undefined ||
    kind === undefined ||
    agency === undefined ||
    regency === undefined ||
    address === undefined ||
    label === undefined
  ) {
    return { outcome: 'wrong', problems }
  }
  const { district = null, village = null, river = null, bank = null, landmark = null, position = null } = said.facility
  const input = { name, kind, agency, regency, district, village, address, river, bank, landmark, position }
  return { outcome: 'facility', input, label }
}

/** The rows of one facility that the file brings, taken in one after the other. */
export class NewGroup {
  readonly row: number
  /** Until somebody decides whether it is one of those it resembles. */
  readonly isSuspected: boolean
  readonly #input: FacilityInput
  readonly #placements = new Map<string, { readonly row: number; readonly input: PlacementInput }>()

  constructor(row: number, input: FacilityInput, first: PlacementInput, isSuspected: boolean) {
    this.row = row
    this.isSuspected = isSuspected
    this.#input = input
    this.#placements.set(plainText(first.label), { row, input: first })
  }

  get input(): FacilityInput {
    return this.#input
  }

  /** A further row. `isDecided`: a person said that it is this facility, so it may describe it otherwise. */
  take(row: number, said: Said, isDecided: boolean): RowOutcome {
    const { label } = said.placement
    const problems: Problem[] = isDecided
      ? []
      : differing(this.#input, said.facility).map((column) => problem(column, 'differs', '', { row: this.row }))
    if (label === undefined) problems.push(problem('tempat', 'empty', ''))
    const there = this.#placements.get(plainText(label ?? ''))
    if (label !== undefined && there !== undefined) problems.push(problem('tempat', 'twice', label, { row: there.row }))
    if (problems.length > 0 || label === undefined) return { outcome: 'wrong', row, problems }
    this.#placements.set(plainText(label), { row, input: newSpot(label, said) })
    return this.isSuspected
      ? { outcome: 'waits', row, of: this.row }
      : { outcome: 'new-placement', row, facility: null, of: this.row, changes: [] }
  }

  addition(): Addition {
    return { row: this.row, input: this.#input, placements: [...this.#placements.values()].map((one) => one.input) }
  }
}
