import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { expect, test } from 'vitest'
import { type Listening, listen, PATIENCE } from '../../src/server/listen.ts'

const app = new Hono()
// Hono's own handler would print the stack of a connection that was cut.
app.onError((_error, context) => context.text('failed', 500))
app.post('/echo', async (context) => context.text(await context.req.text()))
app.get('/slow', async (context) => {
  await wait(300)
  return context.text('done')
})
app.get('/feed', (context) =>
  streamSSE(context, async (stream) => {
    await stream.writeSSE({ data: 'hello' })
    await wait(60_000)
  }),
)

async function onPort<Result>(patience: Partial<typeof PATIENCE>, use: (listening: Listening) => Promise<Result>) {
  const listening = await listen(app, '127.0.0.1', 0, { ...PATIENCE, stop: 2_000, ...patience })
  try {
    return await use(listening)
  } finally {
    await listening.stop()
  }
}

/** Sends `text` as it is and collects what comes back until the other side hangs up. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.setEncoding('utf8').on('data', (part) => {
      answer += part
    })
    socket.once('close', () => resolve(answer))
    socket.once('error', reject)
  })
}

const HALF = 'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf'

test('headers that never end are answered with 408', async () => {
  const answer = await onPort({ headers: 400 }, ({ port }) => raw(port, 'GET /slow HTTP/1.1\r\nHost: x\r\n'))
  expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  expect(answer).toContain('"code":"too-slow"')
})

test('a body that stops is answered with 408', async () => {
  const answer = await onPort({ idle: 300 }, ({ port }) => raw(port, HALF))
  expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  expect(answer).toContain('"code":"too-slow"')
})

test('a body that drips is answered with 408 when its time is over', async () => {
  const answer = await onPort({ headers: 400, request: 500 }, ({ port }) => {
    return new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(HALF))
      const drip = setInterval(() => socket.write('.'), 200)
      let answer = ''
      socket.setEncoding('utf8').on('data', (part) => {
        answer += part
      })
      socket.on('error', () => {
        // Dripping into a connection that was just closed.
      })
      socket.once('close', () => {
        clearInterval(drip)
        resolve(answer)
      })
    })
  })
  expect(answer).toMatch(/^HTTP\/1\.1 408 /)
})

test('what is no HTTP gets 400 and no stack', async () => {
  const answer = await onPort({}, ({ port }) => raw(port, 'hello\r\n\r\n'))
  expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  expect(answer).toContain('"code":"bad-request"')
})

test('a request in flight is answered before the server is gone', async () => {
  const listening = await listen(app, '127.0.0.1', 0, { ...PATIENCE, stop: 5_000 })
  const url = `http://127.0.0.1:${listening.port}/slow`
  const answer = fetch(url).then((response) => response.text())
  await wait(100)
  const begun = Date.now()
  await listening.stop()
  expect(await answer).toBe('done')
  expect(Date.now() - begun).toBeLessThan(2_000)
  await expect(fetch(url)).rejects.toThrow()
})

test.each(['text/event-stream', '*/*'])(
  'a live feed asked for as %s does not keep the server from stopping',
  async (Accept) => {
    const listening = await listen(app, '127.0.0.1', 0)
    const feed = await fetch(`http://127.0.0.1:${listening.port}/feed`, { headers: { Accept } })
    await feed.body?.getReader().read()
    const begun = Date.now()
    await listening.stop()
    expect(Date.now() - begun).toBeLessThan(1_000)
  },
)
