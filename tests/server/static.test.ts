import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { securityHeaders } from '../../src/server/headers.ts'
import { staticRoutes } from '../../src/server/static.ts'

test('WebAssembly is allowed to the worker that reads codes, and to no page and no other script', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lapor-static-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'assets'))
  for (const file of ['index.html', 'sw.js', 'assets/index-AbC_1.js', 'assets/decode-worker-AbC_-1.js']) {
    writeFileSync(join(folder, file), 'x')
  }
  const app = new Hono()
  app.use(securityHeaders('https://lapor.example', []))
  app.route('/', staticRoutes(folder))
  const policyOf = async (path: string) => (await app.request(path)).headers.get('Content-Security-Policy') ?? ''
  expect(await policyOf('/assets/decode-worker-AbC_-1.js')).toContain("script-src 'self' 'wasm-unsafe-eval'")
  expect(await policyOf('/assets/decode-worker-AbC_-1.js')).toContain("default-src 'none'")
  for (const path of ['/index.html', '/sw.js', '/assets/index-AbC_1.js']) {
    expect(await policyOf(path), path).toContain("script-src 'self';")
    expect(await policyOf(path), path).not.toContain('wasm')
  }
  // The copy that is asked for again keeps it too: the policy of the answer is the one that counts.
  const tag = (await app.request('/assets/decode-worker-AbC_-1.js')).headers.get('ETag') ?? ''
  const again = await app.request('/assets/decode-worker-AbC_-1.js', { headers: { 'If-None-Match': tag } })
  expect([again.status, again.headers.get('Content-Security-Policy')]).toEqual([
    304,
    await policyOf('/assets/decode-worker-AbC_-1.js'),
  ])
})
