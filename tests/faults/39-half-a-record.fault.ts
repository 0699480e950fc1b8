import { readdirSync, statSync, truncateSync } from 'node:fs'
import { openOutboxPage } from '../outbox/device/open.ts'
import { expectInvariantOf, sendAll } from './harness/invariant.ts'
import { journalOf } from './harness/store.ts'
import { expect, test } from './harness/test.ts'

test('[O1] fault 39: the browser’s log ends in half a record, and it deletes its store at the second start', async ({
  device: phone,
  between,
  server,
}) => {
  const page = await openOutboxPage(phone.context(), between.origin)
  const delivered = await page.evaluate(() => device.seal('Sudah diterima.'))
  await sendAll(page)
  const before = await page.evaluate(() => device.states())
  between.follow({ before: (_, response) => response.destroy() !== undefined })
  const ids = await page.evaluate(async () => [
    await device.sealWithSizes('Dengan dua foto.', [300_000, 40_000]),
    await device.seal('Tanpa foto.'),
  ])
  const removed = await page.evaluate(() => device.seal('Dihapus sendiri.'))
  await page.evaluate((id) => device.outbox.remove(id as never), removed)

  // The record that is cut is one that nobody misses.
  await page.evaluate(() => device.outbox.saveDraft(device.outbox.newDraft(null, null)))
  await phone.kill()
  tear(phone.profile)
  await phone.reopen()
  // It opens, and what Chromium writes behind the half record makes all of it unreadable at the next start.
  const first = await openOutboxPage(phone.context(), between.origin)
  expect(await first.evaluate(() => device.states())).toHaveLength(3)
  await phone.kill()
  await phone.reopen()
  const second = await openOutboxPage(phone.context(), between.origin)
  expect(await second.evaluate(() => device.states())).toEqual([])

  await second.evaluate(() => device.outbox.deliver())
  expect(await journalOf(second, 'restored')).toHaveLength(3)
  const states = await second.evaluate(() => device.states())
  expect(states.map(({ id }) => id).sort()).toEqual([...ids, delivered].sort())
  expect(names(states).purged).toEqual([delivered])
  expect(states.find(({ id }) => id === delivered)?.number).not.toBeNull()
  const codes = await second.evaluate(async () => (await device.outbox.entries()).map((entry) => entry.trackingCode))
  expect(codes).not.toContain(null)
  // Into a database that is whole again nothing is put back a second time.
  const later = await second.evaluate(() => device.seal('Dihapus kemudian.'))
  await second.evaluate((id) => device.outbox.remove(id as never), later)
  await second.evaluate(() => device.outbox.deliver())
  expect(await second.evaluate(() => device.states())).toHaveLength(3)

  between.follow({})
  await second.evaluate(() => device.outbox.sendNow())
  const after = await second.evaluate(() => device.states())
  await expectInvariantOf([...before, ...after.filter(({ id }) => id !== delivered)], server, 3)
})

type States = Awaited<ReturnType<typeof device.states>>

function names(states: States): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(Object.groupBy(states, ({ state }) => state.name)).map(([name, all]) => [
      name,
      (all ?? []).map(({ id }) => id),
    ]),
  )
}

/** Cuts the last record short, as a power cut does, or a kill between the two writes that Chromium makes of it. */
function tear(profile: string): void {
  const folder = `${profile}/Default/IndexedDB`
  const stores = readdirSync(folder).filter((name) => name.endsWith('.leveldb'))
  for (const store of stores) {
    for (const name of readdirSync(`${folder}/${store}`).filter((name) => name.endsWith('.log'))) {
      const log = `${folder}/${store}/${name}`
      truncateSync(log, statSync(log).size - 10)
    }
  }
}
