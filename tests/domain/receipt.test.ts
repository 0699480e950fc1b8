import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Receipt, readReceipt, signedText } from '../../src/domain/receipt.ts'

const hash = (digit: string) => digit.repeat(64)
const receipt: Receipt = {
  id: hash('a'),
  number: 'KS-2026-000123',
  receivedAt: 1_772_413_200_000,
  stored: [hash('b')],
  missing: [hash('c')],
  refused: [{ sha256: hash('d'), reason: 'broken-picture' }],
  epoch: 1,
  keyId: 'first',
  signature: 'A'.repeat(86),
}

test('the signed text is written down for ever: phones check receipts of any age by it', () => {
  expect(signedText(receipt)).toBe(
    `lapor-receipt-v1\n["${hash('a')}","KS-2026-000123",1772413200000,["${hash('b')}"],["${hash('c')}"],[["${hash('d')}","broken-picture"]],1,"first"]`,
  )
})

test('the signature covers every member but itself', () => {
  const text = signedText(receipt)
  const others: readonly Partial<Receipt>[] = [
    { id: hash('e') },
    { number: 'KS-2026-000124' },
    { receivedAt: receipt.receivedAt + 1 },
    { stored: [] },
    { missing: [] },
    { refused: [] },
    { epoch: 2 },
    { keyId: 'second' },
    // The same hashes in other lists.
    { stored: receipt.missing, missing: receipt.stored },
  ]
  for (const other of others) expect(signedText({ ...receipt, ...other })).not.toBe(text)
  expect(signedText({ ...receipt, signature: 'B'.repeat(86) } as Omit<Receipt, 'signature'>)).toBe(text)
})

test('a receipt is read with what a newer province adds, and refused with anything else', () => {
  expect(readReceipt({ ...receipt, later: 1 })).toEqual(receipt)
  for (const wrong of [
    null,
    [],
    { ...receipt, id: hash('A') },
    { ...receipt, epoch: 0 },
    { ...receipt, receivedAt: 1.5 },
    { ...receipt, refused: [{ sha256: hash('d'), reason: 'because' }] },
    { ...receipt, signature: 'A'.repeat(85) },
  ])
    expect(readReceipt(wrong)).toBeNull()
  fc.assert(fc.property(fc.anything(), (value) => readReceipt(value) === null))
})
