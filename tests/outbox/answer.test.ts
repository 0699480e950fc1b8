import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Hex } from '../../src/domain/hex.ts'
import { type Raw, readAnswer } from '../../src/outbox/answer.ts'

const ID = 'a'.repeat(64) as Hex
const OTHER = 'b'.repeat(64)
const RECEIPT = {
  id: ID,
  number: 'KS-2026-000001',
  receivedAt: 1,
  stored: [],
  missing: [],
  refused: [],
  epoch: 1,
  keyId: 'k1',
  signature: 'A'.repeat(86),
}

function raw(status: number, body: unknown, more: Partial<Raw> = {}): Raw {
  const text = typeof body === 'string' || body === null ? body : JSON.stringify(body)
  return { status, body: text, offset: null, retryAfter: null, date: null, ...more }
}
const error = (code: string, id: string | undefined = ID, fields?: Record<string, string>) => ({
  error: { code, message: '…', id, fields },
})
const kindOf = (answer: Raw) => readAnswer(answer, ID, 0).kind

test('[O6] only a receipt that names this report is one', () => {
  expect(kindOf(raw(201, RECEIPT))).toBe('receipt')
  expect(kindOf(raw(200, RECEIPT))).toBe('receipt')
  expect(kindOf(raw(200, { ...RECEIPT, id: OTHER }))).toBe('unclear')
  expect(kindOf(raw(200, JSON.stringify(RECEIPT).slice(0, -5)))).toBe('unclear')
  expect(kindOf(raw(201, null))).toBe('unclear')
})

test('[O6] a captive portal can neither deliver nor stop a report', () => {
  expect(kindOf(raw(200, '<html>Silakan masuk</html>'))).toBe('unclear')
  expect(kindOf(raw(0, ''))).toBe('unclear')
  expect(kindOf(raw(302, ''))).toBe('unclear')
  expect(kindOf(raw(200, { ok: true }))).toBe('unclear')
  expect(kindOf(raw(403, '<html>blocked</html>'))).toBe('unclear')
  expect(kindOf(raw(422, error('invalid', OTHER)))).toBe('unclear')
  expect(kindOf(raw(413, error('too-large', undefined)))).toBe('refused')
  expect(kindOf(raw(413, { error: { code: 'too-large', message: '' } }))).toBe('unclear')
  expect(kindOf(raw(429, 'slow down'))).toBe('unclear')
})

test('[O6] no answer whatever without the province’s own words advances or stops', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), fc.oneof(fc.string(), fc.json()), (status, body) => {
      expect(['unclear', 'later', 'offset']).toContain(kindOf(raw(status, body)))
      if (body !== '') expect(kindOf(raw(status, body))).not.toBe('offset')
    }),
  )
})

test('[O1] a server in trouble makes the report wait', () => {
  for (const status of [408, 423, 425, 500, 502, 503, 504]) expect(kindOf(raw(status, 'oops'))).toBe('later')
  expect(readAnswer(raw(503, '', { retryAfter: '7' }), ID, 0)).toMatchObject({ kind: 'later', hold: 7_000 })
  expect(readAnswer(raw(429, error('too-many-requests'), { retryAfter: '7' }), ID, 0)).toMatchObject({ hold: 7_000 })
  expect(readAnswer(raw(500, '', { retryAfter: '7' }), ID, 0)).toMatchObject({ hold: null })
})

test('[O6] the province’s own refusal is read with its code, fields and offset', () => {
  const answer = readAnswer(raw(422, error('invalid', ID, { body: 'empty' })), ID, 0)
  expect(answer).toEqual({ kind: 'refused', status: 422, code: 'invalid', fields: { body: 'empty' }, offset: null })
  expect(readAnswer(raw(409, error('conflict'), { offset: '512' }), ID, 0)).toMatchObject({ offset: 512 })
})
