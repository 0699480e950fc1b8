import { expect, test } from 'vitest'
import { firstStep } from '../../../src/app/report/first-step.ts'
import { codeInAddress, readFormBlock } from '../../../src/app/report/form-block.ts'
import { freshFields } from '../../../src/app/report/fresh-fields.ts'
import { isHeic } from '../../../src/app/report/photos/photo-format.ts'
import { formData } from '../../form/form-data.ts'

test('a code in the address is read as people type and scanners print it', () => {
  expect(codeInAddress('/q/0000-0000')).toBe('00000000')
  expect(codeInAddress('/Q/OOOOOOOO')).toBe('00000000')
  expect(codeInAddress('/q/0000-0001')).toBe('0000-0001')
  expect(codeInAddress('/q/%zz')).toBe('%zz')
  expect(codeInAddress('/lapor')).toBeNull()
})

test('what the server wrote beside the form is read back, and nothing else is', () => {
  const block = { data: formData(), values: { occurredOn: '2026-03-02' }, problems: { body: 'body-empty' } }
  expect(readFormBlock(JSON.stringify(block))).toEqual(block)
  expect(readFormBlock(JSON.stringify({ ...block, values: { stranger: 'x' } }))).toBeNull()
  expect(readFormBlock(JSON.stringify({ ...block, problems: { body: 'no-such' } }))).toBeNull()
  expect(readFormBlock(JSON.stringify({ ...block, data: { ...block.data, language: 'fr' } }))).toBeNull()
  expect(readFormBlock('<html>')).toBeNull()
  expect(readFormBlock(null)).toBeNull()
})

test('the form begins where the person is writing, else at the first question without an answer', () => {
  const steps = ['kind', 'what', 'send'] as const
  const fresh = freshFields(0)
  expect(firstStep(null, fresh, steps)).toBe('kind')
  expect(firstStep('body', fresh, steps)).toBe('what')
  expect(firstStep('placeText', fresh, steps)).toBe('send')
  expect(firstStep('placeText', fresh, ['kind', 'what', 'place', 'send'])).toBe('place')
  expect(firstStep(null, { ...fresh, kind: 'complaint' }, steps)).toBe('what')
  expect(firstStep(null, { ...fresh, kind: 'complaint', body: 'a' }, steps)).toBe('send')
})

test('HEIC is told by its first bytes, whatever its name', () => {
  const bytes = (text: string) => new TextEncoder().encode(text).buffer
  expect(isHeic(bytes('\0\0\0\x18ftypheic\0\0'))).toBe(true)
  expect(isHeic(bytes('\0\0\0\x18ftypmif1'))).toBe(true)
  expect(isHeic(bytes('\0\0\0\x18ftypisom'))).toBe(false)
  expect(isHeic(bytes('ÿØÿ'))).toBe(false)
})
