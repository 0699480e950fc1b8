import type { ServerResponse } from 'node:http'
import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

test('[O6] fault 17: login pages, redirects, strangers and an old receipt can neither deliver nor stop', async ({
  phone,
  between,
  server,
}) => {
  let old: Buffer = Buffer.alloc(0)
  between.follow({
    after: (request, _, answer) => {
      if (request.method === 'PUT') old = answer.body
      return false
    },
  })
  await phone.evaluate(() => device.sealWithPictures('Yang lama.', []))
  await sendAll(phone)
  expect(old.length).toBeGreaterThan(0)

  const json = { 'Content-Type': 'application/json' }
  const portals: readonly ((response: ServerResponse) => unknown)[] = [
    (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Silakan masuk</h1>'),
    (response) => response.writeHead(302, { Location: '/login' }).end(),
    (response) => response.writeHead(200, json).end('{"status":"ok"}'),
    (response) => response.writeHead(201, json).end(old),
    (response) => response.writeHead(403, json).end('{"error":{"code":"forbidden","message":"no"}}'),
  ]
  await phone.evaluate(() => device.sealWithPictures('Yang baru.', [300]))
  for (const [index, portal] of portals.entries()) {
    between.follow({
      before: (request, response) => {
        if (!request.url?.startsWith('/api/reports')) return false
        portal(response)
        return true
      },
    })
    await phone.evaluate((n) => device.sealWithPictures(`Lewat portal ${n}.`, [100]), index)
    await phone.evaluate(() => device.outbox.sendNow())
    const waiting = (await phone.evaluate(() => device.states())).filter(({ title }) => title !== 'Yang lama.')
    // The very first was sealed before any portal stood in the way; the others met nothing else.
    for (const { title, state } of waiting) {
      if (title !== 'Yang baru.') expect(state.name, title).toBe('unclear-answer')
    }
  }
  expect(between.requests.some((line) => line.includes('/login'))).toBe(false)
  between.follow({})
  await sendAll(phone)
  await expectInvariant([phone], server, 7)
})
