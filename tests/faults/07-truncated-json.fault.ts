import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

test('[O6] fault 7: a receipt cut short, by a connection that breaks or by a proxy that ends it, delivers nothing', async ({
  phone,
  between,
  server,
}) => {
  for (const how of ['breaks', 'ends'] as const) {
    let cut = 0
    between.follow({
      after: (request, response, answer) => {
        if (!request.url?.startsWith('/api/reports') || answer.body.length === 0) return false
        cut += 1
        const half = answer.body.subarray(0, answer.body.length / 2)
        if (how === 'breaks') {
          response.writeHead(answer.status, answer.headers)
          response.write(half, () => request.socket.destroy())
        } else response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(half)
        return true
      },
    })
    await phone.evaluate((how) => device.sealWithPictures(`Terpotong: ${how}.`, [300]), how)
    for (let round = 0; round < 3; round++) await phone.evaluate(() => device.outbox.sendNow())
    expect(cut).toBeGreaterThanOrEqual(3)
    const [entry] = await phone.evaluate(() => device.states())
    expect(entry?.state.name).toBe('unclear-answer')
    between.follow({})
    await sendAll(phone)
  }
  await expectInvariant([phone], server, 2)
})
