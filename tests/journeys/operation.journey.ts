import { spawnSync } from 'node:child_process'
import { DatabaseSync } from 'node:sqlite'
import { readReceipt } from '../../src/domain/receipt.ts'
import { readKeysAnswer } from '../../src/domain/signing-key.ts'
import { believe, judgeReceipt } from '../../src/outbox/trust.ts'
import { nameOf, sealedReport } from '../server/intake/sealed-report.ts'
import { greyPng } from '../server/pictures/photos.ts'
import { expect, test } from './harness/test.ts'

test('[O6] after a new key and a restart the server signs with it, and a phone that knew the first believes it', async ({
  server,
}) => {
  const { subtle } = crypto
  const offered = async () => {
    const keys = readKeysAnswer(await (await fetch(`${server.url}/api/keys`)).json())
    if (keys === null) throw new Error('no keys')
    return keys
  }
  const known = await believe([], await offered(), subtle)
  const rotated = spawnSync('npm', ['run', '--silent', 'rotate-key'], {
    env: { ...process.env, DATA_DIR: server.dataDir },
    encoding: 'utf8',
  })
  expect(rotated.stdout).toContain('Restart the server')
  expect((await offered()).keys).toHaveLength(1)
  expect(await server.stop()).toBe(0)
  await server.start()

  const { id, bytes } = await sealedReport()
  const receipt = readReceipt(
    await (await fetch(`${server.url}/api/reports/${id}`, { method: 'PUT', body: bytes })).json(),
  )
  if (receipt === null) throw new Error('no receipt')
  expect(rotated.stdout).toContain(receipt.keyId)
  expect(await judgeReceipt(receipt, known, subtle)).toBe('unknown-key')
  expect(await judgeReceipt(receipt, await believe(known, await offered(), subtle), subtle)).toBe('valid')
})

test('an upload left for a month lapses by itself after a start, and the server still stops at once', async ({
  server,
}) => {
  const photo = new Uint8Array(greyPng(300, 200))
  const sha256 = nameOf(photo)
  const report = await sealedReport({ attachments: [{ sha256, size: photo.length, type: 'image/png' }] })
  await fetch(`${server.url}/api/reports/${report.id}`, { method: 'PUT', body: report.bytes })
  const address = `${server.url}/api/reports/${report.id}/attachments/${sha256}`
  const headers = { Authorization: `Bearer ${report.uploadKey}` }
  const chunk = photo.slice(0, 20)
  const digest = `sha-256=:${Buffer.from(nameOf(chunk), 'hex').toString('base64')}:`
  const sent = { ...headers, 'Upload-Offset': '0', 'Repr-Digest': digest }
  expect((await fetch(address, { method: 'PATCH', body: chunk, headers: sent })).status).toBe(204)
  const offset = async () => (await fetch(address, { method: 'HEAD', headers })).headers.get('Upload-Offset')

  await server.stop()
  const rows = new DatabaseSync(`${server.dataDir}/lapor.sqlite`)
  rows.exec(`update attachments set updated_at = updated_at - 31 * 86400000`)
  rows.close()
  await server.start()
  await expect.poll(offset).toBe('0')
  expect(server.log().map(({ event }) => event)).toContain('uploads-lapsed')
  const begun = Date.now()
  expect(await server.stop()).toBe(0)
  expect(Date.now() - begun).toBeLessThan(5_000)
})
