import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LARGEST_ENVELOPE, readEnvelope, sealEnvelope } from '../../src/domain/envelope.ts'
import { currentOf, pointOf, REST_BEFORE_USE } from '../../src/domain/envelope-key.ts'
import { isEnvelope } from '../../src/domain/envelope-mark.ts'
import { toHex } from '../../src/domain/hex.ts'
import { decrypt, encrypt } from '../../src/domain/hpke.ts'
import { LIMITS } from '../../src/domain/limits.ts'
import { sealedReport } from '../server/intake/sealed-report.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const fresh = (seed: number) => new Uint8Array(32).fill(seed)
const sender = { salt: '00'.repeat(16), name: 'Siti', contact: null } as never

function keyPair(keyId: string) {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  const d = privateKey.export({ format: 'jwk' }).d ?? ''
  return {
    to: { keyId, publicKey: spki.subarray(-65).toString('base64url') },
    opening: { keyId, privateKey: new Uint8Array(Buffer.from(d, 'base64url')) },
  }
}
const own = keyPair('own')
const older = keyPair('older')
const keys = [older.opening, own.opening]

test('an envelope gives back report and sender, is named by its own hash, and shows neither', async () => {
  const report = await sealedReport({}, sender)
  for (const { to } of [own, older]) {
    const { id, bytes } = await sealEnvelope(report.bytes, to, fresh(7), sha256)
    expect(id).toBe(toHex(sha256(bytes)))
    expect([isEnvelope(bytes), isEnvelope(report.bytes)]).toEqual([true, false])
    expect(Buffer.from(bytes).includes('Siti') || Buffer.from(bytes).includes('titian')).toBe(false)
    expect(await readEnvelope(id, bytes, keys, sha256)).toMatchObject({
      outcome: 'read',
      report: report.report,
      sender,
    })
  }
})

test('one bit changed anywhere is not the bytes; under its new hash it cannot be opened either', async () => {
  const { bytes } = await sealedReport({}, sender)
  const envelope = await sealEnvelope(bytes, own.to, fresh(1), sha256)
  const edges = [0, 17, 18, 20, 21, 22, 86, 87, envelope.bytes.length - 17, envelope.bytes.length - 1]
  const broken = (bit: number) => {
    const copy = Uint8Array.from(envelope.bytes)
    copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    return copy
  }
  await fc.assert(
    fc.asyncProperty(fc.nat(envelope.bytes.length * 8 - 1), async (bit) => {
      const copy = broken(bit)
      expect((await readEnvelope(envelope.id, copy, keys, sha256)).outcome).toBe('not-the-bytes')
      expect((await readEnvelope(toHex(sha256(copy)), copy, keys, sha256)).outcome).toBe('no-report')
    }),
    { examples: edges.map((byte): [number] => [byte * 8]) },
  )
})

test('cut or lengthened anywhere, it is nobody’s', async () => {
  const { bytes } = await sealedReport()
  const envelope = await sealEnvelope(bytes, own.to, fresh(1), sha256)
  await fc.assert(
    fc.asyncProperty(fc.nat(envelope.bytes.length - 1), async (length) => {
      const cut = envelope.bytes.slice(0, length)
      expect((await readEnvelope(toHex(sha256(cut)), cut, keys, sha256)).outcome).toBe('no-report')
    }),
  )
  const longer = new Uint8Array([...envelope.bytes, 0])
  expect((await readEnvelope(toHex(sha256(longer)), longer, keys, sha256)).outcome).toBe('no-report')
})

test('sealed to a key that is not here, or under another key’s name, it says so and is not opened', async () => {
  const { bytes } = await sealedReport()
  const stranger = keyPair('stranger')
  const foreign = await sealEnvelope(bytes, stranger.to, fresh(2), sha256)
  const unknown = { outcome: 'no-report', fields: { envelope: 'unknown-key' } }
  const unreadable = { outcome: 'no-report', fields: { envelope: 'unreadable' } }
  expect(await readEnvelope(foreign.id, foreign.bytes, keys, sha256)).toEqual(unknown)
  const posing = await sealEnvelope(bytes, { ...stranger.to, keyId: 'own' }, fresh(2), sha256)
  expect(await readEnvelope(posing.id, posing.bytes, keys, sha256)).toEqual(unreadable)
  // The right key under another name: the name is bound.
  const renamed = [{ ...own.opening, keyId: 'two' }]
  const named = await sealEnvelope(bytes, own.to, fresh(2), sha256)
  const other = new Uint8Array(
    Buffer.from(Buffer.from(named.bytes).toString('latin1').replace(' own', ' two'), 'latin1'),
  )
  expect(await readEnvelope(toHex(sha256(other)), other, renamed, sha256)).toEqual(unreadable)
})

