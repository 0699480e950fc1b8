import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

test('[O10] fault 24: 401 in the middle of a photo stops that report alone, and it goes on when it may', async ({
  phone,
  between,
  server,
}) => {
  let stopped = ''
  const keys = new Map<string, Set<string>>()
  between.follow({
    before: (request, response) => {
      const id = request.url?.split('/')[3] ?? ''
      if (request.method !== 'PATCH') return false
      keys.set(id, (keys.get(id) ?? new Set()).add(String(request.headers.authorization)))
      if (stopped === '' && request.headers['upload-offset'] !== '0') stopped = id
      if (id !== stopped) return false
      const error = { code: 'unauthorised', message: 'Sign in.', id }
      response.writeHead(401, { 'Content-Type': 'application/json' }).end(JSON.stringify({ error }))
      return true
    },
  })
  const first = await phone.evaluate(() => device.sealWithSizes('Masuk dulu.', [700_000]))
  await expect.poll(() => stopped).toBe(first)
  const second = await phone.evaluate(() => device.sealWithSizes('Yang lain jalan.', [50_000]))
  await expect
    .poll(async () =>
      Object.fromEntries((await phone.evaluate(() => device.states())).map(({ id, state }) => [id, state.name])),
    )
    .toEqual({ [first]: 'needs-sign-in', [second]: 'delivered' })
  between.follow({})
  await sendAll(phone)
  // Each report is proven by its own key and by no other.
  expect([...keys.values()].map(({ size }) => size)).toEqual([1, 1])
  expect(new Set([...keys.values()].flatMap((own) => [...own])).size).toBe(2)
  await expectInvariant([phone], server, 2)
})
