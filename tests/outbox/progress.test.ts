import { expect, test } from 'vitest'
import type { Hex } from '../../src/domain/hex.ts'
import type { Entry, EntryState } from '../../src/outbox/entry.ts'
import { progressOf, weightOf } from '../../src/outbox/progress.ts'

const photo = (letter: string, size: number, state: 'waiting' | 'stored' | 'lost' = 'waiting') =>
  ({ sha256: letter.repeat(64) as Hex, size, type: 'image/jpeg', state }) as const
const entry = (letter: string, state: EntryState, attachments: Entry['attachments']): Entry => ({
  id: letter.repeat(64) as Hex,
  bytes: new Uint8Array(100),
  attachments,
  uploadKey: 'b'.repeat(64) as Hex,
  trackingCode: null,
  principal: 'citizen',
  sealedAt: 0,
  title: 'Lampu mati',
  facility: null,
  code: null,
  supersedes: null,
  state,
  attempts: 0,
  lastError: null,
  receipt: null,
})
const sealed = { name: 'sealed' } as const

test('[O5] progress counts reports, photos and bytes, a photo as far as the province has it', () => {
  const whole = [
    entry('1', sealed, [photo('a', 1_000)]),
    entry('2', sealed, [photo('b', 1_000), photo('c', 500)]),
    entry('3', sealed, []),
  ]
  const seen = new Map(whole.map((one) => [one.id, weightOf(one)]))
  const none = { done: 0, total: 3, photosDone: 0, photos: 3, bytesDone: 0, bytes: 2_800 }
  expect(progressOf(seen, whole, [])).toEqual(none)
  // The first is through; of the second the text and one photo, and a part of the other.
  const open = [entry('2', { name: 'partial' }, [photo('b', 1_000, 'stored'), photo('c', 500)]), ...whole.slice(2)]
  const transfers = [{ id: '2'.repeat(64) as Hex, sha256: 'c'.repeat(64) as Hex, offset: 200, chunk: 9, certain: true }]
  const some = { done: 1, total: 3, photosDone: 2, photos: 3, bytesDone: 1_100 + 100 + 1_000 + 200, bytes: 2_800 }
  expect(progressOf(seen, open, transfers)).toEqual(some)
  // What came later belongs to no round yet; a photo that is lost is not waited for.
  const later = [entry('9', sealed, []), entry('3', sealed, [photo('d', 7, 'lost')])]
  expect(progressOf(seen, later, [])).toEqual({ ...none, done: 2, photosDone: 3, bytesDone: 2_700 })
})
