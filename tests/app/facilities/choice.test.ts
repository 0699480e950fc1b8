import { expect, test } from 'vitest'
import { filtersOf, readChoice, writeChoice } from '../../../src/app/facilities/sheets/choice.ts'

test('what is chosen stands in the address, beside what is printed', () => {
  const choice = { kind: 'stickers-24', level: 'H', language: 'id', filling: 'each' } as const
  const address = writeChoice('?ids=a,b&bahasa=en', choice)
  expect(readChoice(address)).toEqual(choice)
  expect(new URLSearchParams(address).get('ids')).toBe('a,b')
  expect(filtersOf(address)).toBe('?ids=a%2Cb')
})

test('an address that says nothing, or nonsense, means an A4 poster', () => {
  const usual = { kind: 'poster-a4', level: 'Q', language: 'both', filling: 'same' }
  for (const search of ['', '?lembar=banner&ketahanan=X&isi=1&bahasa-lembar=fr'])
    expect(readChoice(search)).toEqual(usual)
})

test('only filters go to the server: no empty fields of the list’s form, no state, no language', () => {
  expect(filtersOf('?search=&kind=road&state=withdrawn&bahasa=en&lembar=boat')).toBe('?kind=road')
  expect(filtersOf('?lembar=boat')).toBe('')
})
