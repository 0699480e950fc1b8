import type { FacilityInput, PlacementInput } from '../facility-protocol.ts'
import type { Books } from './books.ts'
import { type Cells, COLUMNS, type Column, MORE_COLUMNS } from './columns.ts'
import type { Resolved } from './names.ts'
import { type Problem, problem } from './problem.ts'

/**
 * What one row says. A field that is left out was not said: the file has no such column, and what is known stays as it
 * is. Null: said to be empty.
 */
export type Said = {
  readonly id: string | null
  /** As written; whose it is, the plan knows. */
  readonly code: string | null
  readonly facility: Partial<FacilityInput>
  readonly placement: Partial<PlacementInput>
  readonly withdrawn: boolean | null
  readonly example: boolean | null
  readonly problems: readonly Problem[]
}

const ORDER: readonly Column[] = [...COLUMNS, ...MORE_COLUMNS]

/** Longest texts, as `facilityInputSchema` has them. */
const MOST = { nama: 120, alamat: 200, sungai: 120, patokan: 120, tempat: 80 } as const

/** Reads a row's cells. Never throws: what is wrong stands in `problems`, one for each cell. */
export function readRow(cells: Cells, books: Books): Said {
  const problems: Problem[] = []
  const wrong = (found: Problem) => {
    problems.push(found)
    return undefined
  }
  /** Text of at most so many characters; null when empty, undefined when there is no such column or it is wrong. */
  const text = (column: keyof typeof MOST, isRequired: boolean): string | null | undefined => {
    const value = cells[column]
    if (value === undefined) return undefined
    if (value === '') return isRequired ? wrong(problem(column, 'empty', '')) : null
    return value.length > MOST[column] ? wrong(problem(column, 'too-long', value)) : value
  }
  /** What a cell names; null when empty, undefined as above. */
  const named = <Value>(
    column: Column,
    read: (text: string) => Resolved<Value>,
    isRequired: boolean,
  ): Value | null | undefined => {
    const value = cells[column]
    if (value === undefined) return undefined
    if (value === '') return isRequired ? wrong(problem(column, 'empty', '')) : null
    const answer = read(value)
    if (answer.outcome === 'found') return answer.value
    return wrong(problem(column, answer.outcome, value, { nearest: answer.nearest }))
  }

  const agencyCode = named('kode_instansi', books.agencies.read, false)
  const agency = cells.instansi === '' && agencyCode ? agencyCode : named('instansi', books.agencies.read, true)
  if (agency && agencyCode && agency !== agencyCode) {
    wrong(problem('kode_instansi', 'contradiction', cells.kode_instansi ?? ''))
  }
  const areaCode = named('kode_wilayah', books.areas.read, false)
  const area = cells.wilayah === '' && areaCode ? areaCode : areaOf(cells, named, books)
  if (area && areaCode && books.areas.write(area) !== books.areas.write(areaCode)) {
    wrong(problem('kode_wilayah', 'contradiction', cells.kode_wilayah ?? ''))
  }
  const label = cells.tempat === '' ? undefined : text('tempat', false)
  return {
    id: cells.id || null,
    code: cells.kode || null,
    facility: withoutUnsaid<FacilityInput>({
      name: text('nama', true) ?? undefined,
      kind: named('jenis', books.kinds.read, true) ?? undefined,
      agency: agency ?? agencyCode ?? undefined,
      ...(area ?? areaCode ?? {}),
      address: text('alamat', true) ?? undefined,
      river: text('sungai', false),
      bank: named('tepi', books.banks.read, false),
      landmark: text('patokan', false),
      position: positionOf(cells, wrong),
    }),
    placement: withoutUnsaid<PlacementInput>({
      label: label ?? undefined,
      // An empty kind is no kind of its own: what is known stays.
      kind: named('jenis_tempat', books.placementKinds.read, false) ?? undefined,
      campaign: named('kampanye', books.campaigns.read, false),
    }),
    withdrawn: cells.ditarik === undefined ? null : cells.ditarik !== '',
    example: cells.contoh === undefined ? null : cells.contoh !== '',
    problems: problems.sort((a, b) => ORDER.indexOf(a.column) - ORDER.indexOf(b.column)),
  }
}

type Named = <Value>(
  column: Column,
  read: (text: string) => Resolved<Value>,
  isRequired: boolean,
) => Value | null | undefined

/** The area in one cell, or in three from small to large. */
function areaOf(cells: Cells, named: Named, books: Books) {
  const parts = [cells.desa_kelurahan, cells.kecamatan, cells.kabupaten_kota]
  const sorts = ['', 'Kecamatan ', '']
  const inThree = parts.flatMap((part, at) => (part ? [withSort(part, sorts[at] ?? '')] : [])).join(', ')
  if (cells.wilayah || inThree === '') return named('wilayah', books.areas.read, cells.kode_wilayah === undefined)
  const column: Column = cells.desa_kelurahan ? 'desa_kelurahan' : cells.kecamatan ? 'kecamatan' : 'kabupaten_kota'
  return named(column, () => books.areas.read(inThree), true)
}

/** In its own column a district needs no word for what it is; in a list with others it does. */
function withSort(part: string, sort: string): string {
  return sort === '' || /^kec/i.test(part) ? part : sort + part
}

function positionOf(cells: Cells, wrong: (found: Problem) => undefined): FacilityInput['position'] | undefined {
  const { lintang, bujur } = cells
  if (lintang === undefined && bujur === undefined) return undefined
  if (!lintang && !bujur) return null
  if (!lintang || !bujur) return wrong(problem(lintang ? 'bujur' : 'lintang', 'half', ''))
  const [latitude, longitude] = [degreesIn(lintang), degreesIn(bujur)]
  if (latitude === null) return wrong(problem('lintang', 'no-number', lintang))
  if (longitude === null) return wrong(problem('bujur', 'no-number', bujur))
  if (Math.abs(latitude) > 90 && Math.abs(longitude) <= 90) return wrong(problem('lintang', 'swapped', lintang))
  if (Math.abs(latitude) > 90) return wrong(problem('lintang', 'out-of-range', lintang))
  if (Math.abs(longitude) > 180) return wrong(problem('bujur', 'out-of-range', bujur))
  return { latitude, longitude }
}

/** Decimal degrees, with a point or a comma. */
function degreesIn(text: string): number | null {
  const plain = text.replace(',', '.').replace('−', '-')
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?$/i.test(plain) ? Number(plain) : null
}

function withoutUnsaid<Whole>(fields: { readonly [Key in keyof Whole]?: Whole[Key] | undefined }): Partial<Whole> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Whole>
}
