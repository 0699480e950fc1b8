import type { FacilityKind } from '../../domain/facility.ts'
import type { Place } from '../../domain/report.ts'
import { DAY, dayNumber, isoDay, startOfDay } from '../../domain/wita.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { BURST, GENERAL, NAMES, NOTES, SUPERVISORY } from './more-words.ts'
import type { Motif } from './scene.ts'
import { WORDS_AT, type Words } from './words.ts'

/** A report as it will be sealed, sent and worked on; everything in it comes from the seed. */
export type Planned = {
  /** Epoch milliseconds of its receipt. */
  readonly at: number
  readonly words: Words
  readonly body: string
  readonly category: string | null
  readonly code: string | null
  readonly place: Place
  readonly occurredOn: string | null
  readonly anonymous: boolean
  readonly confidential: boolean
  readonly supervisory: boolean
  readonly channel: 'phone' | 'form'
  /** How far the device's clock was off, and how long the report lay on the phone. Milliseconds. */
  readonly sealedBefore: number
  readonly sender: { readonly name: string; readonly contact: string } | null
  readonly photos: readonly Motif[]
  /** Draws what is left to chance: secrets, pictures. */
  readonly chance: Chance
  readonly disposals: readonly { readonly at: number; readonly agency: string; readonly note: string }[]
  /** Of the surplus of a burst: archived by a coordinator at this time. */
  readonly rejectedAt: number | null
}

/** An example facility with an active code. */
export type PlannedFacility = {
  readonly id: string
  readonly kind: FacilityKind
  readonly agency: string
  readonly code: string
}

const DAYS = 90
const AT_FACILITIES = 164
const HOUR = 3_600_000
const MINUTE = 60_000

/** About 200 reports over the 90 days before `until`, oldest first. The same for the same seed and facilities. */
export function planReports(seed: string, until: number, facilities: readonly PlannedFacility[]): readonly Planned[] {
  const [first, ...rest] = facilities
  if (first === undefined) return []
  const chance = chanceFrom(seed)
  const planned: Planned[] = []
  const more = (words: Words, at: number, place: Partial<Planned>) => {
    planned.push({ ...written(words, at, chanceFrom(`${seed}\n${planned.length}`)), ...place })
  }
  const used = new Map<FacilityKind, number>()
  for (let index = 0; index < AT_FACILITIES; index++) {
    const facility = chance.oneOf([first, ...rest])
    const turn = used.get(facility.kind) ?? chance.whole(0, 8)
    used.set(facility.kind, turn + 1)
    const words = WORDS_AT[facility.kind][turn % WORDS_AT[facility.kind].length]
    if (words === undefined) continue
    const at = dayTime(chance, until)
    more(words, at, { ...atFacility(facility, chance), disposals: disposals(at, until, facility.agency, chance) })
  }
  for (const [words, village, text] of GENERAL) {
    const at = dayTime(chance, until)
    const place = { regency: village.slice(0, 5), district: village.slice(0, 8), village, text, position: null }
    more(words, at, { code: null, place, disposals: disposals(at, until, 'setda', chance) })
  }
  for (const words of SUPERVISORY) {
    const at = dayTime(chance, until)
    const isConfidential = chance.happens(70)
    const disposed = disposals(at, until, 'inspektorat', chance)
    const where = atFacility(chance.oneOf([first, ...rest]), chance)
    more(words, at, { ...where, supervisory: true, confidential: isConfidential, anonymous: true, disposals: disposed })
  }
  const bridge = facilities.find(({ kind }) => kind === 'bridge') ?? first
  const evening = startOfDay(dayNumber(until) - 9) + 19 * HOUR
  for (let index = 0; index < 14; index++) {
    const words = BURST[index % BURST.length]
    if (words === undefined) continue
    const rejectedAt = index > 10 ? evening + 14 * HOUR : null
    more(words, evening + index * 2 * MINUTE, { ...atFacility(bridge, chance), disposals: [], rejectedAt })
  }
  return planned.sort((a, b) => a.at - b.at)
}

/** Everything about a report that does not hang on where it was written. */
function written(words: Words, at: number, chance: Chance): Planned {
  const [, category, , motif] = words
  const day = dayNumber(at)
  const hasPhoto = motif !== undefined && chance.happens(55)
  const anonymous = chance.happens(30)
  return {
    at,
    words,
    body: fill(words[2], chance),
    category: chance.happens(12) ? null : category,
    code: null,
    place: NOWHERE,
    // One in forty names a day that has not come yet.
    occurredOn: chance.happens(85) ? isoDay(chance.happens(3) ? day + 3 : day - chance.whole(0, 3)) : null,
    anonymous,
    confidential: chance.happens(8),
    supervisory: false,
    channel: chance.happens(80) ? 'phone' : 'form',
    sealedBefore: chance.happens(4)
      ? -2 * DAY
      : chance.happens(25)
        ? chance.whole(HOUR, 3 * DAY)
        : chance.whole(1, 90_000),
    sender: chance.happens(anonymous ? 40 : 75) ? sender(chance) : null,
    photos: hasPhoto ? [motif, ...(chance.happens(30) ? [motif] : [])] : [],
    chance,
    disposals: [],
    rejectedAt: null,
  }
}

const NOWHERE: Place = { regency: null, district: null, village: null, text: null, position: null }

/** A few codes are mistyped, or name nothing: such reports are received and marked. */
function atFacility(facility: PlannedFacility, chance: Chance): Pick<Planned, 'code' | 'place'> {
  const code = chance.happens(97) ? facility.code : `${facility.code.slice(0, 7)}${chance.oneOf(['A', 'B', 'C', '7'])}`
  return { code, place: NOWHERE }
}

/** By day, most often in the late morning and after work. */
function dayTime(chance: Chance, until: number): number {
  const day = dayNumber(until) - chance.whole(0, DAYS - 1)
  const hour = chance.oneOf([7, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 19, 20, 21])
  const at = startOfDay(day) + hour * HOUR + chance.whole(0, 59 * MINUTE)
  return at < until ? at : at - DAY
}

/** Most cases older than a few days went to an agency; a few went to a second one. */
function disposals(at: number, until: number, agency: string, chance: Chance): Planned['disposals'] {
  const chosen = at < until - 5 * DAY ? chance.happens(88) : chance.happens(35)
  const first = { at: at + chance.whole(2 * HOUR, 60 * HOUR), agency, note: chance.oneOf(NOTES) }
  if (!chosen || first.at >= until) return []
  const second = {
    at: first.at + chance.whole(DAY, 4 * DAY),
    agency: agency === 'diskominfo' ? 'setda' : 'diskominfo',
    note: 'Bukan kewenangan instansi pertama, mohon diteruskan.',
  }
  return chance.happens(6) && second.at < until ? [first, second] : [first]
}

function sender(chance: Chance): { readonly name: string; readonly contact: string } {
  // 0800-0000-…: no such mobile numbers are given out.
  return { name: chance.oneOf(NAMES), contact: `0800-0000-${chance.whole(1000, 9999)}` }
}

const WHEN = ['tadi pagi', 'kemarin', 'kemarin sore', 'hari Senin lalu', 'minggu lalu', 'dua hari yang lalu'] as const

function fill(text: string, chance: Chance): string {
  const filled = text
    .replaceAll('{when}', () => chance.oneOf(WHEN))
    .replaceAll('{number}', () => String(chance.whole(2, 9)))
  return filled.replace(/(^|[.!?] )([a-z])/g, (_whole, before: string, letter: string) => before + letter.toUpperCase())
}
