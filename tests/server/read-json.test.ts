import { Hono } from 'hono'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { answerErrors } from '../../src/server/errors.ts'
import { readJson, readQuery } from '../../src/server/read-json.ts'

function app(): Hono {
  const app = new Hono()
  app.onError(answerErrors(() => {}))
  app.post('/', async (context) => context.json(await readJson(context, v.object({ word: v.string() }))))
  app.get('/', (context) => context.json(readQuery(context, v.object({ word: v.string() }))))
  return app
}

/** A body without end, in pieces, that claims no length; counts what was taken of it. */
function endless() {
  const taken = { bytes: 0 }
  const piece = new Uint8Array(64 * 1024).fill(0x61)
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken.bytes += piece.length
      // So that a reader without a limit fails this test instead of the machine.
      if (taken.bytes > 64 * 1024 * 1024) controller.close()
      else controller.enqueue(piece)
    },
  })
  return { body, taken }
}

test('a body without end is left at the limit, before anybody is asked who sends it', async () => {
  const { body, taken } = endless()
  const init = { method: 'POST', body, duplex: 'half', headers: { 'Content-Type': 'application/json' } }
  const answer = await app().request(new Request('http://localhost/', init))
  expect(answer.status).toBe(413)
  expect(taken.bytes).toBeLessThan(1024 * 1024)
})

test('U+0000, which PostgreSQL keeps in no text, is refused at the edge', async () => {
  const headers = { 'Content-Type': 'application/json' }
  const post = (word: string) => app().request('/', { method: 'POST', headers, body: JSON.stringify({ word }) })
  expect((await post('a\u0000b')).status).toBe(400)
  expect((await post('a\u0001b')).status).toBe(200)
  expect((await app().request('/?word=a%00b')).status).toBe(400)
})
