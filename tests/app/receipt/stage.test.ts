import { expect, test } from 'vitest'
import { stageOf } from '../../../src/app/receipt/stage.ts'
import type { Receipt } from '../../../src/domain/receipt.ts'

const receipt: Receipt = {
  id: 'a'.repeat(64),
  number: 'KS-2026-000001',
  receivedAt: 1,
  stored: [],
  missing: [],
  refused: [],
  epoch: 1,
  keyId: 'first',
  signature: 'A'.repeat(86),
}

test('[O6] without a receipt a report is on the phone, whatever its state says', () => {
  expect(stageOf({ state: { name: 'sealed' }, receipt: null })).toBe('on-phone')
  expect(stageOf({ state: { name: 'delivered', at: 1 }, receipt: null })).toBe('on-phone')
})

test('[O7] the text counts from its receipt while photos follow', () => {
  expect(stageOf({ state: { name: 'partial' }, receipt })).toBe('text-received')
  expect(stageOf({ state: { name: 'waiting', nextAt: 1, textReceived: true }, receipt })).toBe('text-received')
})

test('received when everything has its end', () => {
  expect(stageOf({ state: { name: 'delivered', at: 1 }, receipt })).toBe('received')
  expect(stageOf({ state: { name: 'purged', at: 1 }, receipt })).toBe('received')
})
