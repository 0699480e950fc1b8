import { expect, test } from 'vitest'
import { contentSecurityPolicy, workerPolicy } from '../../src/server/headers.ts'

test('only the press may compile WebAssembly, and it may do nothing else that pages may not', () => {
  const policy = workerPolicy('/assets/press-worker-B2x_-9aZ.js')
  expect(policy).toBe(contentSecurityPolicy([]).replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"))
  for (const path of [
    '/',
    '/fasilitas/poster',
    '/assets/first-B2x.js',
    '/assets/press-worker-B2x.js.map',
    '/press-worker-1.js',
  ]) {
    expect(workerPolicy(path)).toBeNull()
  }
})
