import { expect, test } from 'vitest'
import { forgetLook, keepLook, type LookStorage, lastLook } from '../../../src/app/tracking/looks.ts'
import { type TrackingCode, trackingCodeFrom } from '../../../src/domain/tracking-code.ts'

const codeOf = (seed: number) => trackingCodeFrom(new Uint8Array(10).fill(seed))
const lookAt = (at: number) => ({
  at,
  tracked: {
    number: `KS-2026-${at}`,
    state: 'received' as const,
    agency: null,
    facility: null,
    receivedAt: at,
    since: at,
    dueAt: null,
    photos: { stored: 0, missing: 0, refused: 0 },
    history: [],
  },
})

function storage(): LookStorage & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>()
  return {
    texts,
    getItem: (name) => texts.get(name) ?? null,
    setItem: (name, text) => void texts.set(name, text),
    removeItem: (name) => void texts.delete(name),
  }
}

test('the last look is kept under a hash and never beside its code', async () => {
  const kept = storage()
  await keepLook(kept, codeOf(1), lookAt(1))
  await keepLook(kept, codeOf(1), lookAt(2))
  expect(await lastLook(kept, codeOf(1))).toEqual(lookAt(2))
  expect(await lastLook(kept, codeOf(2))).toBeNull()
  expect([...kept.texts.values()].join()).not.toContain(codeOf(1))
})

test('forgotten means gone, and the others stay', async () => {
  const kept = storage()
  await keepLook(kept, codeOf(1), lookAt(1))
  await keepLook(kept, codeOf(2), lookAt(2))
  await forgetLook(kept, codeOf(1))
  expect(await lastLook(kept, codeOf(1))).toBeNull()
  expect(await lastLook(kept, codeOf(2))).toEqual(lookAt(2))
  await forgetLook(kept, codeOf(2))
  expect(kept.texts.size).toBe(0)
})

test('at most twenty are kept, the newest', async () => {
  const kept = storage()
  const codes: TrackingCode[] = Array.from({ length: 21 }, (_, index) => codeOf(index))
  for (const [index, code] of codes.entries()) await keepLook(kept, code, lookAt(index))
  expect(await lastLook(kept, codeOf(0))).toBeNull()
  expect(await lastLook(kept, codeOf(20))).not.toBeNull()
})

test('storage that is blocked, full, or holds something else breaks nothing', async () => {
  const refuse = () => {
    throw new Error('denied')
  }
  const blocked: LookStorage = { getItem: refuse, setItem: refuse, removeItem: refuse }
  await keepLook(blocked, codeOf(1), lookAt(1))
  expect(await lastLook(blocked, codeOf(1))).toBeNull()
  const foreign = storage()
  foreign.texts.set('lapor-looks', '{"not":"ours"}')
  expect(await lastLook(foreign, codeOf(1))).toBeNull()
})
