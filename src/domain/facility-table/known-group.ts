import type { FacilityAnswer, FacilityInput, PlacementAnswer, PlacementInput } from '../facility-protocol.ts'
import type { Books } from './books.ts'
import type { Column } from './columns.ts'
import { differing, facilityChanges, placementChanges } from './fields.ts'
import { plainText } from './likeness.ts'
import type { RowOutcome } from './outcome.ts'
import { type Problem, problem } from './problem.ts'
import type { Said } from './read-row.ts'

/** What the file does to one facility there is. Nothing, when all three are empty. */
export type Edit = {
  readonly id: string
  /** Of the facility as the plan saw it. */
  readonly version: number
  /** Null: its own data stay. */
  readonly input: FacilityInput | null
  readonly add: readonly PlacementInput[]
  readonly edit: readonly { readonly id: string; readonly input: PlacementInput }[]
}

/** The rows of one facility there is, taken in one after the other. */
export class KnownGroup {
  readonly #facility: FacilityAnswer
  readonly #books: Books
  #input: FacilityInput
  /** What rows have said so far, and the first row that said anything. */
  #said: Partial<FacilityInput> = {}
  #first = 0
  readonly #claimed = new Map<string, number>()
  readonly #added = new Map<string, { readonly row: number; readonly input: PlacementInput }>()
  readonly #edited: { readonly id: string; readonly input: PlacementInput }[] = []

  constructor(facility: FacilityAnswer, books: Books) {
    this.#facility = facility
    this.#books = books
    this.#input = inputOf(facility)
  }

  /** `placement`: the one whose code the row names. A wrong row leaves no trace. */
  take(row: number, said: Said, placement: PlacementAnswer | null): RowOutcome {
    const problems = [...this.#marks(said), ...this.#disagreements(said)]
    const input = { ...this.#input, ...said.facility }
    const changes = facilityChanges(this.#input, input, this.#books)
    if (changes.length > 0 && this.#books.retired.has(input.agency)) {
      problems.push(problem('instansi', 'retired', this.#books.agencies.write(input.agency)))
    }
    const spot = this.#spotOf(said, placement)
    if (spot.outcome === 'wrong') problems.push(spot.problem)
    if (problems.length > 0 || spot.outcome === 'wrong') return { outcome: 'wrong', row, problems }

    this.#input = input
    this.#said = { ...said.facility, ...this.#said }
    this.#first ||= row
    const { id, name } = this.#facility
    const facility = { id, name }
    if (spot.outcome === 'new') {
      this.#added.set(plainText(spot.input.label), { row, input: spot.input })
      return { outcome: 'new-placement', row, facility, of: row, changes }
    }
    if (spot.outcome === 'known') {
      this.#claimed.set(spot.placement.id, row)
      const placed = { ...spotInput(spot.placement), ...said.placement }
      const moved = placementChanges(spotInput(spot.placement), placed, this.#books)
      if (moved.length > 0) this.#edited.push({ id: spot.placement.id, input: placed })
      changes.push(...moved)
    }
    return changes.length === 0 ? { outcome: 'same', row, facility } : { outcome: 'changed', row, facility, changes }
  }

  edit(): Edit {
    const { id, version } = this.#facility
    const isChanged = differing(inputOf(this.#facility), this.#input).length > 0
    return {
      id,
      version,
      input: isChanged ? this.#input : null,
      add: [...this.#added.values()].map((one) => one.input),
      edit: this.#edited,
    }
  }

  /** What the file may tell but not change. */
  #marks({ withdrawn, example }: Said): Problem[] {
    return [
      ...(withdrawn !== null && withdrawn !== (this.#facility.withdrawnAt !== null)
        ? [problem('ditarik', 'withdrawn-here', '')]
        : []),
      ...(example !== null && example !== this.#facility.example ? [problem('contoh', 'example-here', '')] : []),
    ]
  }

  #disagreements(said: Said): Problem[] {
    return differing(this.#said, said.facility).map((column) => problem(column, 'differs', '', { row: this.#first }))
  }

  #spotOf(said: Said, coded: PlacementAnswer | null): Spot {
    const { label } = said.placement
    if (coded !== null) {
      const row = this.#claimed.get(coded.id)
      return row === undefined ? { outcome: 'known', placement: coded } : twice('kode', coded.label, row)
    }
    if (label === undefined) return { outcome: 'none' }
    const alike = this.#facility.placements.filter((one) => plainText(one.label) === plainText(label))
    const free = alike.find((one) => !this.#claimed.has(one.id))
    if (free !== undefined) return { outcome: 'known', placement: free }
    const row = this.#added.get(plainText(label))?.row ?? this.#claimed.get(alike[0]?.id ?? '')
    if (row !== undefined) return twice('tempat', label, row)
    if (this.#facility.withdrawnAt !== null) {
      return { outcome: 'wrong', problem: problem('tempat', 'withdrawn', label) }
    }
    return { outcome: 'new', input: newSpot(label, said) }
  }
}

type Spot =
  | { readonly outcome: 'known'; readonly placement: PlacementAnswer }
  | { readonly outcome: 'new'; readonly input: PlacementInput }
  /** The row speaks of the facility alone. */
  | { readonly outcome: 'none' }
  | { readonly outcome: 'wrong'; readonly problem: Problem }

function twice(column: Column, value: string, row: number): Spot {
  return { outcome: 'wrong', problem: problem(column, 'twice', value, { row }) }
}

/** A new placement as a row describes it. */
export function newSpot(label: string, { placement }: Said): PlacementInput {
  return { label, kind: placement.kind ?? 'other', campaign: placement.campaign ?? null }
}

function spotInput({ label, kind, campaign }: PlacementAnswer): PlacementInput {
  return { label, kind, campaign }
}

function inputOf(facility: FacilityAnswer): FacilityInput {
  const { name, kind, agency, regency, district, village, address, river, bank, landmark, position } = facility
  return { name, kind, agency, regency, district, village, address, river, bank, landmark, position }
}