test('what is inside is read as any report: its limits, its fields, its two lines', async () => {
  const read = async (content: Uint8Array<ArrayBuffer>) => {
    const { id, bytes } = await sealEnvelope(content, own.to, fresh(3), sha256)
    return { size: bytes.length, read: await readEnvelope(id, bytes, keys, sha256) }
  }
  const text = (words: string) => new TextEncoder().encode(words)
  const atLimit = await read(new Uint8Array(LIMITS.sealed))
  expect(atLimit.size).toBeLessThanOrEqual(LARGEST_ENVELOPE)
  expect(atLimit.read.outcome).toBe('no-report')
  expect((await read(new Uint8Array(LIMITS.sealed + 1))).read).toEqual({ outcome: 'too-large' })
  const { bytes } = await sealedReport({ body: 'a'.repeat(10_001) })
  expect((await read(bytes)).read).toEqual({ outcome: 'no-report', fields: { body: 'too-long' } })
  const withSender = (await sealedReport({}, sender)).bytes
  const alone = withSender.slice(0, withSender.indexOf(0x0a) + 1)
  expect((await read(alone)).read).toEqual({ outcome: 'no-report', fields: { envelope: 'unreadable' } })
  expect((await read(text('{}'))).read).toMatchObject({ outcome: 'no-report' })
  const inner = await sealEnvelope(bytes, own.to, fresh(4), sha256)
  expect((await read(inner.bytes)).read).toMatchObject({ outcome: 'no-report' })
})

const hex = (digits: string) => new Uint8Array(Buffer.from(digits, 'hex'))
const ascii = (words: string) => new TextEncoder().encode(words)

test('HPKE opens the published vector of its suite (CFRG, mode base, KEM 0x0010, KDF 0x0001, AEAD 0x0002)', async () => {
  const encapsulated = hex(
    '04c06b4f6bebc7bb495cb797ab753f911aff80aefb86fd8b6fcc35525f3ab5f03e0b21bd31a86c6048af3cb2d98e0d3bf01da5cc4c39ff5370d331a4f1f7d5a4e0',
  )
  const ciphertext = hex('58c61a45059d0c5704560e9d88b564a8b63f1364b8d1fcb3c4c6ddc1d291742465e902cd216f8908da49f8f96f')
  const privateKey = hex('317f915db7bc629c48fe765587897e01e282d3e8445f79f27f65d031a88082b2')
  const bound = { info: ascii('Ode on a Grecian Urn'), aad: ascii('Count-0') }
  const opened = await decrypt({ encapsulated, ciphertext }, privateKey, bound)
  expect(new TextDecoder().decode(opened ?? new Uint8Array(0))).toBe('Beauty is truth, truth beauty')
  expect(await decrypt({ encapsulated, ciphertext }, privateKey, { ...bound, aad: ascii('Count-1') })).toBeNull()
  expect(await decrypt({ encapsulated, ciphertext }, privateKey, { ...bound, info: ascii('Ode') })).toBeNull()
})

test('HPKE derives the one-time key as RFC 9180 A.3.1 does', async () => {
  const ikm = hex('4270e54ffd08d79d5928020af4686d8f6b7d35dbe470265f1f5aa22816ce860e')
  const to = hex(
    '04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0',
  )
  const { encapsulated } = await encrypt(ascii('x'), to, { info: ascii(''), aad: ascii('') }, ikm)
  expect(toHex(encapsulated)).toBe(
    '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4',
  )
})

test('a point’s text is read as Node reads base64url', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 65, maxLength: 65 }), (bytes) => {
      expect(pointOf({ publicKey: Buffer.from(bytes).toString('base64url') })).toEqual(Uint8Array.from(bytes))
    }),
  )
})

test('a new key is sealed to once it has rested; the first at once', () => {
  const [first, second] = [{ since: 1_000 }, { since: 2_000 }]
  expect(currentOf([first], 0)).toBe(first)
  expect(currentOf([first, second], 2_000 + REST_BEFORE_USE - 1)).toBe(first)
  expect(currentOf([first, second], 2_000 + REST_BEFORE_USE)).toBe(second)
})
