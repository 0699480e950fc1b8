import type { Between } from './harness/between.ts'
import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'
import { openApp } from './harness/worker.ts'

/** From here on the province offers the next version: the same worker, changed by `change`. */
function offerUpdate(between: Between, change: (worker: string) => string): void {
  between.follow({
    after: (request, response, answer) => {
      if (request.url !== '/sw.js') return false
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(change(answer.body.toString()))
      return true
    },
  })
}

test('fault 27: no update takes over while a form with unsealed words is open', async ({ phone, context, between }) => {
  const app = await openApp(context, between)
  offerUpdate(between, (worker) => `${worker}\n// next version\n`)
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

test('[O1] fault 27: an update takes over while reports wait; the new worker sends them', async ({
  phone,
  context,
  between,
  server,
}) => {
  const app = await openApp(context, between)
  between.follow({ before: (_, response) => response.destroy() !== undefined })
  await phone.evaluate(() => device.sealWithPictures('Menunggu saat diperbarui.', [300]))
  await expect.poll(async () => (await phone.evaluate(() => device.states()))[0]?.state.name).toBe('waiting')
  await phone.evaluate(() => device.outbox.rest())
  offerUpdate(between, (worker) => `${worker}\nself.isNext = true\n`)
  await app.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    while (registration.waiting === null) await new Promise((resolve) => setTimeout(resolve, 50))
    const taken = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
    registration.waiting.postMessage({ type: 'take-over' }, [new MessageChannel().port2])
    await taken
    registration.active?.postMessage({ type: 'deliver' })
  })
  await expect
    .poll(async () => (await app.evaluate(() => navigator.serviceWorker.controller?.state)) === 'activated')
    .toBe(true)
  await sendAll(phone)
  await expectInvariant([phone], server, 1)
})

test('fault 27: an update whose files do not all come does not take over, and the old version stays whole', async ({
  context,
  between,
}) => {
  const app = await openApp(context, between)
  const kept = () =>
    app.evaluate(async () => {
      const name = (await caches.keys()).find((each) => each.includes('precache')) ?? ''
      return (await (await caches.open(name)).keys()).length
    })
  const before = await kept()
  expect(before).toBeGreaterThan(3)
  offerUpdate(between, (worker) => {
    const changed = worker.replace(/(["`'])\/?assets\/index-[\w-]+\.js\1/, '"/assets/never-there.js"')
    expect(changed).not.toBe(worker)
    return changed
  })
  const ended = await app.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update().catch(() => null)
    const worker = registration.installing ?? registration.waiting
    if (worker === null) return 'none'
    while (worker.state === 'installing') await new Promise((resolve) => setTimeout(resolve, 50))
    return worker.state
  })
  expect(['redundant', 'none']).toContain(ended)
  expect(await kept()).toBe(before)
  await context.setOffline(true)
  await app.goto(`${between.origin}/antrean`)
  await expect(app.locator('h1')).toHaveText('Antrean di HP ini')
})
