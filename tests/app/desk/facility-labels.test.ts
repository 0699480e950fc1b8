import { expect, test } from 'vitest'
import { facilityIn, labelled } from '../../../src/app/desk/facility-labels.ts'

const regencies = [
  { code: '63.01', name: 'Kab. Tanah Laut' },
  { code: '63.03', name: 'Kab. Banjar' },
]
const facilities = labelled({
  regencies,
  facilities: [
    { id: 'a', name: 'Kantor Desa Sungai Batang', regency: '63.01' },
    { id: 'b', name: 'Kantor Desa Sungai Batang', regency: '63.03' },
    { id: 'c', name: 'SDN 1', regency: '63.03' },
    { id: 'd', name: 'SDN 10', regency: '63.03' },
    { id: 'e', name: 'Pos', regency: '63.03' },
    { id: 'f', name: 'pos', regency: '63.03' },
  ],
})

test('each facility is picked by a label of its own, however many have its name', () => {
  expect(facilities.map(({ label }) => label)).toEqual([
    'Kantor Desa Sungai Batang, Kab. Tanah Laut',
    'Kantor Desa Sungai Batang, Kab. Banjar',
    'SDN 1',
    'SDN 10',
    'Pos, Kab. Banjar (e)',
    'pos, Kab. Banjar (f)',
  ])
  for (const { id, label } of facilities) expect(facilityIn(` ${label.toUpperCase()} `, facilities, false)?.id).toBe(id)
  expect(facilityIn('Kantor Desa Sungai Batang', facilities, false)).toBe(null)
  expect(facilityIn(' ', facilities, false)).toBe(null)
})

test('while somebody types, the beginning of a longer name is not taken for the whole', () => {
  expect(facilityIn('SDN 1', facilities, true)).toBe(null)
  expect(facilityIn('SDN 10', facilities, true)?.id).toBe('d')
  expect(facilityIn('SDN 1', facilities, false)?.id).toBe('c')
})
