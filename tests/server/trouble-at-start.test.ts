import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { listen } from '../../src/server/listen.ts'
import { readSettings } from '../../src/server/settings.ts'
import { openWorld } from '../../src/server/start.ts'
import { sentenceFor } from '../../src/server/trouble-at-start.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lapor-start-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
})

/** Starts as `npm start` does, as far as the port; gives the sentence of what stood in the way. */
async function start(environment: Record<string, string>): Promise<string | null> {
  const read = readSettings(environment)
  if (read.outcome === 'wrong') return read.sentence
  try {
    const world = await openWorld(read.settings)
    onTestFinished(() => world.database.destroy())
    const listening = await listen(new Hono(), read.settings.host, read.settings.port)
    await listening.stop()
    return 'it started'
  } catch (error) {
    return sentenceFor(error, environment)
  }
}

test('a folder that is a file, or lies in one', async () => {
  writeFileSync(`${folder}/file`, '')
  expect(await start({ DATA_DIR: `${folder}/file` })).toMatch(/^DATA_DIR .* leads to a file\./)
  expect(await start({ DATA_DIR: `${folder}/file/below` })).toMatch(/^DATA_DIR .* leads to a file\./)
})

test('keys or a database that cannot be read are never replaced', async () => {
  mkdirSync(`${folder}/secrets`)
  writeFileSync(`${folder}/secrets/keys.json`, '{}')
  expect(await start({ DATA_DIR: folder })).toMatch(/keys\.json does not hold .* Restore it from a backup\.$/)
  rmSync(`${folder}/secrets`, { recursive: true })
  writeFileSync(`${folder}/lapor.sqlite`, 'no database at all '.repeat(100))
  expect(await start({ DATA_DIR: folder })).toMatch(/lapor\.sqlite is damaged, or no database\. Restore/)
})

test('an address that is none, and a port that is taken', async () => {
  expect(await start({ DATA_DIR: folder, HOST: 'nobody.invalid', PORT: '39417' })).toMatch(/^HOST /)
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await new Promise((resolve) => other.once('listening', resolve))
  const address = other.address()
  const port = String(address !== null && typeof address === 'object' ? address.port : 0)
  expect(await start({ DATA_DIR: folder, PORT: port })).toBe(
    `Port ${port} is taken by another program. Set PORT to a free one.`,
  )
})

test('a database that does not answer, or does not know the name', async () => {
  expect(await start({ DATA_DIR: folder, DATABASE_URL: 'postgres://a@127.0.0.1:1/x' })).toMatch(/^DATABASE_URL leads/)
  const nowhere = 'postgres://a@nobody.invalid:5432/x'
  expect(await start({ DATA_DIR: folder, DATABASE_URL: nowhere })).toMatch(/^DATABASE_URL leads/)
  const known = inject('postgresql')
  if (known === null) throw new Error('PostgreSQL is missing')
  const missing = known.replace(/\/postgres$/, '/not-there')
  expect(await start({ DATA_DIR: folder, DATABASE_URL: missing })).toMatch(/^DATABASE_URL names/)
})
