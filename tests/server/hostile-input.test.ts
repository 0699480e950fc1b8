import fc from 'fast-check'
import type { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../src/server/app.ts'
import { type OpenedDatabase, openOne } from './databases.ts'
import { page } from './plain-form/forms.ts'
import { testWorld } from './test-world.ts'

/** Whatever a stranger sends to whatever address: an answer of ours, never our fault, never a look inside. */
let opened: OpenedDatabase & { readonly close: () => Promise<void> }
beforeAll(async () => {
  opened = await openOne()
})
afterAll(() => opened.close())

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Every address the app has, out of its own router, so that a new one is tried without a word here. */
function addressesOf(app: Hono): readonly string[] {
  return [...new Set(app.routes.map(({ path }) => path))].filter((path) => path !== '/*' && path !== '*')
}

const hostileText = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '../../etc/passwd',
    '%00',
    '%ff',
    "' or 1=1 --",
    '<script>',
    '{{7*7}}',
    'a'.repeat(5_000),
    '🙈',
    '-1',
    '1e999',
  ),
)

/** An address with its parameters filled in by a stranger. */
const addressIn = (paths: readonly string[]) =>
  fc.tuple(fc.constantFrom(...paths), hostileText, hostileText, fc.boolean()).map(([path, a, b, asIs]) => {
    const part = (text: string) => encodeURIComponent(text) || 'x'
    const filled = path
      .replace(/:[a-zA-Z0-9]+(\{[^}]*\}\})?(\{[^}]*\})?/g, () => (asIs ? '0'.repeat(64) : part(a)))
      .replace(/\*/g, () => part(a))
    return `${filled}?bahasa=${part(b)}&q=${part(a)}&after=${part(b)}&state=${part(a)}`
  })

const bodyIn = fc.oneof(
  fc.constant(null),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes)),
  fc.json(),
  hostileText.map((text) => `code=${encodeURIComponent(text)}`),
  hostileText.map((text) => `--x\r\nContent-Disposition: form-data; name="body"\r\n\r\n${text}\r\n--x--`),
)

const typeIn = fc.constantFrom(
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/vnd.lapor.sealed',
  'text/html',
  'x',
)

const headersIn = fc.record(
  {
    Authorization: fc.constantFrom(`Bearer ${'0'.repeat(64)}`, 'Bearer x', 'Basic AAAA', ''),
    'Upload-Offset': fc.constantFrom('0', '-1', '1e9', 'x', '99999999999999999999'),
    'Repr-Digest': fc.constantFrom('sha-256=:AAAA:', 'x', `sha-256=:${'A'.repeat(43)}=:`),
    Cookie: fc.constantFrom('session=x', 'a=b; __Host-session=%00', '=;=;'),
    'Sec-Fetch-Site': fc.constantFrom('same-origin', 'cross-site', 'none', 'x'),
    'If-None-Match': fc.constantFrom('"x"', '*', 'W/'),
    'Accept-Encoding': fc.constantFrom('br', 'gzip;q=0', '*', ';;;'),
    'Last-Event-ID': fc.constantFrom('-1', 'x', '9'.repeat(40)),
    'X-Forwarded-For': fc.constantFrom('1.2.3.4', 'x, y', '::::'),
  },
  { requiredKeys: [] },
)

test('whatever comes in, an answer of ours goes out', async () => {
  const world = testWorld(opened.database, { settings: { reportsPerHour: 1e9, bytesPerHour: 1e12 } })
  const app = createApp(world, { ...page, folder: null })
  const paths = addressesOf(app)
  expect(paths.length).toBeGreaterThan(10)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...METHODS),
      addressIn(paths),
      bodyIn,
      typeIn,
      headersIn,
      async (method, address, body, type, headers) => {
        const withBody = method !== 'GET' && method !== 'HEAD' && body !== null
        const request = new Request(`http://localhost:8080${address}`, {
          method,
          headers: { 'Content-Type': type, ...headers },
          ...(withBody ? { body } : {}),
        })
        const answer = await app.request(request)
        const kind = answer.headers.get('Content-Type') ?? ''
        if (kind.startsWith('text/event-stream')) return void (await answer.body?.cancel())
        const text = await answer.text()
        expect(answer.status, `${method} ${address}`).toBeLessThan(500)
        expect(text).not.toMatch(/\bat .*\.(?:ts|js):\d+|node_modules|SQLITE|syntax error/i)
        if (answer.status < 400 || method === 'HEAD') return
        expect(kind).toMatch(/^(?:application\/json|text\/html)/)
        if (kind.startsWith('application/json')) {
          expect(JSON.parse(text)).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } })
        }
        expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
      },
    ),
    { numRuns: 1_500 },
  )
  expect(world.lines.filter((line) => line.includes('"event":"error"'))).toEqual([])
  expect(await opened.database.selectFrom('reports').selectAll().execute()).toEqual([])
}, 120_000)
