import { expectInvariant, sendAll } from './harness/invariant.ts'
import { LOST_ANSWERS, loseAnswers } from './harness/lost-answers.ts'
import { expect, test } from './harness/test.ts'

test('[O2] fault 5: the province commits and a fresh connection dies, at every kind of request in turn', async ({
  phone,
  between,
  server,
}) => {
  for (const [which, times] of LOST_ANSWERS) {
    const fault = loseAnswers(which, times)
    between.follow({
      after: (request, response, answer) => {
        if (fault.lose(request)) return true
        // No connection is used twice.
        const { connection: _, 'transfer-encoding': _chunked, ...headers } = answer.headers
        response.writeHead(answer.status, { ...headers, connection: 'close' }).end(answer.body)
        return true
      },
    })
    await phone.evaluate((text) => device.sealWithPictures(text, [500]), `Putus ${which.source} ${times}.`)
    await sendAll(phone)
    expect(fault.lost(), which.source).toBe(times)
  }
  await expectInvariant([phone], server, LOST_ANSWERS.length)
})
