import { readdirSync, readFileSync, rmSync } from 'node:fs'
import type { RunningServer } from '../journeys/harness/server.ts'
import { openOutboxPage } from '../outbox/device/open.ts'
import { countReports, sendAll } from './harness/invariant.ts'
import { rowsOf } from './harness/rows.ts'
import { expect, test } from './harness/test.ts'

test('[O1] [O7] fault 40: a browser that promised nothing empties databases and caches; the words are still there', async ({
  device: phone,
  between,
  server,
}) => {
  const page = await openOutboxPage(phone.context(), between.origin)
  const delivered = await page.evaluate(() => device.seal('Sudah diterima.'))
  await sendAll(page)
  between.follow({ before: (_, response) => response.destroy() !== undefined })
  const id = await page.evaluate(() => device.sealWithSizes('Kata-kata dan foto.', [300_000]))
  const removed = await page.evaluate(() => device.seal('Dihapus sendiri.'))
  await page.evaluate((id) => device.outbox.remove(id as never), removed)
  const codes = await page.evaluate(async () =>
    (await device.outbox.entries()).map((one) => [one.id, one.trackingCode]),
  )
  // Chromium writes `localStorage` out by and by.
  await expect.poll(() => isWrittenOut(phone.profile, id), { timeout: 30_000 }).toBe(true)

  await phone.kill()
  // As it does when the disk runs short: everything of an origin that its quota counts.
  for (const name of ['IndexedDB', 'Service Worker', 'WebStorage', 'File System']) {
    rmSync(`${phone.profile}/Default/${name}`, { recursive: true, force: true })
  }
  await phone.reopen()
  const again = await openOutboxPage(phone.context(), between.origin)
  expect(await again.evaluate(() => device.states())).toEqual([])
  await again.evaluate(() => device.outbox.deliver())
  const states = await again.evaluate(() => device.states())
  expect(states.map(({ id }) => id).sort()).toEqual([id, delivered].sort())
  expect(
    await again.evaluate(async () => (await device.outbox.entries()).map((one) => [one.id, one.trackingCode])),
  ).toEqual(codes)
  expect(states.find((one) => one.id === delivered)).toMatchObject({ state: { name: 'purged' } })

  between.follow({})
  await expect(async () => {
    await again.evaluate(() => device.outbox.sendNow())
    // The text is received, and both sides see that its photo is lost.
    const sent = (await again.evaluate(() => device.states())).find((one) => one.id === id)
    expect(sent).toMatchObject({ state: { name: 'delivered' }, attachments: [{ state: 'lost' }] })
    expect(sent?.number).not.toBeNull()
  }).toPass({ timeout: 30_000 })
  expectRows(server, [id, delivered])
})

function expectRows(server: RunningServer, ids: readonly string[]): void {
  void countReports(ids, server)
  expect(rowsOf(server, 'select id from reports order by id').map(({ id }) => id)).toEqual([...ids].sort())
}

function isWrittenOut(profile: string, id: string): boolean {
  const folder = `${profile}/Default/Local Storage/leveldb`
  return readdirSync(folder).some((name) => readFileSync(`${folder}/${name}`).includes(id))
}
