import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

test('[O2] fault 34: 50 identical PUTs at once, and 50 other bodies under one name', async ({
  phone,
  between,
  server,
}) => {
  between.follow({ before: (_, response) => response.destroy() !== undefined })
  const id = await phone.evaluate(() => device.sealWithPictures('Lima puluh kali.', []))
  const bytes = await phone.evaluate(async () => [...((await device.outbox.entries())[0]?.bytes ?? [])])
  const put = (body: Uint8Array<ArrayBuffer>) =>
    fetch(`${server.url}/api/reports/${id}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/vnd.lapor.sealed' },
      body,
    })
  const others = await Promise.all(
    Array.from({ length: 50 }, (_, n) => {
      const changed = new Uint8Array(bytes)
      changed[20 + n] = (changed[20 + n] ?? 0) ^ 1
      return put(changed)
    }),
  )
  expect(others.map(({ status }) => status)).toEqual(Array(50).fill(422))
  const answers = await Promise.all(Array.from({ length: 50 }, () => put(new Uint8Array(bytes))))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(49)
  const numbers = await Promise.all(answers.map(async (answer) => (await answer.json()).number))
  expect(new Set(numbers).size).toBe(1)
  between.follow({})
  await sendAll(phone)
  await expectInvariant([phone], server, 1)
})
