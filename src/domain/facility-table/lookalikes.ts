import type { AreaCodes } from '../areas.ts'
import { type ComparedName, likeness, metresBetween, type Position } from './likeness.ts'
import { NameBucket } from './name-bucket.ts'
import type { Candidate } from './outcome.ts'

/** A facility as far as duplicates are concerned. */
export type Described = {
  readonly name: string
  readonly area: AreaCodes
  readonly position: Position | null
  readonly candidate: Omit<Candidate, 'metres'>
}
type Kept = Described & { readonly compared: ComparedName }

/** Nearer than this two places count as one, whatever their areas. Metres. */
const NEAR = 300
/** Farther than this they are two, although they lie in one village. Metres. */
const FAR = 5_000
/** Degrees; more than `NEAR` on the equator, so that neighbours lie in neighbouring squares. */
const SQUARE = 0.004
const MOST_SHOWN = 3
/** Names compared with one: a district has fewer facilities, and a square of 400 m much fewer. */
const IN_AREA = 400
const IN_SQUARE = 60

/** Finds what a new facility may be a duplicate of: much the same name in much the same place. */
export class Lookalikes {
  readonly #compare: (name: string) => ComparedName
  readonly #byDistrict = new Map<string, NameBucket<Kept>>()
  readonly #byRegency = new Map<string, NameBucket<Kept>>()
  readonly #withoutDistrict = new Map<string, NameBucket<Kept>>()
  readonly #bySquare = new Map<string, NameBucket<Kept>>()

  constructor(compare: (name: string) => ComparedName) {
    this.#compare = compare
  }

  add(described: Described): void {
    const kept = { ...described, compared: this.#compare(described.name) }
    const { regency, district } = kept.area
    put(this.#byRegency, regency ?? '', kept, IN_AREA)
    if (district === null) put(this.#withoutDistrict, regency ?? '', kept, IN_AREA)
    else put(this.#byDistrict, district, kept, IN_AREA)
    if (kept.position !== null) put(this.#bySquare, squareOf(kept.position, 0, 0), kept, IN_SQUARE)
  }

  /** Likeliest first, at most three. */
  of(described: Omit<Described, 'candidate'>): Candidate[] {
    const compared = this.#compare(described.name)
    return [...this.#around(described, compared)]
      .flatMap((kept) => {
        const metres =
          described.position === null || kept.position === null
            ? null
            : Math.round(metresBetween(described.position, kept.position))
        const enough = alikeEnough(described.area, kept.area, metres)
        const alike = enough > 1 ? 0 : likeness(compared, kept.compared)
        return alike < enough ? [] : [{ alike, candidate: { ...kept.candidate, metres } }]
      })
      .sort((a, b) => b.alike - a.alike || (a.candidate.metres ?? FAR) - (b.candidate.metres ?? FAR))
      .slice(0, MOST_SHOWN)
      .map(({ candidate }) => candidate)
  }

  #around({ area, position }: Omit<Described, 'candidate'>, compared: ComparedName): Set<Kept> {
    const regency = area.regency ?? ''
    const squares =
      position === null
        ? []
        : [-1, 0, 1].flatMap((north) => [-1, 0, 1].map((east) => this.#bySquare.get(squareOf(position, north, east))))
    const buckets =
      area.district === null
        ? [this.#byRegency.get(regency), ...squares]
        : [this.#byDistrict.get(area.district), this.#withoutDistrict.get(regency), ...squares]
    return new Set(buckets.flatMap((bucket) => bucket?.around(compared) ?? []))
  }
}

/** How alike names must be for these two places: the closer the places, the less. */
function alikeEnough(a: AreaCodes, b: AreaCodes, metres: number | null): number {
  const never = 2
  if (metres !== null && metres <= NEAR) return 0.6
  if (metres !== null && metres > FAR) return never
  if (a.village !== null && b.village !== null) return a.village === b.village ? 0.7 : never
  if (a.district !== null && b.district !== null) return a.district === b.district ? 0.8 : never
  return a.regency === b.regency ? 0.9 : never
}

function squareOf({ latitude, longitude }: Position, north: number, east: number): string {
  return `${Math.floor(latitude / SQUARE) + north}:${Math.floor(longitude / SQUARE) + east}`
}

function put(into: Map<string, NameBucket<Kept>>, key: string, kept: Kept, few: number): void {
  const bucket = into.get(key) ?? new NameBucket<Kept>(few)
  into.set(key, bucket)
  bucket.add(kept)
}
