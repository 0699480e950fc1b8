import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toHex } from '../../src/domain/hex.ts'
import { LIMITS } from '../../src/domain/limits.ts'
import { type Report, type Sender, titleOf } from '../../src/domain/report.ts'
import { readSealed, seal } from '../../src/domain/sealed.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const hex = (bytes: number) => toHex(new Uint8Array(bytes).fill(0x5a))

const report: Report = {
  version: 1,
  random: hex(16),
  code: '7F3K9Q2M',
  kind: 'complaint',
  category: 'waters',
  body: 'Papan dermaga lepas. Seorang ibu hampir jatuh.',
  occurredOn: '2026-03-01',
  place: { regency: null, district: null, village: null, text: null, position: null },
  anonymous: false,
  confidential: false,
  supervisory: false,
  channel: 'phone',
  deviceTime: '2026-03-02T09:00:00.000+08:00',
  attachments: [],
  trackingHash: hex(32),
  uploadKeyHash: hex(32),
  senderHash: null,
  supersedes: null,
}
const sender: Sender = { salt: hex(16), name: 'Siti', contact: null }

/** Seals an object as it is, whether or not it is a report. */
async function sealAny(line1: unknown, line2 = '') {
  const text = typeof line1 === 'string' ? line1 : JSON.stringify(line1)
  const id = toHex(sha256(new TextEncoder().encode(text)))
  return readSealed(id, new TextEncoder().encode(`${text}\n${line2}`), sha256)
}

describe('sealed bytes', () => {
  test('give back report and sender, and are named by the hash of their first line alone', async () => {
    const withSender = await seal(report, sender, sha256)
    const read = await readSealed(withSender.id, withSender.bytes, sha256)
    expect(read).toMatchObject({ outcome: 'read', report: withSender.report, sender })
    const line1 = new TextDecoder().decode(withSender.bytes).split('\n')[0] ?? ''
    expect(withSender.id).toBe(createHash('sha256').update(line1).digest('hex'))
    const alone = await seal(report, null, sha256)
    expect(await readSealed(alone.id, alone.bytes, sha256)).toMatchObject({ outcome: 'read', sender: null })
  })

  test('with one bit changed anywhere are not the bytes', async () => {
    const { id, bytes } = await seal(report, sender, sha256)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const broken = Uint8Array.from(bytes)
        broken[bit >> 3] = (broken[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect((await readSealed(id, broken, sha256)).outcome).toBe('not-the-bytes')
      }),
    )
  })

  test('without a line end, without the sender they name, or with one they do not name are not the bytes', async () => {
    const { id, bytes } = await seal(report, sender, sha256)
    const end = bytes.indexOf(0x0a)
    expect((await readSealed(id, bytes.slice(0, end), sha256)).outcome).toBe('not-the-bytes')
    expect((await readSealed(id, bytes.slice(0, end + 1), sha256)).outcome).toBe('not-the-bytes')
    expect((await sealAny(report, JSON.stringify(sender))).outcome).toBe('not-the-bytes')
  })

  test('over the limit are too large, at it they are looked at', async () => {
    expect((await readSealed(hex(32), new Uint8Array(LIMITS.sealed + 1), sha256)).outcome).toBe('too-large')
    expect((await readSealed(hex(32), new Uint8Array(LIMITS.sealed), sha256)).outcome).toBe('not-the-bytes')
  })

  test('are read with members that a newer phone adds', async () => {
    expect(await sealAny({ ...report, mood: 'angry' })).toMatchObject({
      outcome: 'read',
      report: { kind: 'complaint' },
    })
  })

  test('that are whole but no report say which fields, in short words', async () => {
    const fieldsOf = async (change: object) => {
      const read = await sealAny({ ...report, ...change })
      return read.outcome === 'no-report' ? read.fields : read.outcome
    }
    expect(await fieldsOf({ body: '  ' })).toEqual({ body: 'empty' })
    expect(await fieldsOf({ body: '😀'.repeat(LIMITS.body) })).toBe('read')
    expect(await fieldsOf({ body: 'x'.repeat(LIMITS.body + 1) })).toEqual({ body: 'too-long' })
    expect(await fieldsOf({ kind: 'song' })).toEqual({ kind: 'wrong' })
    expect(await fieldsOf({ deviceTime: undefined })).toEqual({ deviceTime: 'missing' })
    const photo = { sha256: hex(32), size: 1, type: 'image/jpeg' }
    expect(await fieldsOf({ attachments: Array(6).fill(photo) })).toEqual({ attachments: 'too-many' })
    expect(await fieldsOf({ attachments: [{ ...photo, size: LIMITS.attachment + 1 }] })).toEqual({
      'attachments.0.size': 'wrong',
    })
    expect((await sealAny('{"version":1')).outcome).toBe('no-report')
  })

  test('never make the reader throw, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.string(), async (line1, line2) => {
        expect((await sealAny(line1.replaceAll('\n', ' '), line2)).outcome).not.toBe('read')
      }),
    )
  })
})

test('a title is the first sentence, or its first 120 characters', () => {
  expect(titleOf('  Papan lepas.  Seorang ibu\nhampir jatuh.')).toBe('Papan lepas.')
  expect(titleOf('Rp2.500.000 diminta! Kami menolak.')).toBe('Rp2.500.000 diminta!')
  expect(titleOf('tanpa titik')).toBe('tanpa titik')
  expect([...titleOf('😀'.repeat(300))]).toHaveLength(120)
})
