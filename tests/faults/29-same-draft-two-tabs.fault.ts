import { openOutboxPage } from '../outbox/device/open.ts'
import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

test('[O2] fault 29: the same draft, written and sent in two tabs at once, is one report with the words of one of them', async ({
  phone,
  context,
  between,
  server,
}) => {
  const other = await openOutboxPage(context, between.origin)
  for (let round = 0; round < 8; round++) {
    const id = await phone.evaluate(async (round) => {
      const draft = device.outbox.newDraft(null, null)
      const fields = { ...draft.fields, kind: 'complaint' as const, body: `Ronde ${round}.` }
      await device.outbox.saveDraft({ ...draft, fields })
      return draft.id
    }, round)
    const outcomes = await Promise.all(
      [phone, other].map((tab, index) =>
        tab.evaluate(
          async ({ id, body }) => {
            const draft = (await device.outbox.drafts()).find((one) => one.id === id)
            if (draft !== undefined) await device.outbox.saveDraft({ ...draft, fields: { ...draft.fields, body } })
            return (await device.outbox.submit(id)).outcome
          },
          { id, body: `Ronde ${round}, tab ${index}.` },
        ),
      ),
    )
    expect(outcomes.sort()).toEqual(['already-sealed', 'sealed'])
  }
  await sendAll(phone)
  await expectInvariant([phone, other], server, 8)
})
