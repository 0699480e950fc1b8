import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createApp } from '../../src/server/app.ts'
import { readPageTemplate } from '../../src/server/page-template.ts'
import { openOne } from './databases.ts'
import { testWorld } from './test-world.ts'

const lines: { readonly event: string; readonly details: unknown }[] = []
const folder = mkdtempSync(`${tmpdir()}/lapor-page-`)
const script = 'const number = 1;\n'.repeat(100)
let app: Hono
let opened: Awaited<ReturnType<typeof openOne>>

beforeAll(() => {
  mkdirSync(`${folder}/assets`)
  writeFileSync(
    `${folder}/index.html`,
    '<html lang="id"><head><!--head--><link rel="stylesheet" href="/assets/a.css"></head><body><div id="app"><!--app--></div><!--data--></body></html>',
  )
  writeFileSync(`${folder}/assets/a.css`, 'p { color: green }')
  writeFileSync(`${folder}/assets/a.js`, script)
  writeFileSync(`${folder}/assets/a.js.br`, brotliCompressSync(script))
  writeFileSync(`${folder}/sw.js`, script)
  writeFileSync(`${folder}/manifest.webmanifest`, '{"id":"/","name":"x","short_name":"x"}')
})
beforeEach(async () => {
  opened = await openOne()
  const world = testWorld(opened.database)
  lines.length = 0
  const log = (event: string, details?: unknown) => void lines.push({ event, details })
  app = createApp(
    { ...world, settings: { ...world.settings, publicUrl: 'https://lapor.example' }, log },
    readPageTemplate(folder),
  )
})
afterEach(() => opened.close())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('it is alive and ready', async () => {
  expect((await app.request('/healthz')).status).toBe(200)
  expect((await app.request('/readyz')).status).toBe(200)
})

test('the app installs under the name that the settings give', async () => {
  const answer = await app.request('/manifest.webmanifest')
  expect(answer.headers.get('Content-Type')).toBe('application/manifest+json')
  const { brand } = testWorld(opened.database).settings
  expect(await answer.json()).toEqual({ id: '/', name: brand, short_name: brand.split(' ')[0] })
})

test('every answer carries the security headers, errors and files among them', async () => {
  for (const path of ['/', '/healthz', '/api/nothing', '/assets/a.js']) {
    const { headers } = await app.request(path)
    expect(headers.get('Content-Security-Policy')).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self' 'sha256-/,
    )
    expect(headers.get('Content-Security-Policy')).not.toContain('unsafe-inline')
    expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('Strict-Transport-Security')).toMatch(/^max-age=\d{8}/)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Permissions-Policy')).toContain('camera=(self)')
  }
})

test('an unknown address is 404, a known one with another method 405, both as JSON', async () => {
  const unknown = await app.request('/api/nothing')
  expect(unknown.status).toBe(404)
  expect(await unknown.json()).toEqual({ error: { code: 'not-found', message: expect.any(String) } })
  const wrong = await app.request('/healthz', { method: 'DELETE' })
  expect(wrong.status).toBe(405)
  expect(wrong.headers.get('Allow')).toContain('GET')
  expect(await wrong.json()).toMatchObject({ error: { code: 'method-not-allowed' } })
})

test('a person at an unknown address is shown a page with a way on, a program is not', async () => {
  const headers = { Accept: 'text/html,application/xhtml+xml' }
  const shown = await app.request('/bukan-halaman?bahasa=en', { headers })
  expect(shown.status).toBe(404)
  expect(shown.headers.get('Cache-Control')).toBe('no-store')
  const html = await shown.text()
  expect(html).toContain('There is no such page')
  expect(html).toContain('href="/lapor?bahasa=en"')
  expect(html).not.toContain('<script')
  for (const path of ['/api/nothing', '/bukan-halaman'])
    expect(await (await app.request(path, path.startsWith('/api') ? { headers } : {})).json()).toHaveProperty('error')
})

test('what the build named by content is kept for ever, the worker is asked for each time', async () => {
  expect((await app.request('/assets/a.js')).headers.get('Cache-Control')).toContain('immutable')
  const worker = await app.request('/sw.js')
  expect(worker.headers.get('Cache-Control')).toBe('no-cache')
  const etag = worker.headers.get('ETag') ?? ''
  const again = await app.request('/sw.js', { headers: { 'If-None-Match': etag } })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('a file goes out as the build compressed it, to whoever takes it', async () => {
  const packed = await app.request('/assets/a.js', { headers: { 'Accept-Encoding': 'gzip, br' } })
  expect(packed.headers.get('Content-Encoding')).toBe('br')
  expect(brotliDecompressSync(await packed.arrayBuffer()).toString()).toBe(script)
  for (const accepted of ['', 'br;q=0']) {
    const plain = await app.request('/assets/a.js', { headers: { 'Accept-Encoding': accepted } })
    expect(plain.headers.get('Content-Encoding')).toBeNull()
    expect(await plain.text()).toBe(script)
  }
})

test.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
])('an answer made on the spot is compressed with %s', async (coding, unpack) => {
  const plain = await (await app.request('/sw.js')).text()
  const packed = await app.request('/sw.js', { headers: { 'Accept-Encoding': coding } })
  expect(packed.headers.get('Content-Encoding')).toBe(coding)
  expect(packed.headers.get('Vary')).toContain('Accept-Encoding')
  expect(unpack(await packed.arrayBuffer()).toString()).toBe(plain)
})

test('the log names routes, never the addresses people opened', async () => {
  await app.request('/q/7F3K9Q2M?bahasa=en')
  await app.request('/api/secret-in-the-path')
  expect(lines.length).toBe(2)
  expect(JSON.stringify(lines)).not.toMatch(/7F3K|bahasa|secret/)
})

test('no file outside the folder is served', async () => {
  for (const path of ['/../package.json', '/%2e%2e/package.json', '/.vite/manifest.json', '/assets/a.js.br'])
    expect((await app.request(path)).status).toBe(404)
})
