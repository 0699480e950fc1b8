import { describeArea } from '../../domain/areas.ts'
import { CATEGORIES_BY_KIND } from '../../domain/facility.ts'
import { type FacilityCode, readFacilityCode } from '../../domain/facility-code.ts'
import type { Language } from '../../domain/language.ts'
import { dayNumber, isoDay } from '../../domain/wita.ts'
import type { FormData, FormFacility, FormValues } from '../../form/data.ts'
import { AREAS } from '../facilities/areas.ts'
import { codeInUseAfter } from '../facilities/successor.ts'
import { readEpoch } from '../intake/epoch.ts'
import { keyRing } from '../intake/keys.ts'
import { makePlainFields } from '../plain-form/plain-fields.ts'
import type { World } from '../world.ts'

/** The facility a form is about, and the code in its address. */
export type Subject = { readonly code: FacilityCode; readonly facility: FormFacility }

/** All that a form needs, with fresh fields for a plain POST. `subject` null: the general form. */
export async function formDataFor(world: World, subject: Subject | null, language: Language): Promise<FormData> {
  const [epoch, categories] = await Promise.all([readEpoch(world.database), categoriesIn(world, language)])
  return {
    language,
    brand: world.settings.brand,
    code: subject?.code ?? null,
    facility: subject?.facility ?? null,
    categories: subject === null ? categories : fitting(categories, subject.facility),
    regencies: subject === null ? AREAS.map(({ code, name }) => ({ code, name })) : [],
    keys: { epoch, keys: [...keyRing(world.secrets).chain] },
    plain: makePlainFields(world, subject?.code ?? null),
  }
}

/** What an untouched form says: it happened today, in WITA. */
export function freshValues(world: Pick<World, 'now'>): FormValues {
  return { occurredOn: isoDay(dayNumber(world.now())) }
}

type Category = FormData['categories'][number]

async function categoriesIn(world: World, language: Language): Promise<readonly Category[]> {
  const rows = await world.database
    .selectFrom('categories')
    .select(['id', 'name', 'name_en'])
    .where('retired_at', 'is', null)
    .orderBy('position')
    .execute()
  return rows.map(({ id, name, name_en }) => ({ id, name: language === 'en' ? name_en : name }))
}

/** The categories that fit a facility's kind, likeliest first, and `other` behind them. */
function fitting(categories: readonly Category[], { kind }: FormFacility): readonly Category[] {
  return [...CATEGORIES_BY_KIND[kind], 'other'].flatMap((id) => categories.find((category) => category.id === id) ?? [])
}

export type FoundCode =
  | { readonly outcome: 'current'; readonly subject: Subject }
  /** Withdrawn, or its facility is. `successor`: the code in use that took its place, if there is one. */
  | { readonly outcome: 'withdrawn'; readonly name: string; readonly successor: Nearest | null }
  | { readonly outcome: 'unknown' }

/** A code in use, and the place it hangs at. */
export type Nearest = { readonly code: FacilityCode; readonly name: string; readonly area: string }

/** Follows a code: code → placement → facility → agency. */
export async function findCode(world: World, code: FacilityCode): Promise<FoundCode> {
  const row = await codesWith(world)
    .innerJoin('agencies', 'agencies.id', 'facilities.agency_id')
    .select(['agencies.name as agency', 'facilities.kind', 'facilities.address', 'facilities.example'])
    .select(['codes.withdrawn_at as code_withdrawn_at', 'facilities.withdrawn_at as facility_withdrawn_at'])
    .select('codes.successor')
    .where('codes.code', '=', code)
    .executeTakeFirst()
  if (row === undefined) return { outcome: 'unknown' }
  if (row.code_withdrawn_at !== null || row.facility_withdrawn_at !== null) {
    const next = await codeInUseAfter(world.database, row.successor)
    const successors = next === null ? [] : await codesInUse(world, [next])
    return { outcome: 'withdrawn', name: row.name, successor: successors[0] ?? null }
  }
  const facility: FormFacility = {
    name: row.name,
    kind: row.kind,
    agency: row.agency,
    area: describeArea(AREAS, { ...row, village: null }),
    address: row.address,
    example: row.example === 1,
  }
  return { outcome: 'current', subject: { code, facility } }
}

/** Those of `codes` that are in use, with their places, in the order of their names. */
export async function codesInUse(world: World, codes: readonly string[]): Promise<readonly Nearest[]> {
  if (codes.length === 0) return []
  const rows = await codesWith(world)
    .where('codes.code', 'in', codes)
    .where('codes.withdrawn_at', 'is', null)
    .where('facilities.withdrawn_at', 'is', null)
    .orderBy('facilities.name')
    .execute()
  return rows.flatMap((row) => {
    const read = readFacilityCode(row.code)
    if (read.outcome !== 'code') return []
    return [{ code: read.code, name: row.name, area: describeArea(AREAS, { ...row, village: null }) }]
  })
}

function codesWith(world: World) {
  return world.database
    .selectFrom('codes')
    .innerJoin('placements', 'placements.id', 'codes.placement_id')
    .innerJoin('facilities', 'facilities.id', 'placements.facility_id')
    .select(['codes.code', 'facilities.name', 'facilities.regency', 'facilities.district'])
}
