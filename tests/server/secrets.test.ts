import { execFile } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadSecrets, SECRETS_FILE } from '../../src/server/secrets.ts'

const now = () => 1_700_000_000_000
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/lapor-secrets-`)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('the first start makes keys that the second finds', async () => {
  const made = await loadSecrets(folder, now)
  expect(await loadSecrets(folder, () => 0)).toEqual(made)
  expect([made.trackingKey, made.senderKey, made.formKey].map((key) => key.length)).toEqual([32, 32, 32])
  expect(new Set([made.trackingKey, made.senderKey, made.formKey].map((key) => key.toString())).size).toBe(3)
  const [signing] = made.signingKeys
  expect(createPublicKey(signing?.privateKey ?? '').asymmetricKeyDetails).toMatchObject({ namedCurve: 'prime256v1' })
  expect(signing?.since).toBe(now())
})

test('only the owner may read them, whatever the umask and an older folder say', async () => {
  const previous = process.umask(0)
  try {
    await loadSecrets(folder, now)
  } finally {
    process.umask(previous)
  }
  expect(statSync(`${folder}/${SECRETS_FILE}`).mode & 0o777).toBe(0o600)
  expect(statSync(`${folder}/secrets`).mode & 0o777).toBe(0o700)
  expect(readdirSync(`${folder}/secrets`)).toEqual(['keys.json'])
})

test('processes that start together have the same keys', async () => {
  const script = `
    const { loadSecrets } = await import(${JSON.stringify(`${process.cwd()}/src/server/secrets.ts`)})
    const { formKey } = await loadSecrets(${JSON.stringify(folder)}, Date.now)
    process.stdout.write(Buffer.from(formKey).toString('hex'))`
  const start = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
  const keys = await Promise.all(Array.from({ length: 4 }, start))
  expect(new Set(keys.map(({ stdout }) => stdout)).size).toBe(1)
  expect(keys[0]?.stdout).toMatch(/^[0-9a-f]{64}$/)
  expect(readdirSync(`${folder}/secrets`)).toEqual(['keys.json'])
})

test.each(['', '{', '{}', '{"trackingKey":"c2hvcnQ="}'])(
  'keys that cannot be read are never replaced: %s',
  async (text) => {
    await loadSecrets(folder, now)
    chmodSync(`${folder}/${SECRETS_FILE}`, 0o600)
    writeFileSync(`${folder}/${SECRETS_FILE}`, text)
    await expect(loadSecrets(folder, now)).rejects.toThrow(/backup/)
  },
)

test('a key file of an older version gets one envelope key, whoever starts beside, and keeps all that is in it', async () => {
  await loadSecrets(folder, now)
  const path = `${folder}/${SECRETS_FILE}`
  const { envelopeKeys: _newer, ...older } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  writeFileSync(path, JSON.stringify({ ...older, pushKey: 'kept' }))
  const loaded = await Promise.all(Array.from({ length: 4 }, () => loadSecrets(folder, now)))
  expect(new Set(loaded.map(({ envelopeKeys }) => envelopeKeys.map(({ keyId }) => keyId).join())).size).toBe(1)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
    ...older,
    pushKey: 'kept',
    envelopeKeys: loaded[0]?.envelopeKeys,
  })
  const [envelope] = loaded[0]?.envelopeKeys ?? []
  expect(envelope?.privateKey).not.toBe(loaded[0]?.signingKeys[0]?.privateKey)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readdirSync(`${folder}/secrets`)).toEqual(['keys.json'])
  expect(await loadSecrets(folder, () => 0)).toEqual(loaded[0])
})
