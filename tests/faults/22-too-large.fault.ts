import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

/** 413 as the province says it, naming the report, and as any proxy does. */
const ANSWERS = {
  ours: (id: string) => JSON.stringify({ error: { code: 'too-large', message: 'Too large.', id } }),
  'a proxy’s': () => '<html><h1>413 Request Entity Too Large</h1></html>',
} as const

for (const [whose, body] of Object.entries(ANSWERS)) {
  const headers = { 'Content-Type': whose === 'ours' ? 'application/json' : 'text/html' }

  test(`[O7] fault 22: 413 for a chunk, ${whose}: smaller ones get through`, async ({ phone, between, server }) => {
    const sizes: number[] = []
    between.follow({
      before: (request, response) => {
        if (request.method !== 'PATCH') return false
        const size = Number(request.headers['content-length'])
        sizes.push(size)
        if (size <= 20_000) return false
        response.writeHead(413, headers).end(body(request.url?.split('/')[3] ?? ''))
        return true
      },
    })
    await phone.evaluate(() => device.sealWithSizes('Potongan kecil.', [300_000]))
    await sendAll(phone)
    expect(Math.max(...sizes)).toBe(262_144)
    // Down to 16 KiB and no further.
    expect(Math.min(...sizes.filter((size) => size > 10_000))).toBe(16_384)
    await expectInvariant([phone], server, 1)
  })

  test(`[O6] fault 22: 413 for the text, ${whose}: kept, shown, exported, and sent when it may`, async ({
    phone,
    between,
    server,
  }) => {
    between.follow({
      before: (request, response) => {
        if (request.method !== 'PUT') return false
        response.writeHead(413, headers).end(body(request.url?.split('/')[3] ?? ''))
        return true
      },
    })
    await phone.evaluate(() => device.sealWithPictures('Terlalu panjang.', [100]))
    const expected = whose === 'ours' ? 'too-large' : 'unclear-answer'
    await expect.poll(async () => (await phone.evaluate(() => device.states()))[0]?.state.name).toBe(expected)
    expect(await phone.evaluate(async () => (await device.outbox.exportAll(null)).length)).toBeGreaterThan(1_000)
    between.follow({})
    await sendAll(phone)
    await expectInvariant([phone], server, 1)
  })
}
