import { request as forward } from 'node:http'
import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

const CHUNK = 262_144

test('[O7] fault 18: photos that end at, before and behind each chunk’s edge', async ({ phone, server }) => {
  for (const edge of [CHUNK, 2 * CHUNK, 3 * CHUNK]) {
    await phone.evaluate((sizes) => device.sealWithSizes(`Tepi ${sizes[1]}.`, sizes), [edge - 1, edge, edge + 1])
  }
  await sendAll(phone)
  await expectInvariant([phone], server, 3)
})

test('[O7] fault 18: the connection is cut in the middle of every chunk in turn', async ({
  phone,
  between,
  server,
}) => {
  let cut = 0
  const seen = new Set<string>()
  between.follow({
    during: (request, received) => {
      const at = `${request.url} ${request.headers['upload-offset']}`
      if (request.method !== 'PATCH' || seen.has(at) || received < 1) return false
      seen.add(at)
      cut += 1
      request.socket.destroy()
      return true
    },
  })
  await phone.evaluate((size) => device.sealWithSizes('Dipotong.', [size]), 3 * CHUNK + 1)
  await sendAll(phone)
  expect(cut).toBeGreaterThanOrEqual(4)
  await expectInvariant([phone], server, 1)
})

test('[O7] fault 18: every chunk arrives twice, and a later one before its turn', async ({
  phone,
  between,
  server,
}) => {
  const statuses: number[] = []
  /** Sends a chunk once more, beside the phone, at an offset of its own. */
  const again = (url: string, headers: NodeJS.Dict<string | string[]>, body: Buffer, offset: string) =>
    new Promise<void>((done) => {
      const sent = forward(server.url + url, { method: 'PATCH', headers: { ...headers, 'upload-offset': offset } })
      sent.on('response', (answer) => {
        statuses.push(answer.statusCode ?? 0)
        answer.resume().on('end', done)
      })
      sent.end(body)
    })
  let doubled: Promise<void> = Promise.resolve()
  between.follow({
    after: (request, response, answer) => {
      const { url, method, headers } = request
      if (method !== 'PATCH' || url === undefined) return false
      const { host: _, 'content-length': length, ...kept } = headers
      const offset = String(headers['upload-offset'])
      const body = Buffer.alloc(Number(length), 7)
      doubled = again(url, kept, body, offset)
        .then(() => again(url, kept, body, String(Number(offset) + 2 * CHUNK)))
        .then(() => void response.writeHead(answer.status, answer.headers).end(answer.body))
      return true
    },
  })
  await phone.evaluate((size) => device.sealWithSizes('Dua kali.', [size]), 2 * CHUNK + 5)
  await sendAll(phone)
  await doubled
  expect(statuses).toHaveLength(6)
  // A place that was passed, or is not reached yet: told where the province stands. The last one is complete.
  expect(statuses.every((status) => status === 409 || status === 200 || status === 400)).toBe(true)
  await expectInvariant([phone], server, 1)
})
