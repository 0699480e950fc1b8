import { openOutboxPage } from '../outbox/device/open.ts'
import { expectInvariant, sendAll } from './harness/invariant.ts'
import { crash } from './harness/store.ts'
import { expect, test } from './harness/test.ts'

test('[O3] fault 1: the tab crashes while a photo is being written; what is there is whole, or is not there', async ({
  phone,
  context,
  between,
  server,
}) => {
  let page = phone
  for (const [round, delay] of [0, 3, 10, 30].entries()) {
    await page.evaluate(async (round) => {
      const draft = device.outbox.newDraft(null, null)
      const fields = { ...draft.fields, kind: 'complaint' as const, body: `Foto ${round}.` }
      await device.outbox.saveDraft({ ...draft, fields })
      document.title = draft.id
      void device.outbox.addPhoto(draft.id, new Uint8Array(12_000_000).fill(round + 1).buffer, 'image/jpeg')
    }, round)
    await page.waitForTimeout(delay)
    await crash(page)
    page = await openOutboxPage(context, between.origin)
    const drafts = await page.evaluate(() => device.outbox.drafts())
    expect(drafts.map(({ fields }) => fields.body)).toEqual([`Foto ${round}.`])
    for (const { id, photos } of drafts) {
      for (const { sha256 } of photos) {
        expect(await page.evaluate((name) => device.photoHash(name), sha256)).toBe(12_000_000)
        await page.evaluate(([id, name]) => device.outbox.removePhoto(id, name), [id, sha256] as const)
      }
      expect((await page.evaluate((id) => device.outbox.submit(id), id)).outcome).toBe('sealed')
    }
  }
  await sendAll(page)
  await expectInvariant([page], server, 4)
})
