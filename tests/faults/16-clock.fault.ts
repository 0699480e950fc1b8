import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

const YEARS = 365 * 86_400_000

test('[O8] fault 16: clocks ten years off in either direction, and a jump while waiting', async ({
  phone,
  between,
  server,
}) => {
  for (const by of [10 * YEARS, -20 * YEARS]) {
    await phone.evaluate((by) => device.moveClock(by), by)
    await phone.evaluate((by) => device.sealWithPictures(`Jam bergeser ${by}.`, [200]), by)
    await sendAll(phone)
  }
  // Set to wait at a clock far ahead; then the clock is put right. The wait lies ten years off now.
  await phone.evaluate((by) => device.moveClock(by), 20 * YEARS)
  await phone.evaluate(() => device.waitLong())
  between.follow({ before: (_, response) => response.writeHead(500).end() !== undefined })
  await phone.evaluate(() => device.sealWithPictures('Menunggu.', []))
  await expect.poll(async () => (await phone.evaluate(() => device.states()))[0]?.state.name).toBe('waiting')
  between.follow({})
  await phone.evaluate((by) => device.moveClock(by), -10 * YEARS)
  await phone.evaluate(() => device.outbox.deliver())
  expect((await phone.evaluate(() => device.states()))[0]?.state.name).toBe('delivered')

  // And the other way: due at once, without harm.
  between.follow({ before: (_, response) => response.writeHead(500).end() !== undefined })
  await phone.evaluate(() => device.sealWithPictures('Menunggu lagi.', []))
  await expect
    .poll(async () => (await phone.evaluate(() => device.states())).map(({ state }) => state.name))
    .toContain('waiting')
  between.follow({})
  await phone.evaluate((by) => device.moveClock(by), 10 * YEARS)
  await phone.evaluate(() => device.outbox.deliver())
  await expectInvariant([phone], server, 4)
})
