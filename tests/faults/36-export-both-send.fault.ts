import { openOutboxPage } from '../outbox/device/open.ts'
import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

test('[O2] fault 36: exported, imported on a second phone, sent by both: one report', async ({
  phone,
  between,
  browser,
  server,
}) => {
  between.follow({ before: (_request, response) => response.destroy().destroyed })
  await phone.evaluate(async () => {
    for (const body of ['Satu.', 'Dua.', 'Tiga.']) {
      const draft = device.outbox.newDraft(null, null)
      await device.outbox.saveDraft({ ...draft, fields: { ...draft.fields, kind: 'complaint', body } })
      await device.outbox.submit(draft.id)
    }
  })
  const file = await phone.evaluate(async () => [...(await device.outbox.exportAll(null))])
  const other = await browser.newContext()
  const second = await openOutboxPage(other, between.origin)
  const imported = await second.evaluate(async (bytes) => device.outbox.importFile(new Uint8Array(bytes), null), file)
  expect(imported).toEqual({ outcome: 'imported', added: 3, already: 0, damaged: 0 })
  between.follow({})
  await Promise.all([sendAll(phone), sendAll(second)])
  await expectInvariant([phone, second], server, 3)
  await other.close()
})
