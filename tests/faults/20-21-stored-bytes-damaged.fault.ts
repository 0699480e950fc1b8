import { countReports } from './harness/invariant.ts'
import { rowsOf } from './harness/rows.ts'
import { deleteStoredChunk, flipStoredByte } from './harness/store.ts'
import { expect, test } from './harness/test.ts'

const DAMAGES = [
  [20, 'one stored byte is flipped', flipStoredByte],
  [21, 'a stored chunk is gone', deleteStoredChunk],
] as const

for (const [fault, what, damage] of DAMAGES) {
  test(`[O1] fault ${fault}: ${what}; that photo is called lost, on both sides, and the rest arrives`, async ({
    phone,
    between,
    server,
  }) => {
    between.follow({ before: (_, response) => response.destroy() !== undefined })
    const id = await phone.evaluate(() => device.sealWithSizes('Satu foto rusak.', [400_000, 500_000]))
    const [damaged, whole] = (await phone.evaluate(() => device.states()))[0]?.attachments ?? []
    if (damaged === undefined || whole === undefined) throw new Error('two photos were sealed')
    await damage(phone, damaged.sha256, 1)
    between.follow({})
    await expect
      .poll(async () => {
        await phone.evaluate(() => device.outbox.sendNow())
        return (await phone.evaluate(() => device.states()))[0]?.state.name
      })
      .toBe('delivered')
    const [entry] = await phone.evaluate(() => device.states())
    expect(entry?.attachments.map(({ state }) => state)).toEqual(['lost', 'stored'])
    const rows = rowsOf(server, 'select sha256, state from attachments where report_id = ?', id)
    expect(new Map(rows.map(({ sha256, state }) => [sha256, state]))).toEqual(
      new Map([
        [damaged.sha256, 'waiting'],
        [whole.sha256, 'stored'],
      ]),
    )
    await countReports([id], server)
    expect(rowsOf(server, 'select id from reports where id = ?', id)).toHaveLength(1)
  })
}
