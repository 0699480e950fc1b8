import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { fetchFacts } from '../../../src/app/kiosk/ask.ts'
import { canSeal } from '../../../src/app/kiosk/sealing.ts'
import type { EnvelopeKey } from '../../../src/domain/envelope-key.ts'
import { openDatabase } from '../../../src/outbox/database.ts'
import { writeMeta } from '../../../src/outbox/meta.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** A network that takes a request and then says nothing, until the request is given up. */
function silentNetwork() {
  const asked: string[] = []
  vi.stubGlobal('fetch', (address: string, { signal }: RequestInit) => {
    asked.push(address)
    return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
  })
  return asked
}

test('a network that says nothing is given up, and counts as none', async () => {
  const end = new AbortController()
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(end.signal)
  silentNetwork()
  const facts = fetchFacts('key')
  end.abort()
  expect(await facts).toBe(null)
})

test('whoever can seal by a known key is not held up by a network that says nothing', async () => {
  const end = new AbortController()
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(end.signal)
  const asked = silentNetwork()
  const told = vi.fn()
  const unknown = canSeal(told)
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  expect(told).not.toHaveBeenCalled()
  end.abort()
  expect(await unknown).toBe(false)

  // What stands in the store was vouched for when it was written down.
  await writeMeta(
    openDatabase('lapor-outbox', () => Promise.resolve()),
    'envelopeKey',
    { keyId: 'k' } as EnvelopeKey,
  )
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(new AbortController().signal)
  void canSeal(told)
  await vi.waitFor(() => expect(told).toHaveBeenCalledOnce())
  expect(asked).toHaveLength(2)
})
