import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readReceipt } from '../../src/domain/receipt.ts'
import { MOST_SIGNING_KEYS, readKeysAnswer } from '../../src/domain/signing-key.ts'
import { believe, judgeReceipt } from '../../src/outbox/trust.ts'
import { addKeys, loadSecrets, SECRETS_FILE } from '../../src/server/secrets.ts'
import { openOne } from './databases.ts'
import { intakeApp, put, sealedReport } from './intake/sealed-report.ts'
import { signingKey, testWorld } from './test-world.ts'

const now = () => 1_700_000_000_000
const { subtle } = crypto
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/lapor-rotation-`)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const rotate = (dataDir: string) =>
  promisify(execFile)(process.execPath, ['src/server/rotate-key.ts'], { env: { ...process.env, DATA_DIR: dataDir } })

test('[O6] a phone that knows the first key believes a receipt of the second through the chain, and no stranger’s', async () => {
  const opened = await openOne()
  const world = testWorld(opened.database)
  const serve = async () => intakeApp({ ...world, secrets: await loadSecrets(folder, now) })
  const receiptFrom = async (app: Awaited<ReturnType<typeof serve>>) => {
    const { id, bytes } = await sealedReport()
    const receipt = readReceipt(await (await put(app, id, bytes)).json())
    const offered = readKeysAnswer(await (await app.request('/api/keys')).json())
    if (receipt === null || offered === null) throw new Error('no receipt or no keys')
    return { receipt, offered }
  }

  const before = await receiptFrom(await serve())
  const known = await believe([], before.offered, subtle)
  await rotate(folder)
  const after = await receiptFrom(await serve())
  expect(after.receipt.keyId).not.toBe(before.receipt.keyId)
  expect(await judgeReceipt(after.receipt, known, subtle)).toBe('unknown-key')

  const grown = await believe(known, after.offered, subtle)
  expect(await judgeReceipt(after.receipt, grown, subtle)).toBe('valid')
  expect(await judgeReceipt({ ...after.receipt, number: 'KS-2026-999999' }, grown, subtle)).toBe('invalid')
  expect(await judgeReceipt(before.receipt, grown, subtle)).toBe('valid')

  const { signingKeys } = await loadSecrets(folder, now)
  const forged = [signingKey(signingKeys[0]?.keyId ?? '', 0), signingKey('stranger', 1)]
  const stranger = await receiptFrom(
    intakeApp({ ...world, secrets: { ...(await loadSecrets(folder, now)), signingKeys: forged } }),
  )
  expect(await judgeReceipt(stranger.receipt, await believe(grown, stranger.offered, subtle), subtle)).toBe(
    'unknown-key',
  )
  await opened.close()
})

test('every other key stays, and the file is its owner’s alone', async () => {
  const before = await loadSecrets(folder, now)
  const previous = process.umask(0)
  const added = await addKeys(folder, now).finally(() => process.umask(previous))
  const after = await loadSecrets(folder, now)
  const { signingKeys, envelopeKeys, ...others } = before
  expect(after).toMatchObject(others)
  expect(after.signingKeys.slice(0, -1)).toEqual(signingKeys)
  expect(after.signingKeys.at(-1)).toMatchObject({ keyId: added.signing, since: now() })
  expect(after.envelopeKeys.slice(0, -1)).toEqual(envelopeKeys)
  expect(after.envelopeKeys.at(-1)).toMatchObject({ keyId: added.envelope, since: now() })
  expect(statSync(`${folder}/${SECRETS_FILE}`).mode & 0o777).toBe(0o600)
  expect(readdirSync(`${folder}/secrets`)).toEqual(['keys.json'])
})

test('what a newer version wrote into the file stays there', async () => {
  await loadSecrets(folder, now)
  const path = `${folder}/${SECRETS_FILE}`
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), pushKey: 'kept' }))
  await addKeys(folder, now)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pushKey: 'kept' })
})

test('of rotations at the same time none undoes another', async () => {
  await loadSecrets(folder, now)
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => addKeys(folder, now)))
  const added = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  const { signingKeys } = await loadSecrets(folder, now)
  expect(added.length).toBeGreaterThan(0)
  expect(signingKeys.slice(1).map(({ keyId }) => keyId)).toEqual(
    expect.arrayContaining(added.map(({ signing }) => signing)),
  )
  expect(signingKeys).toHaveLength(added.length + 1)
})

test('a chain no phone could read is not made', async () => {
  await loadSecrets(folder, now)
  const path = `${folder}/${SECRETS_FILE}`
  const content = JSON.parse(readFileSync(path, 'utf8')) as { signingKeys: readonly object[] }
  const signingKeys = Array.from({ length: MOST_SIGNING_KEYS }, () => content.signingKeys[0])
  const full = JSON.stringify({ ...content, signingKeys })
  writeFileSync(path, full)
  await expect(addKeys(folder, now)).rejects.toThrow(/100 signing keys/)
  expect(readFileSync(path, 'utf8')).toBe(full)
  expect(readdirSync(`${folder}/secrets`)).toEqual(['keys.json'])
})

test('the command tells to restart; without keys, or with unreadable ones, it is one sentence and changes nothing', async () => {
  await expect(rotate(folder)).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^[^\n]+\.\n$/) })
  expect(existsSync(`${folder}/secrets`)).toBe(false)
  await loadSecrets(folder, now)
  expect((await rotate(folder)).stdout).toMatch(/^New signing key \S+\. Restart the server/)
  writeFileSync(`${folder}/${SECRETS_FILE}`, '{')
  await expect(rotate(folder)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('backup') })
  expect(readFileSync(`${folder}/${SECRETS_FILE}`, 'utf8')).toBe('{')
})
