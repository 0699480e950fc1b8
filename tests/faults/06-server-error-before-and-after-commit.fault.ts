import type { IncomingMessage, ServerResponse } from 'node:http'
import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

test('[O2] fault 6: 500 before the commit and 500 after it', async ({ phone, between, server }) => {
  const failed = new Set<string>()
  /** Each request about a report fails the first time it is made. */
  const failOnce = (request: IncomingMessage, response: ServerResponse) => {
    const name = `${request.method} ${request.url}`
    if (failed.has(name) || !request.url?.startsWith('/api/reports')) return false
    failed.add(name)
    response.writeHead(500, { 'Content-Type': 'text/plain' }).end('oops')
    return true
  }
  between.follow({ before: failOnce })
  await phone.evaluate(() => device.sealWithPictures('Sebelum.', [500]))
  await sendAll(phone)
  between.follow({ after: failOnce })
  await phone.evaluate(() => device.sealWithPictures('Sesudah.', [500]))
  await sendAll(phone)
  expect([...failed].filter((name) => name.startsWith('PUT '))).toHaveLength(2)
  expect([...failed].filter((name) => name.startsWith('PATCH '))).toHaveLength(2)
  await expectInvariant([phone], server, 2)
})
