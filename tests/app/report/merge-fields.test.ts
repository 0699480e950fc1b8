import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freshFields } from '../../../src/app/report/fresh-fields.ts'
import { mergeFields } from '../../../src/app/report/merge-fields.ts'

const base = freshFields(0)

test('an untouched form takes what is stored', () => {
  const stored = { ...base, body: 'Lampu mati.', kind: 'complaint' as const, regency: '63.71' }
  expect(mergeFields(base, stored, base)).toEqual(stored)
})

test('words typed before the page came alive stand beside the stored ones', () => {
  const stored = { ...base, body: 'Lampu mati.', name: 'Siti' }
  const merged = mergeFields(base, stored, { ...base, body: 'Jalan gelap.', kind: 'complaint' })
  expect(merged.body).toBe('Lampu mati.\n\nJalan gelap.')
  expect(merged).toMatchObject({ name: 'Siti', kind: 'complaint' })
})

test('words that one side holds already are not doubled', () => {
  const stored = { ...base, body: 'Lampu mati. Sudah lama.' }
  expect(mergeFields(base, stored, { ...base, body: 'Lampu mati.' }).body).toBe(stored.body)
  expect(mergeFields(base, { ...base, body: 'Lampu' }, stored).body).toBe(stored.body)
})

test('a place is taken whole: no village of another regency', () => {
  const stored = { ...base, regency: '63.01', district: '63.01.01', village: '63.01.01.2001' }
  const merged = mergeFields(base, stored, { ...base, regency: '63.71' })
  expect([merged.regency, merged.district, merged.village]).toEqual(['63.71', '', ''])
})

test('whatever two tabs wrote, all of it is still there', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (before, stored, mine) => {
      const merged = mergeFields({ ...base, body: before }, { ...base, body: stored }, { ...base, body: mine }).body
      if (stored !== before) expect(merged).toContain(stored.trimEnd())
      if (mine !== before) expect(merged).toContain(mine.trimEnd())
    }),
  )
})
