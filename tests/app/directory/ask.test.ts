import { expect, test } from 'vitest'
import { readAnswer } from '../../../src/app/directory/ask.ts'

const CODE = '7F3K9Q2M'
const found = {
  code: CODE,
  name: 'Pasar',
  kind: 'market',
  agency: 'Dinas Perdagangan',
  area: { regency: '63.01', district: null, village: null },
  placement: 'Pintu masuk',
  since: 1,
  withdrawnAt: null,
  successor: null,
}
const notFound = { error: { code: 'not-found', message: 'No place here has this code.' } }

test.each([
  ['the province’s own word', 200, found, 'found'],
  ['its word about another code', 200, { ...found, code: '00000000' }, 'no-answer'],
  ['a word that is not in its form', 200, { ok: true }, 'no-answer'],
  ['its own not-found', 404, notFound, 'unknown'],
  ['a proxy’s 404', 404, { message: 'no route' }, 'no-answer'],
  ['trouble', 503, { error: { code: 'unavailable', message: '' } }, 'no-answer'],
] as const)('%s', (_what, status, body, outcome) => {
  expect(readAnswer(status, body, CODE).outcome).toBe(outcome)
})
