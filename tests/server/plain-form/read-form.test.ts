import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { closePhotos, readForm } from '../../../src/server/plain-form/read-form.ts'
import { createSpool } from '../../../src/server/plain-form/spool.ts'

const folder = mkdtempSync(join(tmpdir(), 'lapor-spool-'))
mkdirSync(join(folder, 'spool'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const spool = createSpool({
  settings: { dataDir: folder, freeDiskFloor: 0 },
  attachments: { free: async () => Number.MAX_SAFE_INTEGER },
  log: () => {},
})

const HEADERS = { 'Content-Type': 'multipart/form-data; boundary=x' }
const part = (name: string, value: string, more = '') =>
  `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`

function request(body: BodyInit, headers: Record<string, string> = HEADERS): Request {
  return new Request('http://localhost/lapor', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
}

/** `mebibytes` of a photo that never stand in memory together. */
function stream(mebibytes: number, end: string): ReadableStream<Uint8Array> {
  const block = new Uint8Array(1024 * 1024).fill(7)
  let left = mebibytes
  return new ReadableStream({
    start(controller) {
      const head = `${part('body', 'Isi')}--x\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\n`
      controller.enqueue(new TextEncoder().encode(head))
    },
    pull(controller) {
      if (left-- > 0) controller.enqueue(block)
      else {
        controller.enqueue(new TextEncoder().encode(end))
        controller.close()
      }
    },
  })
}

test('texts and photos, in the order of the form; empty file inputs are none', async () => {
  const body = `${part('body', 'Isi ✓')}${part('photos', 'abc', '; filename="b.jpg"')}${part('photos', '', '; filename=""')}${part('name', 'S')}--x--\r\n`
  const read = await readForm(request(body), spool)
  expect(read.outcome).toBe('read')
  expect(Object.fromEntries(read.form.values)).toEqual({ body: 'Isi ✓', name: 'S' })
  const [photo, ...others] = read.form.photos
  expect(others).toEqual([])
  if (photo?.state !== 'spooled') throw new Error('not spooled')
  expect(photo.name).toBe('b.jpg')
  expect(Buffer.from(await photo.file.readAll()).toString()).toBe('abc')
  await closePhotos(read.form.photos)
})

test('a photo of 100 MB is let go as it comes, and what stands behind it is read', async () => {
  const before = process.memoryUsage().rss
  const read = await readForm(request(stream(100, `\r\n${part('name', 'Siti')}--x--\r\n`)), spool)
  expect(read.outcome).toBe('read')
  expect(read.form.values.get('name')).toBe('Siti')
  expect(read.form.photos).toEqual([{ name: 'a.jpg', state: 'too-large' }])
  expect(process.memoryUsage().rss - before).toBeLessThan(80_000_000)
})

test('a form without an end is cut off, and what came before it is kept', async () => {
  const read = await readForm(request(stream(400, '')), spool)
  expect(read.outcome).toBe('too-large')
  expect(read.form.values.get('body')).toBe('Isi')
})

test.each([
  ['another type', 'a=b', { 'Content-Type': 'application/json' }],
  ['no type', 'a=b', { 'Content-Type': '' }],
  ['no boundary', 'a=b', { 'Content-Type': 'multipart/form-data' }],
  [
    'a form cut in a photo',
    `${part('body', 'Isi')}--x\r\nContent-Disposition: form-data; name="photos"; filename="a"\r\n\r\nab`,
    HEADERS,
  ],
])('%s is no form', async (_, body, headers) => {
  expect((await readForm(request(body, headers), spool)).outcome).toBe('unreadable')
  expect(readdirSync(join(folder, 'spool'))).toEqual([])
})

test('a sender who goes away in the middle of a photo leaves nothing behind', async () => {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(
        new TextEncoder().encode(`--x\r\nContent-Disposition: form-data; name="photos"; filename="a"\r\n\r\nab`),
      )
    },
    pull: () => new Promise((_, reject) => setTimeout(() => reject(new Error('gone')), 30)),
  })
  expect((await readForm(request(body), spool)).outcome).toBe('unreadable')
  expect(readdirSync(join(folder, 'spool'))).toEqual([])
})

test('the texts together are bounded, and a second value of a name does not count', async () => {
  const many = Array.from({ length: 60 }, (_, index) => part(`f${index}`, 'x'.repeat(20_000))).join('')
  const read = await readForm(request(`${part('body', 'erst')}${part('body', 'zweit')}${many}--x--\r\n`), spool)
  expect(read.form.values.get('body')).toBe('erst')
  const total = [...read.form.values.values()].reduce((sum, value) => sum + value.length, 0)
  expect(total).toBeLessThanOrEqual(256 * 1024)
})

test('whatever comes, the reader answers', async () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
    fc.constantFrom(
      '--x\r\n',
      '--x--\r\n',
      '\r\n\r\n',
      'Content-Disposition: form-data; name="photos"; filename="a"\r\n',
      part('body', 'a'),
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      const read = await readForm(request(Buffer.from(pieces.join(''), 'latin1')), spool)
      await closePhotos(read.form.photos)
      expect(['read', 'unreadable', 'too-large']).toContain(read.outcome)
    }),
    { numRuns: 150 },
  )
})
