import { expect, test } from 'vitest'
import type { Area } from '../../../src/domain/areas.ts'
import { areaBook } from '../../../src/domain/facility-table/area-names.ts'

const area = (code: string, name: string, parts: readonly Area[] = []): Area => ({ code, name, parts })

/** Names as awkward as names get. */
const BOOK = areaBook([
  area('63.01', 'Kabupaten Banjar', [
    area('63.01.01', 'Sungai Tabuk', [area('63.01.01.1001', 'Melati'), area('63.01.01.2002', 'Melati')]),
    area('63.01.02', 'Melati', [area('63.01.02.2001', 'Sungai Tabuk'), area('63.01.02.2002', 'Kota Raja')]),
  ]),
  area('63.71', 'Kota Banjar', [area('63.71.01', 'Sungai Tabuk', [area('63.71.01.1001', 'Melati')])]),
])
const code = (text: string) => {
  const answer = BOOK.read(text)
  if (answer.outcome !== 'found') return answer.outcome
  return answer.value.village ?? answer.value.district ?? answer.value.regency
}

test.each([
  ['Kel. Melati, Sungai Tabuk, Kab. Banjar', '63.01.01.1001'],
  ['Desa Melati, Sungai Tabuk, Kab. Banjar', '63.01.01.2002'],
  ['Melati, Sungai Tabuk, Kab. Banjar', 'ambiguous'],
  ['Desa Melati, Sungai Tabuk, Kota Banjar', '63.71.01.1001'],
  ['Melati, Kab. Banjar', '63.01.02'],
  ['Kec. Melati', '63.01.02'],
  ['Kota Raja', '63.01.02.2002'],
  ['Sei Tabuk, Kota Banjar', '63.71.01'],
  ['Kota Banjar', '63.71'],
  ['Banjar', 'ambiguous'],
  ['Melati, Kec. Melati, Kota Banjar', 'unknown'],
  ['63.01.01.2003', 'unknown'],
])('"%s" is %s', (text, expected) => {
  expect(code(text)).toBe(expected)
})

test('what is ambiguous is told apart by words that are read', () => {
  const answer = BOOK.read('Melati, Sungai Tabuk, Kab. Banjar')
  const nearest = answer.outcome === 'found' ? [] : answer.nearest
  expect(nearest.map(code)).toEqual(['63.01.01.1001', '63.01.01.2002'])
})
