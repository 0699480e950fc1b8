import type { FacilityAnswer, PlacementAnswer } from '../facility-protocol.ts'
import { codeOf } from './area-names.ts'
import type { Books } from './books.ts'
import type { Cells } from './columns.ts'
import { type Edit, KnownGroup, newSpot } from './known-group.ts'
import { type Addition, NewGroup, readNew } from './new-group.ts'
import type { Candidate, Decision, RowOutcome } from './outcome.ts'
import { markedBy, type Present, presentOf } from './present.ts'
import { readRow, type Said } from './read-row.ts'

/** A row of the file. `row` counts as a spreadsheet does: the head is 1. */
export type TableRow = { readonly row: number; readonly cells: Cells }

/** What an import would do, row by row, and all of it together. Wrong, undecided and left-out rows do nothing. */
export type Plan = {
  readonly rows: readonly RowOutcome[]
  readonly additions: readonly Addition[]
  readonly edits: readonly Edit[]
}

/**
 * Compares a file with what there is. The same question always has the same answer, so a plan that was looked at can be
 * made again, and must come out the same, before anything is done.
 */
export function planOf(
  rows: readonly TableRow[],
  decisions: readonly Decision[],
  facilities: readonly FacilityAnswer[],
  books: Books,
): Plan {
  const planning = new Planning(decisions, presentOf(facilities, books), books)
  const outcomes = rows.map((row) => planning.take(row))
  return { rows: outcomes, ...planning.effects() }
}

class Planning {
  readonly #decisions: ReadonlyMap<number, Decision>
  readonly #present: Present
  readonly #books: Books
  readonly #known = new Map<string, KnownGroup>()
  /** Facilities of the file by name and area; one that was decided to be a known one leads there. */
  readonly #new = new Map<string, NewGroup>()
  readonly #decided = new Map<string, FacilityAnswer>()
  readonly #byRow = new Map<number, NewGroup>()

  constructor(decisions: readonly Decision[], present: Present, books: Books) {
    this.#decisions = new Map(decisions.map((decision) => [decision.row, decision]))
    this.#present = present
    this.#books = books
  }

  take({ row, cells }: TableRow): RowOutcome {
    const decision = this.#decisions.get(row)
    if (decision?.is === 'left-out') return { outcome: 'left-out', row }
    const said = readRow(cells, this.#books)
    if (said.problems.length > 0) return { outcome: 'wrong', row, problems: [...said.problems] }
    const marked = markedBy(said, this.#present)
    switch (marked.outcome) {
      case 'wrong':
        return { outcome: 'wrong', row, problems: [marked.problem] }
      case 'facility':
        return this.#takeKnown(row, said, marked.facility, marked.placement)
      case 'unmarked':
        return this.#takeNamed(row, said, decision)
      default:
        return marked satisfies never
    }
  }

  effects(): Pick<Plan, 'additions' | 'edits'> {
    return {
      additions: [...this.#byRow.values()].filter((group) => !group.isSuspected).map((group) => group.addition()),
      edits: [...this.#known.values()]
        .map((group) => group.edit())
        .filter(({ input, add, edit }) => input !== null || add.length + edit.length > 0),
    }
  }

  #takeKnown(row: number, said: Said, facility: FacilityAnswer, placement: PlacementAnswer | null): RowOutcome {
    const group = this.#known.get(facility.id) ?? new KnownGroup(facility, this.#books)
    this.#known.set(facility.id, group)
    return group.take(row, said, placement)
  }

  /** A row with nothing but a name and a place to know its facility by. */
  #takeNamed(row: number, said: Said, decision: Decision | undefined): RowOutcome {
    const { name, regency, district = null, village = null } = said.facility
    const key =
      name === undefined || regency === undefined ? null : this.#present.keyOf(name, { regency, district, village })
    if (decision?.is === 'facility') {
      const facility = this.#present.byId.get(decision.id)
      if (facility !== undefined) {
        if (key !== null) this.#decided.set(key, facility)
        return this.#takeKnown(row, onlyWhatItAdds(said, facility), facility, null)
      }
    }
    if (decision?.is === 'row') {
      const group = this.#byRow.get(decision.of)
      if (group !== undefined) return group.take(row, said, true)
    }
    if (key !== null && decision?.is !== 'another') {
      const facility = this.#decided.get(key) ?? this.#onlyOne(key)
      if (facility !== null) return this.#takeKnown(row, onlyWhatItAdds(said, facility), facility, null)
      const group = this.#new.get(key)
      if (group !== undefined) return group.take(row, said, false)
    }
    return this.#takeNew(row, said, key, decision)
  }

  #takeNew(row: number, said: Said, key: string | null, decision: Decision | undefined): RowOutcome {
    const read = readNew(said, this.#books)
    if (read.outcome === 'wrong') return { outcome: 'wrong', row, problems: [...read.problems] }
    const { input, label } = read
    const candidates = decision?.is === 'another' ? [] : this.#candidates(key, input)
    const group = new NewGroup(row, input, newSpot(label, said), candidates.length > 0)
    this.#byRow.set(row, group)
    if (key !== null) this.#new.set(key, group)
    this.#present.lookalikes.add({
      name: input.name,
      area: input,
      position: input.position,
      candidate: {
        is: { kind: 'row', row },
        name: input.name,
        place: [input.address, this.#books.areas.write(input)].join(', '),
        withdrawn: false,
      },
    })
    return candidates.length > 0 ? { outcome: 'suspected', row, candidates } : { outcome: 'new-facility', row }
  }

  /** The one facility of this name in this area. Of several, nobody but a person can tell which is meant. */
  #onlyOne(key: string): FacilityAnswer | null {
    const [first, ...others] = this.#present.byKey.get(key) ?? []
    return first === undefined || others.length > 0 ? null : first
  }

  #candidates(key: string | null, input: Addition['input']): Candidate[] {
    const { name, position } = input
    const found = this.#present.lookalikes.of({ name, area: input, position })
    if (found.length > 0 || key === null) return found
    // Several of the very same name and area lie too far apart to be found by their places.
    return (this.#present.byKey.get(key) ?? []).slice(0, 3).map((facility) => ({
      is: { kind: 'facility', id: facility.id },
      name: facility.name,
      place: [facility.address, this.#books.areas.write(facility)].join(', '),
      metres: null,
      withdrawn: facility.withdrawnAt !== null,
    }))
  }
}

/**
 * An empty cell empties a field, and "Kota Banjarmasin" stands for the whole city, only in a row that names its facility
 * by id or code, as an export does. A list of some office that happens to know a facility too says nothing by what it
 * leaves out.
 */
function onlyWhatItAdds(said: Said, known: FacilityAnswer): Said {
  const filled = <Fields extends object>(fields: Fields) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Fields
  const { regency, district = null, village = null, ...others } = said.facility
  const isLessExact = `${codeOf(known)}.`.startsWith(`${codeOf({ regency: regency ?? null, district, village })}.`)
  const area = regency === undefined || isLessExact ? {} : { regency, district, village }
  return { ...said, facility: { ...filled(others), ...area }, placement: filled(said.placement) }
}
