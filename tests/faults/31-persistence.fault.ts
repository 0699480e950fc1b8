import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

// Every page here is one of a private window: its store is in memory and goes with it.
for (const answer of ['granted', 'denied', 'thrown', 'missing'] as const) {
  test(`[O3] fault 31: the browser’s promise to keep the storage is ${answer}`, async ({ phone, server }) => {
    await phone.evaluate((answer) => {
      const storage = navigator.storage
      const tell = () =>
        answer === 'thrown' ? Promise.reject(new TypeError('no')) : Promise.resolve(answer === 'granted')
      Object.defineProperty(storage, 'persist', { value: answer === 'missing' ? undefined : tell })
      Object.defineProperty(storage, 'persisted', { value: answer === 'missing' ? undefined : tell })
    }, answer)
    await phone.evaluate(() => device.sealWithPictures('Disimpan.', [200]))
    const told = { granted: 'granted', denied: 'denied', thrown: 'unknown', missing: 'unknown' }[answer]
    await expect.poll(() => phone.evaluate(() => device.outbox.persisted())).toBe(told)
    await sendAll(phone)
    await expectInvariant([phone], server, 1)
  })
}
