import { expect, test } from 'vitest'
import { readAnswer } from '../../../src/app/tracking/ask.ts'

const TRACKED = {
  number: 'KS-2026-000001',
  state: 'received',
  agency: null,
  facility: null,
  receivedAt: 1,
  since: 1,
  dueAt: null,
  photos: { stored: 0, missing: 0, refused: 0 },
  history: [],
}

test('only the province’s own words count; all else is no answer', () => {
  expect(readAnswer(200, TRACKED)).toEqual({ outcome: 'found', tracked: TRACKED })
  expect(readAnswer(404, { error: { code: 'not-found', message: '' } })).toEqual({ outcome: 'unknown' })
  expect(readAnswer(429, { error: { code: 'too-many-requests', message: '' } })).toEqual({ outcome: 'too-many' })
  // A portal's JSON, a proxy's 404, a broken server: the report is not called unknown.
  expect(readAnswer(200, { login: true })).toEqual({ outcome: 'no-answer' })
  expect(readAnswer(200, { ...TRACKED, state: 'lost' })).toEqual({ outcome: 'no-answer' })
  expect(readAnswer(404, { message: 'nginx' })).toEqual({ outcome: 'no-answer' })
  expect(readAnswer(500, { error: { code: 'internal', message: '' } })).toEqual({ outcome: 'no-answer' })
})
