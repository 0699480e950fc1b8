import type { Page } from '@playwright/test'
import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

/** From here on every write into these stores fails as a full device's does; none: there is room again. */
function fill(page: Page, stores: readonly string[], error = 'QuotaExceededError'): Promise<void> {
  return page.evaluate(
    ({ stores, error }) => {
      const world = globalThis as unknown as { fullStores?: readonly string[]; fullError?: string }
      const isFirst = world.fullStores === undefined
      Object.assign(world, { fullStores: stores, fullError: error })
      if (!isFirst) return
      const put = IDBObjectStore.prototype.put
      IDBObjectStore.prototype.put = function (...given: Parameters<typeof put>) {
        if (world.fullStores?.includes(this.name)) {
          this.transaction.abort()
          throw new DOMException('no room', world.fullError)
        }
        return put.apply(this, given)
      }
    },
    { stores, error },
  )
}

test('[O1] fault 14: no room while sealing and while sending; nothing is lost and nothing is called saved', async ({
  phone,
  between,
  server,
}) => {
  const id = await phone.evaluate(async () => {
    const draft = device.outbox.newDraft(null, null)
    await device.outbox.saveDraft({ ...draft, fields: { ...draft.fields, kind: 'complaint', body: 'Penuh.' } })
    return draft.id
  })
  for (const error of ['QuotaExceededError', 'DataError', 'UnknownError', 'AbortError']) {
    await fill(phone, ['reports'], error)
    expect(await phone.evaluate((id) => device.outbox.submit(id), id)).toEqual({ outcome: 'no-space' })
    expect(await phone.evaluate(() => device.states())).toEqual([])
    expect((await phone.evaluate(() => device.outbox.drafts())).map(({ fields }) => fields.body)).toEqual(['Penuh.'])
  }
  await fill(phone, [])
  between.follow({ before: (_, response) => response.destroy() !== undefined })
  expect((await phone.evaluate((id) => device.outbox.submit(id), id)).outcome).toBe('sealed')
  await phone.evaluate(() => device.sealWithSizes('Dengan foto.', [600_000]))

  between.follow({})
  // The province takes it, and the phone cannot write that down.
  for (const stores of [['transfers'], ['meta'], ['reports']]) {
    await fill(phone, stores)
    await phone.evaluate(() => device.outbox.sendNow()).catch(() => null) // "Send now" itself has no room to be noted.
    const states = await phone.evaluate(() => device.states())
    expect(states).toHaveLength(2)
    for (const { state, number } of states) if (state.name === 'delivered') expect(number).not.toBeNull()
  }
  await fill(phone, [])
  await sendAll(phone)
  await expectInvariant([phone], server, 2)
})

test('[O3] fault 14: every write succeeds and the commit fails; nothing is called saved', async ({ phone, server }) => {
  const id = await phone.evaluate(async () => {
    const draft = device.outbox.newDraft(null, null)
    await device.outbox.saveDraft({ ...draft, fields: { ...draft.fields, kind: 'complaint', body: 'Hampir.' } })
    return draft.id
  })
  await phone.evaluate(() => {
    const world = globalThis as unknown as { commitFails: boolean }
    world.commitFails = true
    // The journal's old lines go last: with that every request of the transaction has succeeded.
    const remove = IDBObjectStore.prototype.delete
    IDBObjectStore.prototype.delete = function (...given: Parameters<typeof remove>) {
      const request = remove.apply(this, given)
      const { transaction, name } = this
      if (world.commitFails && name === 'journal') request.addEventListener('success', () => transaction.abort())
      return request
    }
  })
  expect(await phone.evaluate((id) => device.outbox.submit(id), id)).toEqual({ outcome: 'no-space' })
  expect(await phone.evaluate(() => device.states())).toEqual([])
  expect(await phone.evaluate(async () => (await device.outbox.drafts()).length)).toBe(1)
  await phone.evaluate(() => Object.assign(globalThis, { commitFails: false }))
  expect((await phone.evaluate((id) => device.outbox.submit(id), id)).outcome).toBe('sealed')
  await sendAll(phone)
  await expectInvariant([phone], server, 1)
})
