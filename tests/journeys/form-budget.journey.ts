import { readFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import * as v from 'valibot'
import { expect, test } from './harness/test.ts'

/** One TCP flight: ten segments of 1,460 bytes. */
const FLIGHT = 14_600
const SCRIPT = 25_000
const PAGE = resolve(import.meta.dirname, '../..', process.env.DIST ?? 'dist', 'page')

function bytesOf(address: string, coding: string): Promise<number> {
  return new Promise((done, fail) => {
    get(address, { headers: { 'Accept-Encoding': coding } }, (response: IncomingMessage) => {
      expect(response.headers['content-encoding']).toBe(coding)
      let bytes = 0
      response.on('data', (part: Buffer) => {
        bytes += part.length
      })
      response.on('end', () => done(bytes))
    }).on('error', fail)
  })
}

test('the first response is one flight, for every example facility, in both languages and codings', async ({
  server,
}) => {
  const facilities = await server.facilities()
  const longest = [...facilities].sort((a, b) => b.name.length - a.name.length).slice(0, 3)
  const paths = ['/lapor', ...longest.map(({ code }) => `/q/${code}`)]
  for (const path of paths) {
    for (const language of ['id', 'en']) {
      for (const coding of ['br', 'gzip']) {
        const bytes = await bytesOf(`${server.url}${path}?bahasa=${language}`, coding)
        expect(bytes, `${path} ${language} ${coding}`).toBeLessThanOrEqual(FLIGHT)
      }
    }
  }
})

test('the script before the form is usable is at most 25 kB', () => {
  const manifest = v.parse(
    v.record(v.string(), v.looseObject({ file: v.string(), imports: v.optional(v.array(v.string()), []) })),
    JSON.parse(readFileSync(`${PAGE}/.vite/manifest.json`, 'utf8')),
  )
  const closure = new Set<string>()
  const visit = (name: string) => {
    const chunk = manifest[name]
    if (chunk === undefined || closure.has(chunk.file)) return
    closure.add(chunk.file)
    chunk.imports.forEach(visit)
  }
  visit('index.html')
  const bytes = [...closure].reduce((sum, file) => sum + brotliCompressSync(readFileSync(`${PAGE}/${file}`)).length, 0)
  expect(bytes).toBeLessThanOrEqual(SCRIPT)
  // The form itself is in it: nothing more is loaded before it is alive.
  expect([...closure].some((file) => readFileSync(`${PAGE}/${file}`, 'utf8').includes('report-live'))).toBe(true)
})
