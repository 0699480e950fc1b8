import { expect, test } from 'vitest'
import { problemsOf, wrongFields } from '../../src/form/problems.ts'
import { stepBeside, stepOf, stepsFor } from '../../src/form/steps.ts'
import { formData, generalFormData } from './form-data.ts'

test('a kind and one sentence are enough', () => {
  expect(problemsOf({ kind: 'complaint', body: 'Lampu mati.' })).toEqual({})
})

test('only what intake would not take is wrong', () => {
  expect(problemsOf({})).toEqual({ kind: 'kind-missing', body: 'body-empty' })
  expect(problemsOf({ kind: 'rumour', body: ' \n ' })).toEqual({ kind: 'kind-missing', body: 'body-empty' })
  const kind = 'complaint'
  expect(problemsOf({ kind, body: '🙂'.repeat(10_000) })).toEqual({})
  expect(problemsOf({ kind, body: 'a'.repeat(10_001) })).toEqual({ body: 'body-too-long' })
  expect(problemsOf({ kind, body: 'a', contact: 'a'.repeat(201) })).toEqual({ contact: 'text-too-long' })
  expect(problemsOf({ kind, body: 'a', occurredOn: '2026-02-31x' })).toEqual({ occurredOn: 'date-wrong' })
  expect(problemsOf({ kind, body: 'a', occurredOn: '2099-01-01' })).toEqual({})
})

test('wrong fields come in the order in which they stand', () => {
  expect(wrongFields({ contact: 'text-too-long', kind: 'kind-missing' })).toEqual(['kind', 'contact'])
})

test('a facility’s form has three questions, the general one asks for the place too', () => {
  expect(stepsFor(formData())).toEqual(['kind', 'what', 'send'])
  const steps = stepsFor(generalFormData())
  expect(steps).toEqual(['kind', 'what', 'place', 'send'])
  expect(stepBeside('what', 1, steps)).toBe('place')
  expect(stepBeside('kind', -1, steps)).toBe('kind')
  expect(stepOf('regency', steps)).toBe('place')
  expect(stepOf('placeText', stepsFor(formData()))).toBe('send')
})
