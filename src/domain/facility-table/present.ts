import type { AreaCodes } from '../areas.ts'
import { readFacilityCode } from '../facility-code.ts'
import type { FacilityAnswer, PlacementAnswer } from '../facility-protocol.ts'
import { codeOf } from './area-names.ts'
import type { Books } from './books.ts'
import { nameComparer } from './likeness.ts'
import { Lookalikes } from './lookalikes.ts'
import { type Problem, problem } from './problem.ts'
import type { Said } from './read-row.ts'

/** What there is, found by id, by code, and by name with place. */
export type Present = {
  readonly byId: ReadonlyMap<string, FacilityAnswer>
  readonly byCode: ReadonlyMap<string, { readonly facility: FacilityAnswer; readonly placement: PlacementAnswer }>
  readonly byKey: ReadonlyMap<string, readonly FacilityAnswer[]>
  /** The same for two facilities of one name, however it is written, in one area. */
  readonly keyOf: (name: string, area: AreaCodes) => string
  readonly lookalikes: Lookalikes
}

export function presentOf(facilities: readonly FacilityAnswer[], books: Books): Present {
  const byCode = new Map<string, { readonly facility: FacilityAnswer; readonly placement: PlacementAnswer }>()
  const byKey = new Map<string, FacilityAnswer[]>()
  const compare = nameComparer()
  const keyOf = (name: string, area: AreaCodes) => `${compare(name).plain}|${codeOf(area)}`
  const lookalikes = new Lookalikes(compare)
  for (const facility of facilities) {
    for (const placement of facility.placements) {
      for (const { code } of placement.codes) byCode.set(code, { facility, placement })
    }
    const key = keyOf(facility.name, facility)
    byKey.set(key, [...(byKey.get(key) ?? []), facility])
    lookalikes.add({
      name: facility.name,
      area: facility,
      position: facility.position,
      candidate: {
        is: { kind: 'facility', id: facility.id },
        name: facility.name,
        place: [facility.address, books.areas.write(facility)].join(', '),
        withdrawn: facility.withdrawnAt !== null,
      },
    })
  }
  return { byId: new Map(facilities.map((facility) => [facility.id, facility])), byCode, byKey, keyOf, lookalikes }
}

export type Marked =
  | { readonly outcome: 'facility'; readonly facility: FacilityAnswer; readonly placement: PlacementAnswer | null }
  | { readonly outcome: 'wrong'; readonly problem: Problem }
  /** Neither id nor code. */
  | { readonly outcome: 'unmarked' }

/** The facility that a row names by its id, or by a code that hangs there. */
export function markedBy(said: Said, present: Present): Marked {
  const { id, code } = said
  const facility = id === null ? null : present.byId.get(id)
  if (id !== null && facility === undefined) return { outcome: 'wrong', problem: problem('id', 'no-such-id', id) }
  if (code === null) {
    return facility ? { outcome: 'facility', facility, placement: null } : { outcome: 'unmarked' }
  }
  const read = readFacilityCode(code)
  const hung = read.outcome === 'code' ? present.byCode.get(read.code) : undefined
  if (hung === undefined) {
    const nearest = read.outcome === 'mistyped' ? read.nearest.filter((one) => present.byCode.has(one)) : []
    return { outcome: 'wrong', problem: problem('kode', 'no-such-code', code, { nearest: nearest.slice(0, 3) }) }
  }
  if (facility && hung.facility.id !== facility.id) {
    return { outcome: 'wrong', problem: problem('kode', 'code-elsewhere', code, { nearest: [hung.facility.name] }) }
  }
  return { outcome: 'facility', ...hung }
}
