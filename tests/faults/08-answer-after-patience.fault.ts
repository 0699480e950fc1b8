import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

test('[O2] fault 8: the province commits and answers when the phone has given up', async ({
  phone,
  between,
  server,
}) => {
  // A minute's patience becomes a second's.
  await phone.evaluate(() => device.hurryTimers(60))
  const late: (() => void)[] = []
  let held = 0
  between.follow({
    after: (request, response, answer) => {
      if (!request.url?.startsWith('/api/reports') || held >= 3) return false
      held += 1
      late.push(() => {
        if (!response.destroyed) response.writeHead(answer.status, answer.headers).end(answer.body)
      })
      return true
    },
  })
  await phone.evaluate(() => device.sealWithPictures('Lambat sekali.', [500]))
  await expect.poll(async () => (await phone.evaluate(() => device.states()))[0]?.lastError?.kind).toBe('network')
  await sendAll(phone)
  for (const answer of late) answer()
  expect(held).toBe(3)
  await expectInvariant([phone], server, 1)
})
