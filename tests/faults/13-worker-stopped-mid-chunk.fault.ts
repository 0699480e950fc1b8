import { OUTBOX_PAGE, openOutboxPage, outboxPage } from '../outbox/device/open.ts'
import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'
import { openApp } from './harness/worker.ts'

test('[O1] fault 13: the worker is stopped in the middle of a chunk, its page closed', async ({
  phone,
  context,
  between,
  server,
}) => {
  const app = await openApp(context, between)
  await app.goto('about:blank')
  between.follow({ before: (_, response) => response.destroy() !== undefined })
  await phone.evaluate(() => device.sealWithSizes('Pekerja dihentikan.', [700_000]))
  await expect.poll(async () => (await phone.evaluate(() => device.states()))[0]?.state.name).toBe('waiting')
  await phone.evaluate(() => device.outbox.rest())

  let chunks = 0
  // The second chunk is committed, and its answer never comes.
  between.follow({ after: (request) => request.method === 'PATCH' && ++chunks >= 2 })
  await phone.waitForTimeout(200)
  await phone.evaluate(async () => (await navigator.serviceWorker.ready).active?.postMessage({ type: 'deliver' }))
  await expect.poll(() => chunks).toBe(2)
  const session = await context.newCDPSession(app)
  await phone.close()
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  // The test library does not see a page that comes through a worker started anew.
  const page = await outboxPage()
  between.follow({
    before: (request, response) => {
      if (request.url !== OUTBOX_PAGE) return false
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(page)
      return true
    },
  })

  await app.close()
  const later = await openOutboxPage(context, between.origin)
  await sendAll(later)
  await expectInvariant([later], server, 1)
})
