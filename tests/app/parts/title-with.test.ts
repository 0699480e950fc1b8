import { expect, test } from 'vitest'
import { addressIn } from '../../../src/app/parts/language.ts'
import { titleWith } from '../../../src/app/parts/unsent-count.ts'

test('the title carries the count once, and none when nothing waits', () => {
  expect(titleWith(2, 'Antrean')).toBe('(2) Antrean')
  expect(titleWith(1, '(2) Antrean')).toBe('(1) Antrean')
  expect(titleWith(0, '(1) Antrean')).toBe('Antrean')
})

test('another language keeps the rest of the address, the code after # too', () => {
  expect(addressIn('en', 'https://lapor.example/lacak?bahasa=id#KS-1')).toBe('/lacak?bahasa=en#KS-1')
})
