import { type Area, type AreaCodes, describeArea } from '../areas.ts'
import { plainText } from './likeness.ts'
import { nearestOf, type Resolved } from './names.ts'

/** Reads and writes areas: "Kel. Gadang, Kec. Banjarmasin Tengah, Kota Banjarmasin", or a Kemendagri code. */
export type AreaBook = {
  readonly read: (text: string) => Resolved<AreaCodes & { readonly regency: string }>
  /** What leads back to these codes and no others; the smallest area's code where no words do. */
  readonly write: (area: AreaCodes) => string
}

type Sort = 'kabupaten' | 'kota' | 'kecamatan' | 'desa' | 'kelurahan'
type Entry = {
  readonly codes: AreaCodes & { readonly regency: string }
  readonly sort: Sort
  /** Letters and digits of the name, without the word for its sort. */
  readonly key: string
  readonly name: string
  readonly parent: Entry | null
  readonly depth: number
}
/** One part of a cell, with every way to take it: "Kota Raja" may be a village of that name, or the city Raja. */
type Part = { readonly text: string; readonly ways: readonly { readonly sort: Sort | null; readonly key: string }[] }

const SORTS: Readonly<Record<string, Sort>> = {
  kab: 'kabupaten',
  kabupaten: 'kabupaten',
  kota: 'kota',
  kec: 'kecamatan',
  kecamatan: 'kecamatan',
  kel: 'kelurahan',
  kelurahan: 'kelurahan',
  desa: 'desa',
  ds: 'desa',
}
const PROVINCE = /^(?:prov(?:insi)?)?(?:kalsel|kalimantanselatan)$/

export function areaBook(areas: readonly Area[]): AreaBook {
  const entries = areas.flatMap((regency) => entriesOf(regency, null))
  const byKey = new Map<string, Entry[]>()
  for (const entry of entries) byKey.set(entry.key, [...(byKey.get(entry.key) ?? []), entry])
  const byCode = new Map(entries.map((entry) => [codeOf(entry.codes).replaceAll('.', ''), entry]))
  const known = new Map<string, ReturnType<AreaBook['read']>>()
  const written = new Map<string, string>()

  const find = (parts: readonly Part[]): Entry[] => {
    const [smallest, ...larger] = parts
    if (smallest === undefined) return []
    const found = smallest.ways.flatMap(({ key }) => byKey.get(key) ?? [])
    const fitting = [...new Set(found)].filter((entry) => fits(entry, smallest) && liesIn(entry, larger))
    // "Takisung, Tanah Laut" is the district: for the village, the district between them would be named too.
    const whole = fitting.filter((entry) => entry.depth === parts.length)
    const closest = whole.length > 0 ? whole : fitting
    const asSaid = closest.filter((entry) => smallest.ways.some(({ sort }) => sort === entry.sort))
    return asSaid.length > 0 ? asSaid : closest
  }
  const suggest = (parts: readonly Part[]): Entry[] => {
    const [smallest, ...larger] = parts
    if (smallest === undefined) return []
    const around = larger.length === 0 ? [] : find(larger)
    if (larger.length > 0 && around.length === 0) return suggest(larger)
    const options = around.length === 0 ? entries : entries.filter((entry) => around.some((one) => isUnder(entry, one)))
    const key = smallest.ways.at(-1)?.key ?? ''
    const sorted = options.filter((entry) => smallest.ways.some(({ sort }) => sort === null || sortFits(entry, sort)))
    return nearestOf(key, sorted, (entry) => [entry.key])
  }
  const resolve = (text: string): ReturnType<AreaBook['read']> => {
    const code = readCode(text)
    if (code !== null) {
      const entry = byCode.get(code)
      return entry === undefined ? { outcome: 'unknown', nearest: [] } : { outcome: 'found', value: entry.codes }
    }
    const parts = text
      .split(/[,;/]/)
      .map(partOf)
      .filter((part) => part.text !== '' && !PROVINCE.test(part.ways.at(-1)?.key ?? ''))
    const forwards = find(parts)
    const found = forwards.length > 0 ? forwards : find([...parts].reverse())
    const [only] = found
    if (only !== undefined && found.length === 1) return { outcome: 'found', value: only.codes }
    if (found.length > 1) return { outcome: 'ambiguous', nearest: found.slice(0, 3).map((entry) => write(entry.codes)) }
    return { outcome: 'unknown', nearest: suggest(parts).map((entry) => write(entry.codes)) }
  }
  const read = (text: string) => {
    const answer = known.get(text) ?? resolve(text)
    known.set(text, answer)
    return answer
  }
  const write = (area: AreaCodes): string => {
    const code = codeOf(area)
    const before = written.get(code)
    if (before !== undefined) return before
    const words = describeArea(areas, area)
    // Counted, and not read: reading what is ambiguous would ask for its words again.
    const found = find(words.split(',').map(partOf))
    const answer = found.length === 1 && found[0] !== undefined && codeOf(found[0].codes) === code ? words : code
    written.set(code, answer)
    return answer
  }
  return { read, write }
}

