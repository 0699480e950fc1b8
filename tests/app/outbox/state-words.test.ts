import { expect, test } from 'vitest'
import { isUnsent, stateWords } from '../../../src/app/outbox/state-words.ts'
import type { Hex } from '../../../src/domain/hex.ts'
import type { Entry, EntryState, Trouble } from '../../../src/outbox/entry.ts'

const NOW = 1_000_000
const entry = (state: EntryState, lastError: Trouble | null = null): Entry => ({
  id: 'a'.repeat(64) as Hex,
  bytes: new Uint8Array(),
  attachments: [],
  uploadKey: 'b'.repeat(64) as Hex,
  trackingCode: null,
  principal: 'citizen',
  sealedAt: NOW,
  title: 'Lampu mati',
  facility: null,
  code: null,
  supersedes: null,
  state,
  attempts: 0,
  lastError,
  receipt: null,
})
const later = { nextAt: NOW + 300_000, textReceived: false }
const STATES: readonly EntryState[] = [
  { name: 'sealed' },
  { name: 'sending', leaseUntil: NOW, textReceived: false },
  { name: 'partial' },
  { name: 'waiting', ...later },
  { name: 'unclear-answer', count: 1, ...later },
  { name: 'needs-sign-in' },
  { name: 'needs-correction', fields: {} },
  { name: 'too-large' },
  { name: 'delivered', at: NOW },
  { name: 'purged', at: NOW },
]

test('[O5] every state says what it is, what is safe and what comes next, in both languages', () => {
  for (const language of ['id', 'en'] as const) {
    for (const state of STATES) {
      const words = stateWords(entry(state), language, NOW)
      for (const part of [words.name, words.safe, words.next]) expect(part, state.name).toMatch(/\S/)
    }
  }
})

test('[O5] a report that needs a correction names the parts that are wrong, in words', () => {
  const state: EntryState = {
    name: 'needs-correction',
    fields: {
      'place.position.age': 'wrong',
      body: 'too-long',
      'attachments.0.size': 'wrong',
      'attachments.1.size': 'wrong',
    },
  }
  expect(stateWords(entry(state), 'id', NOW).next).toContain('Yang perlu dilihat: apa yang terjadi, tempat, foto. ')
  expect(stateWords(entry(state), 'en', NOW).next).toContain('Look at: what happened, place, photos. ')
  expect(stateWords(entry({ name: 'needs-correction', fields: { json: 'unreadable' } }), 'en', NOW).next).toMatch(
    /^Press/,
  )
})

test('a damaged copy is not called whole, and nobody is sent to correct it', () => {
  const damaged = entry({ name: 'needs-correction', fields: { bytes: 'damaged' } })
  expect(stateWords(damaged, 'id', NOW)).toMatchObject({ safe: expect.stringContaining('rusak'), next: '' })
})

test('nothing but the province’s receipt is called received', () => {
  for (const state of STATES) {
    const { name, tone } = stateWords(entry(state), 'id', NOW)
    const received = state.name === 'delivered' || state.name === 'purged'
    expect(name.startsWith('Diterima'), state.name).toBe(received)
    expect(tone === 'good', state.name).toBe(received)
    expect(isUnsent(entry(state)), state.name).toBe(!received)
  }
})

test('the trouble behind a wait has its own words, and the next attempt is told', () => {
  const troubles: readonly (Trouble | null)[] = [
    { kind: 'network' },
    { kind: 'unclear-answer' },
    { kind: 'server', status: 429, code: 'too-many-requests' },
    { kind: 'server', status: 503, code: 'no-room' },
    { kind: 'server', status: 500, code: null },
  ]
  const names = troubles.map((trouble) => stateWords(entry({ name: 'waiting', ...later }, trouble), 'id', NOW).name)
  expect(new Set(names).size).toBe(troubles.length)
  expect(stateWords(entry({ name: 'waiting', ...later }), 'id', NOW).next).toContain('5 menit')
})

test('an attempt that is overdue, or a clock that jumped, is never told as past', () => {
  const overdue = entry({ name: 'waiting', nextAt: NOW - 86_400_000, textReceived: false })
  expect(stateWords(overdue, 'en', NOW).next).not.toContain('ago')
})

test('after three unclear answers the Wi-Fi is named as the likely reason', () => {
  const name = (count: number) => stateWords(entry({ name: 'unclear-answer', count, ...later }), 'id', NOW).name
  expect(name(2)).not.toContain('Wi-Fi')
  expect(name(3)).toContain('Wi-Fi')
})

test('what the province has already is said to be there', () => {
  expect(stateWords(entry({ name: 'waiting', nextAt: NOW, textReceived: true }), 'id', NOW).safe).toContain('provinsi')
})

test('gaps among the photos are not hidden behind "received"', () => {
  const lost = { sha256: 'c'.repeat(64) as Hex, size: 1, type: 'image/jpeg', state: 'lost' as const }
  const words = stateWords({ ...entry({ name: 'delivered', at: NOW }), attachments: [lost] }, 'id', NOW)
  expect(words.name).toContain('tidak semua foto')
})
