import * as v from 'valibot'

/**
 * Regencies, districts and villages with their Kemendagri codes, `63.01.02.2003`: each code is its parent's with one
 * more number.
 */
export type Area = {
  readonly code: string
  readonly name: string
  /** The districts of a regency, the villages of a district; a village has none. */
  readonly parts: readonly Area[]
}

/** Where something is, by codes. */
export type AreaCodes = {
  readonly regency: string | null
  readonly district: string | null
  readonly village: string | null
}

/**
 * How `areas.json` packs them: a name, then its parts. A name carries its own number in front where that is not the one
 * after its elder sibling's: `["01Takisung", "2001Benua Lawas", "Tabanio", "2005Gunung Makmur"]`.
 */
const packedSchema = v.object({
  province: v.pipe(v.string(), v.regex(/^\d\d$/)),
  /** Where the data comes from and under which licence. */
  source: v.string(),
  regencies: v.array(v.tupleWithRest([v.string()], v.tupleWithRest([v.string()], v.string()))),
})
export type PackedAreas = v.InferOutput<typeof packedSchema>

/** Reads `areas.json`: the regencies with all that is in them, or null when it is something else. */
export function readAreas(value: unknown): readonly Area[] | null {
  const result = v.safeParse(packedSchema, value)
  if (!result.success) return null
  const { province, regencies } = result.output
  return unpack(province, 2, regencies, ([name]) => name).map(([regency, [, ...districts]]) => ({
    ...regency,
    parts: unpack(regency.code, 2, districts, ([name]) => name).map(([district, [, ...villages]]) => ({
      ...district,
      parts: unpack(district.code, 4, villages, (name) => name).map(([village]) => ({ ...village, parts: [] })),
    })),
  }))
}

function unpack<Packed>(parent: string, digits: number, parts: readonly Packed[], nameOf: (part: Packed) => string) {
  let number = 0
  return parts.map((part) => {
    const text = nameOf(part)
    const own = /^\d*/.exec(text)?.[0] ?? ''
    number = own === '' ? number + 1 : Number(own)
    return [{ code: `${parent}.${String(number).padStart(digits, '0')}`, name: text.slice(own.length) }, part] as const
  })
}

/** The opposite of `readAreas`. */
export function packAreas(province: string, source: string, regencies: readonly Area[]): PackedAreas {
  return {
    province,
    source,
    regencies: pack(regencies, 2).map(([regency, districts]) => [
      regency,
      ...pack(districts, 2).map(([district, villages]): [string, ...string[]] => [
        district,
        ...pack(villages, 4).map(([village]) => village),
      ]),
    ]),
  }
}

function pack(areas: readonly Area[], digits: number) {
  let previous = 0
  return areas.map(({ code, name, parts }) => {
    const number = Number(code.slice(-digits))
    const own = number === previous + 1 && previous !== 0 ? '' : code.slice(-digits)
    previous = number
    return [own + name, parts] as const
  })
}

/** The regency, district or village with this code; null when there is none. */
export function findArea(areas: readonly Area[], code: string): Area | null {
  for (const area of areas) {
    if (area.code === code) return area
    if (code.startsWith(`${area.code}.`)) return findArea(area.parts, code)
  }
  return null
}

/** "Kel. Gadang, Kec. Banjarmasin Tengah, Kota Banjarmasin", as far as it is known. */
export function describeArea(areas: readonly Area[], { regency, district, village }: AreaCodes): string {
  return [village, district, regency]
    .flatMap((code) => (code === null ? [] : [findArea(areas, code)]))
    .flatMap((area) => (area === null ? [] : [calledArea(area)]))
    .join(', ')
}

/** A name with what it is: "Kel. Gadang", "Desa Tabanio", "Kec. Takisung", "Kab. Tanah Laut", "Kota Banjarmasin". */
function calledArea({ code, name }: Area): string {
  if (code.length === 5) return name.replace(/^Kabupaten /, 'Kab. ')
  if (code.length === 8) return `Kec. ${name}`
  // Kemendagri numbers kelurahan from 1001, desa from 2001.
  return code.at(9) === '1' ? `Kel. ${name}` : `Desa ${name}`
}
