import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Hex } from '../../src/domain/hex.ts'
import type { Receipt } from '../../src/domain/receipt.ts'
import { advance, type Happening, isDue, isEnded, textReceived } from '../../src/outbox/advance.ts'
import type { Entry } from '../../src/outbox/entry.ts'

const ID = 'a'.repeat(64) as Hex
const [P1, P2] = ['1'.repeat(64) as Hex, '2'.repeat(64) as Hex]
const NOW = 1_000_000

const entry: Entry = {
  id: ID,
  bytes: new Uint8Array([1, 2, 3]),
  attachments: [
    { sha256: P1, size: 10, type: 'image/jpeg', state: 'waiting' },
    { sha256: P2, size: 10, type: 'image/jpeg', state: 'waiting' },
  ],
  uploadKey: 'c'.repeat(64) as Hex,
  trackingCode: null,
  principal: 'citizen',
  sealedAt: NOW,
  title: 'Jembatan',
  facility: null,
  code: null,
  supersedes: null,
  state: { name: 'sealed' },
  attempts: 0,
  lastError: null,
  receipt: null,
}

function receipt(stored: readonly Hex[], refused: readonly Hex[] = [], epoch = 1): Receipt {
  const missing = [P1, P2].filter((one) => !stored.includes(one) && !refused.includes(one))
  const refusals = refused.map((sha256) => ({ sha256, reason: 'not-a-picture' as const }))
  return {
    id: ID,
    number: 'KS-2026-000001',
    receivedAt: 5,
    stored: [...stored],
    missing,
    refused: refusals,
    epoch,
    keyId: 'k',
    signature: 'A'.repeat(86),
  }
}
const received = (...stored: Hex[]): Happening => ({ kind: 'valid-receipt', receipt: receipt(stored) })
const refused = (status: number, code: string): Happening => ({
  kind: 'answer',
  answer: { kind: 'refused', status, code, fields: { body: 'empty' }, offset: null },
  chance: 0.5,
})
const unclear: Happening = { kind: 'answer', answer: { kind: 'unclear' }, chance: 0.5 }
const network: Happening = { kind: 'answer', answer: { kind: 'network' }, chance: 0.5 }

function after(...happenings: readonly Happening[]): Entry {
  return happenings.reduce((before, happening) => advance(before, happening, NOW), entry)
}

test('[O7] the text’s receipt makes it partial, the last photo’s end delivered', () => {
  expect(after(received()).state.name).toBe('partial')
  expect(after(received(), received(P1)).state.name).toBe('partial')
  expect(after(received(), received(P1, P2)).state).toEqual({ name: 'delivered', at: NOW })
  const ended: Happening = { kind: 'valid-receipt', receipt: receipt([P1], [P2]) }
  expect(after(ended).attachments[1]).toMatchObject({ state: 'refused', reason: 'not-a-picture' })
  expect(after(ended).state.name).toBe('delivered')
  expect(after(received(P1), { kind: 'photo-lost', sha256: P2 }).state.name).toBe('delivered')
  expect(after({ kind: 'photo-lost', sha256: P1 }, { kind: 'photo-lost', sha256: P2 }).state.name).toBe('sealed')
})

test('[O6] after three unclear answers in a row the count says so; a receipt ends the count', () => {
  expect(after(unclear, unclear, unclear).state).toMatchObject({ name: 'unclear-answer', count: 3 })
  expect(after(unclear, { kind: 'attempt' }, unclear).state).toMatchObject({ count: 2 })
  expect(after(unclear, unclear, received(), unclear).state).toMatchObject({ count: 1, textReceived: true })
})

test('[O5] the province’s own refusals each have their state', () => {
  expect(after(refused(422, 'invalid')).state).toEqual({ name: 'needs-correction', fields: { body: 'empty' } })
  expect(after(refused(413, 'too-large')).state.name).toBe('too-large')
  expect(after(refused(401, 'unauthorised')).state.name).toBe('needs-sign-in')
  expect(after(received(), refused(404, 'not-found')).state).toMatchObject({ name: 'waiting', textReceived: false })
  expect(after(received(), refused(413, 'too-large')).state.name).toBe('waiting')
  for (const stuck of [refused(422, 'invalid'), refused(413, 'too-large'), refused(401, 'unauthorised')]) {
    expect(isDue(after(stuck), NOW * 1_000)).toBe(false)
    expect(after(stuck, { kind: 'hurried' }).state.name).toBe('sealed')
  }
})

test('[O1] a network failure waits, and the text stays received', () => {
  const waiting = after(received(), network)
  expect(waiting.state).toMatchObject({ name: 'waiting', textReceived: true })
  expect(isDue(waiting, NOW)).toBe(false)
  expect(isDue(waiting, NOW + 10_000)).toBe(true)
  expect(after(received(), network, { kind: 'hurried' }).state.name).toBe('partial')
})

test('a connection that may be back ends the waits that no province caused, and no other', () => {
  const back: Happening = { kind: 'reconnected' }
  expect(after(network, back).state.name).toBe('sealed')
  expect(after(received(), network, back).state.name).toBe('partial')
  expect(after(unclear, back).state.name).toBe('sealed')
  const asked: Happening = {
    kind: 'answer',
    answer: { kind: 'later', status: 503, code: 'busy', hold: 60_000 },
    chance: 0.5,
  }
  for (const stays of [asked, refused(500, 'internal'), refused(422, 'invalid'), refused(401, 'unauthorised')]) {
    const before = after(stays)
    expect(advance(before, back, NOW)).toBe(before)
  }
  const delivered = after(received(P1, P2))
  expect(advance(delivered, back, NOW)).toBe(delivered)
  expect(advance(entry, back, NOW)).toBe(entry)
})

test('[O11] a province that forgot it gets text and photos again; the receipt stays', () => {
  const again = after(received(P1, P2), { kind: 'unknown-there' })
  expect(again.state.name).toBe('sealed')
  expect(again.attachments.every(({ state }) => state === 'waiting')).toBe(true)
  expect(again.receipt).not.toBeNull()
})

const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  fc.constantFrom<Happening>(
    { kind: 'attempt' },
    { kind: 'chunk' },
    { kind: 'interrupted' },
    { kind: 'hurried' },
    { kind: 'reconnected' },
    { kind: 'text-damaged' },
    { kind: 'unknown-there' },
    { kind: 'photo-lost', sha256: P1 },
    { kind: 'photo-lost', sha256: P2 },
    unclear,
    network,
    refused(422, 'invalid'),
    refused(413, 'too-large'),
    refused(401, 'unauthorised'),
    refused(404, 'not-found'),
    refused(409, 'conflict'),
  ),
  fc.subarray([P1, P2]).map((stored): Happening => received(...stored)),
)

test('[O1] [O9] whatever happens, bytes, key and names stay; only a receipt delivers', () => {
  fc.assert(
    fc.property(fc.array(anyHappening, { maxLength: 40 }), (happenings) => {
      let now = NOW
      let current = entry
      for (const happening of happenings) {
        const before = current
        now += 1_000
        current = advance(before, happening, now)
        expect(current.bytes).toBe(entry.bytes)
        expect(current.uploadKey).toBe(entry.uploadKey)
        expect(current.attachments.map(({ sha256 }) => sha256)).toEqual([P1, P2])
        if (textReceived(current) && !textReceived(before)) expect(happening.kind).toBe('valid-receipt')
        if (isEnded(current)) expect(current.receipt).not.toBeNull()
        if (isEnded(before) && !isEnded(current)) expect(['valid-receipt', 'unknown-there']).toContain(happening.kind)
      }
    }),
    { numRuns: 500 },
  )
})
