import { readFileSync } from 'node:fs'
import { getDistricts, getRegencies, getVillages } from 'idn-area-data'
import { describe, expect, test } from 'vitest'
import { makeAreas } from '../../scripts/make-areas.ts'
import { describeArea, findArea, packAreas, readAreas } from '../../src/domain/areas.ts'

const text = readFileSync(new URL('../../public/areas.json', import.meta.url), 'utf8')
const areas = readAreas(JSON.parse(text)) ?? []
const districts = areas.flatMap((regency) => regency.parts)
const villages = districts.flatMap((district) => district.parts)

describe('areas.json', () => {
  test('is what the script makes', async () => {
    expect(text).toBe(await makeAreas())
  })

  test('has 13 regencies, 156 districts and 2,016 villages', () => {
    expect([areas.length, districts.length, villages.length]).toEqual([13, 156, 2016])
  })

  test('gives back every code of the source, with its name but for five slips of the keyboard', async () => {
    const source = [
      ...(await getRegencies({ transform: true })),
      ...(await getDistricts({ transform: true })),
      ...(await getVillages({ transform: true })),
    ].filter((area) => area.code.startsWith('63.'))
    const ours = [...areas, ...districts, ...villages]
    expect(ours.map((area) => area.code).sort()).toEqual(source.map((area) => area.code).sort())
    const different = source.filter((area) => findArea(areas, area.code)?.name !== area.name)
    expect(different.map((area) => area.name).sort()).toEqual([
      'Pulau Ku"u',
      'Rantau KarauTengah',
      'Sumber makmur',
      'Tambak Sari panji',
      'Telaga langsat',
    ])
  })

  test('stays small enough to keep on every phone', () => {
    expect(text.length).toBeLessThan(33_000)
  })
})

describe('reading areas', () => {
  test('refuses what is no such file', () => {
    for (const wrong of [null, {}, { province: '63', source: '', regencies: [['01A', ['01B', 7]]] }, { regencies: [] }])
      expect(readAreas(wrong)).toBeNull()
  })

  test('packing and reading are opposites', () => {
    expect(readAreas(packAreas('63', 'test', areas))).toEqual(areas)
  })

  test('finds by code, and nothing by a code that is not there', () => {
    expect(findArea(areas, '63.71.05.1008')?.name).toBe('Gadang')
    expect(findArea(areas, '63.71.05')?.name).toBe('Banjarmasin Tengah')
    for (const code of ['63.71.05.9999', '63.7', '63', '', '64.01']) expect(findArea(areas, code)).toBeNull()
  })

  test('says a place as people do', () => {
    const say = (regency: string | null, district: string | null, village: string | null) =>
      describeArea(areas, { regency, district, village })
    expect(say('63.71', '63.71.05', '63.71.05.1008')).toBe('Kel. Gadang, Kec. Banjarmasin Tengah, Kota Banjarmasin')
    expect(say('63.01', '63.01.01', '63.01.01.2002')).toBe('Desa Tabanio, Kec. Takisung, Kab. Tanah Laut')
    expect(say('63.01', null, null)).toBe('Kab. Tanah Laut')
    expect(say(null, null, null)).toBe('')
    expect(say('63.99', null, null)).toBe('')
  })
})
