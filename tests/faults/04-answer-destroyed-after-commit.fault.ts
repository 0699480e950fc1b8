import { expectInvariant, sendAll } from './harness/invariant.ts'
import { LOST_ANSWERS, loseAnswers } from './harness/lost-answers.ts'
import { expect, test } from './harness/test.ts'

/** On a connection that was in use Chromium repeats a request by itself, and that answer is lost too. */
const ALL_LOST = [...LOST_ANSWERS, [/^PATCH /, 2]] as const

test('[O2] fault 4: the province commits and the reused connection dies, at every kind of request in turn', async ({
  phone,
  between,
  server,
}) => {
  // One whole delivery first, so that the connection is in use.
  await phone.evaluate(() => device.sealWithPictures('Sambungan dibuka.', [200]))
  await sendAll(phone)
  for (const [which, times] of ALL_LOST) {
    const fault = loseAnswers(which, times)
    between.follow({ after: fault.lose })
    await phone.evaluate((text) => device.sealWithPictures(text, [500]), `Putus ${which.source} ${times}.`)
    await sendAll(phone)
    expect(fault.lost(), which.source).toBe(times)
  }
  await expectInvariant([phone], server, 1 + ALL_LOST.length)
})
