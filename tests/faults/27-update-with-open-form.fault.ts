import { expect, test } from './harness/test.ts'

test('fault 27: no update takes over while a form with unsealed words is open', async ({ phone, context, between }) => {
  const app = await context.newPage()
  await app.goto(`${between.origin}/lacak`)
  await app.evaluate(async () => void (await navigator.serviceWorker.ready))
  // The next version: the same worker with another last line.
  between.follow({
    after: (request, response, answer) => {
      if (request.url !== '/sw.js') return false
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(`${answer.body.toString()}\n// next version\n`)
      return true
    },
  })
  await phone.evaluate(() => void device.outbox.holdDraft('a draft'))
  const ask = () =>
    app.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      await registration.update()
      while (registration.waiting === null) await new Promise((resolve) => setTimeout(resolve, 50))
      const { port1, port2 } = new MessageChannel()
      const answer = new Promise<string>((resolve) => {
        port1.onmessage = ({ data }) => resolve(data.type)
      })
      registration.waiting.postMessage({ type: 'take-over' }, [port2])
      return answer
    })
  expect(await ask()).toBe('form-is-open')
  expect(await app.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state)).toBe('installed')
  await phone.close()
  // The browser lets a closed page's locks go a moment later.
  await expect.poll(ask).toBe('taking-over')
  await expect.poll(() => app.evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBeNull()
})