/** The smallest area's code. */
export function codeOf({ regency, district, village }: AreaCodes): string {
  return village ?? district ?? regency ?? ''
}

function entriesOf(area: Area, parent: Entry | null): Entry[] {
  const depth = parent === null ? 1 : parent.depth + 1
  const codes = {
    regency: parent?.codes.regency ?? area.code,
    district: depth === 2 ? area.code : (parent?.codes.district ?? null),
    village: depth === 3 ? area.code : null,
  }
  const word = SORTS[plainText(area.name).split(' ')[0] ?? '']
  const name = depth === 1 && word !== undefined ? area.name.split(' ').slice(1).join(' ') : area.name
  const sort = depth === 1 ? (word ?? 'kabupaten') : depth === 2 ? 'kecamatan' : villageSort(area.code)
  const entry: Entry = { codes, sort, key: keyOf(name), name, parent, depth }
  return [entry, ...area.parts.flatMap((part) => entriesOf(part, entry))]
}

/** Kemendagri numbers kelurahan from 1001, desa from 2001. */
function villageSort(code: string): Sort {
  return code.at(9) === '1' ? 'kelurahan' : 'desa'
}

function partOf(text: string): Part {
  const words = plainText(text).split(' ')
  // "Desa/kelurahan" was split at its stroke; the empty half falls out.
  const sort = SORTS[words[0] ?? '']
  const whole = { sort: null, key: keyOf(words.join(' ')) }
  const trimmed = text.trim()
  if (sort === undefined) return { text: trimmed, ways: [whole] }
  return words.length === 1
    ? { text: '', ways: [whole] }
    : { text: trimmed, ways: [whole, { sort, key: keyOf(words.slice(1).join(' ')) }] }
}

function keyOf(name: string): string {
  return plainText(name)
    .replace(/\b(?:sei|sg)\b/g, 'sungai')
    .replaceAll(' ', '')
}

function fits(entry: Entry, part: Part): boolean {
  return part.ways.some(({ sort, key }) => key === entry.key && (sort === null || sortFits(entry, sort)))
}

/** Desa and kelurahan are mixed up in every second table: which of them is only asked where a district has both. */
function sortFits(entry: Entry, sort: Sort): boolean {
  const isVillage = sort === 'desa' || sort === 'kelurahan'
  return isVillage ? entry.depth === 3 : entry.sort === sort
}

/** Whether what is around it has these names, from small to large; one may be left out between. */
function liesIn(entry: Entry, larger: readonly Part[]): boolean {
  const [next, ...rest] = larger
  if (next === undefined) return true
  for (let around = entry.parent; around !== null; around = around.parent) {
    if (fits(around, next)) return liesIn(around, rest)
  }
  return false
}

function isUnder(entry: Entry, around: Entry): boolean {
  for (let one = entry.parent; one !== null; one = one.parent) if (one === around) return true
  return false
}

/** The digits of a Kemendagri code, with or without points; null for words. A spreadsheet makes 63.10 a number: 63.1. */
function readCode(text: string): string | null {
  const trimmed = text.trim()
  if (!/^[\d.]+$/.test(trimmed)) return null
  return /^\d\d\.\d$/.test(trimmed) ? `${trimmed.replace('.', '')}0` : trimmed.replaceAll('.', '')
}
