import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparedName, likeness, metresBetween } from '../../../src/domain/facility-table/likeness.ts'
import type { Decision } from '../../../src/domain/facility-table/outcome.ts'
import { NEW_ROW, PIER, planRows } from './sample.ts'

const ULIN = {
  ...PIER,
  id: 'rsud-ulin',
  name: 'RSUD Ulin Banjarmasin',
  kind: 'hospital' as const,
  village: '63.71.05.1010',
  district: '63.71.05',
  address: 'Jl. A. Yani Km 2,5 No. 43',
  position: { latitude: -3.3262, longitude: 114.6053 },
  placements: [],
}
const row = (nama: string, wilayah = '63.71.05.1010', more = {}) => ({
  ...NEW_ROW,
  nama,
  wilayah,
  jenis: 'hospital',
  ...more,
})
const first = (rows: Parameters<typeof planRows>[0], decisions: readonly Decision[] = []) =>
  planRows(rows, [ULIN], decisions).rows[0]

test.each([
  ['rumah sakit umum daerah ulin banjarmasin', 'the same, written out'],
  ['RSUD  ULIN Banjarmasin', 'the same, in other writing'],
])('"%s" is %s: it is that facility, without a question', (name) => {
  expect(first([row(name)])).toMatchObject({ facility: { id: 'rsud-ulin' } })
})

test.each<[string, string, object, string]>([
  ['RSUD Ulin', '63.71.05.1010', {}, 'a shorter name in the same village'],
  ['RSUD Ulin Banjarmasn', '63.71.05.1010', {}, 'a misspelt name in the same village'],
  ['RSUD Ulin', '63.71.05', {}, 'an area told less exactly'],
  [
    'RS Ulin Banjarmasin',
    '63.71.04.1001',
    { lintang: '-3.3270', bujur: '114.6055' },
    'within some hundred metres, in another village',
  ],
])('"%s" in %s %o is suspected: %s', (name, area, more, _why) => {
  expect(first([row(name, area, more)])).toMatchObject({
    outcome: 'suspected',
    candidates: [{ is: { kind: 'facility', id: 'rsud-ulin' }, name: 'RSUD Ulin Banjarmasin' }],
  })
})

test.each<[string, string, object, string]>([
  ['RSUD Ulin', '63.71.04.1001', {}, 'another village'],
  ['Pasar Sentra Antasari', '63.71.05.1010', {}, 'another name'],
  ['RSUD Ulin', '63.71.05.1010', { lintang: '-3.42', bujur: '114.7' }, 'kilometres away'],
])('"%s" in %s %o is a new facility: %s', (name, area, more, _why) => {
  expect(first([row(name, area, more)])).toMatchObject({ outcome: 'new-facility' })
})

test('numbers tell neighbours apart, however they are written', () => {
  const alike = (a: string, b: string) => likeness(comparedName(a), comparedName(b))
  expect(alike('SDN 1 Alabio', 'SDN 2 Alabio')).toBe(0)
  expect(alike('SDN 1 Alabio', 'SD Negeri 01 Alabio')).toBeGreaterThan(0.9)
  expect(alike('Samsat Banjarmasin I', 'Samsat Banjarmasin 1')).toBe(1)
  expect(alike('Puskesmas Alabio', 'Puskesmas Danau Panggang')).toBeLessThan(0.7)
})

test('likeness is the same from both sides, and 1 for a name with itself', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string(), (a, b) => {
      expect(likeness(comparedName(a), comparedName(b))).toBe(likeness(comparedName(b), comparedName(a)))
      expect(likeness(comparedName(a), comparedName(a))).toBe(a.trim() === '' ? 0 : 1)
    }),
  )
})

test('a degree of latitude is about 111 km', () => {
  expect(metresBetween({ latitude: -3, longitude: 114 }, { latitude: -4, longitude: 114 })).toBeCloseTo(111_195, -2)
})

test('a person decides: the same, another, or out', () => {
  const rows = [row('RSUD Ulin'), row('RSUD Ulin', undefined, { tempat: 'IGD' })]
  expect(planRows(rows, [ULIN]).rows.map((one) => one.outcome)).toEqual(['suspected', 'waits'])
  expect(planRows(rows, [ULIN])).toMatchObject({ additions: [], edits: [] })

  const same = planRows(rows, [ULIN], [{ row: 2, is: 'facility', id: 'rsud-ulin' }])
  expect(same.rows.map((one) => one.outcome)).toEqual(['new-placement', 'new-placement'])
  expect(same.rows[0]).toMatchObject({ changes: expect.arrayContaining([expect.objectContaining({ column: 'nama' })]) })
  expect(same.edits).toMatchObject([{ id: 'rsud-ulin', add: [{ label: 'Loket pendaftaran' }, { label: 'IGD' }] }])

  const another = planRows(rows, [ULIN], [{ row: 2, is: 'another' }])
  expect(another.rows.map((one) => one.outcome)).toEqual(['new-facility', 'new-placement'])

  const out = planRows(rows, [ULIN], [{ row: 2, is: 'left-out' }])
  expect(out.rows.map((one) => one.outcome)).toEqual(['left-out', 'suspected'])
})

test('two new ones in the file that resemble each other are asked about too', () => {
  const rows = [row('Klinik Melati Indah'), row('Klinik Melati Indh', undefined, { tempat: 'Pintu' })]
  expect(planRows(rows, []).rows[1]).toMatchObject({
    outcome: 'suspected',
    candidates: [{ is: { kind: 'row', row: 2 } }],
  })
  const one = planRows(rows, [], [{ row: 3, is: 'row', of: 2 }])
  expect(one.additions).toHaveLength(1)
  expect(one.additions[0]?.placements).toHaveLength(2)
})

test('an empty cell empties a field only where the row names its facility by id or code', () => {
  const empty = { sungai: '', tepi: '', patokan: '', lintang: '', bujur: '' }
  const byName = { ...row(ULIN.name, undefined, empty), jenis: '', instansi: '', alamat: '' }
  const { jenis: _, instansi: __, alamat: ___, tempat: ____, ...named } = byName
  expect(first([named])).toMatchObject({ outcome: 'same' })
  expect(first([{ ...empty, id: ULIN.id }])).toMatchObject({
    outcome: 'changed',
    changes: [{ column: 'sungai' }, { column: 'tepi' }, { column: 'patokan' }, { column: 'lintang' }],
  })
})

test('an area told less exactly changes nothing at a facility that somebody said is the same', () => {
  const roughly = row('RSUD Ulin', '63.71', { lintang: '-3.3263', bujur: '114.6054', alamat: ULIN.address })
  const decided = first([roughly], [{ row: 2, is: 'facility', id: ULIN.id }])
  const columns = decided !== undefined && 'changes' in decided ? decided.changes.map(({ column }) => column) : null
  expect(columns).toEqual(['nama', 'instansi', 'lintang'])
})
