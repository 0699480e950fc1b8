import { expectInvariant } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

const HOUR = 3_600_000
const CASES: readonly (readonly [name: string, header: () => string, atLeast: number, atMost: number])[] = [
  ['seconds', () => '120', 100_000, 120_000],
  ['a date', () => new Date(Date.now() + 300_000).toUTCString(), 270_000, 301_000],
  ['garbage', () => 'besok pagi', 0, 15 * 60_000],
  ['0', () => '0', 0, 15 * 60_000],
  ['10 days', () => String(10 * 86_400), 6 * HOUR - 20_000, 6 * HOUR],
]

for (const [name, header, atLeast, atMost] of CASES) {
  test(`[O1] fault 23: 429 with Retry-After: ${name}`, async ({ phone, between, server }) => {
    await phone.evaluate(() => device.waitLong())
    between.follow({
      before: (_, response) => response.writeHead(429, { 'Retry-After': header() }).end() !== undefined,
    })
    await phone.evaluate(() => device.sealWithPictures('Terlalu ramai.', [100]))
    // One that says nothing readable may be anybody's.
    const state = name === 'garbage' ? 'unclear-answer' : 'waiting'
    await expect.poll(async () => (await phone.evaluate(() => device.states()))[0]?.state.name).toBe(state)
    between.follow({})
    const wait = await phone.evaluate(() => device.outbox.nextWake())
    expect(wait).toBeGreaterThan(atLeast)
    expect(wait).toBeLessThanOrEqual(atMost)
    const asked = between.requests.length
    await phone.evaluate(() => device.outbox.deliver())
    expect(between.requests.length).toBe(asked)
    // The wait passes; nothing but time ends it.
    await phone.evaluate((by) => device.moveClock(by), (wait ?? 0) + 1)
    await phone.evaluate(() => device.outbox.deliver())
    expect((await phone.evaluate(() => device.states()))[0]?.state.name).toBe('delivered')
    await expectInvariant([phone], server, 1)
  })
}
