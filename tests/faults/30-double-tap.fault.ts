import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

test('[O2] fault 30: double tap, Enter and click seal one report', async ({ phone, server }) => {
  const outcomes = await phone.evaluate(async () => {
    const draft = device.outbox.newDraft(null, null)
    await device.outbox.saveDraft({ ...draft, fields: { ...draft.fields, kind: 'complaint', body: 'Sekali.' } })
    const taps = await Promise.all([1, 2, 3].map(() => device.outbox.submit(draft.id)))
    return [...taps, await device.outbox.submit(draft.id)].map(({ outcome }) => outcome).sort()
  })
  expect(outcomes).toEqual(['already-sealed', 'already-sealed', 'already-sealed', 'sealed'])
  await sendAll(phone)
  await expectInvariant([phone], server, 1)
})
