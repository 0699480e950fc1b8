import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALPHABET } from '../../src/domain/crockford.ts'
import {
  deriveSecrets,
  formatTrackingCode,
  hashOfUploadKey,
  readTrackingCode,
  TRACKING_RANDOM_BYTES,
  trackingCodeFrom,
} from '../../src/domain/tracking-code.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const random = fc.uint8Array({ minLength: TRACKING_RANDOM_BYTES, maxLength: TRACKING_RANDOM_BYTES })
const code = random.map((bytes) => trackingCodeFrom(bytes))

describe('a tracking code', () => {
  test('looks like no code of the national system, and is read with and without its prefix', () => {
    expect(formatTrackingCode(trackingCodeFrom(new Uint8Array(10)))).toBe('KS-0000-0000-0000-0000')
    fc.assert(
      fc.property(code, (made) => {
        for (const typed of [
          made,
          formatTrackingCode(made),
          `ks${made.toLowerCase()}`,
          ` ${formatTrackingCode(made)} `,
        ])
          expect(readTrackingCode(typed)).toBe(made)
      }),
    )
  })

  test('that begins with the letters of its prefix is not cut', () => {
    fc.assert(
      fc.property(code, (made) => {
        const begun = `KS${made.slice(2, 15)}`
        for (const last of ALPHABET) {
          const whole = begun + last
          if (readTrackingCode(whole) === null) continue
          expect(readTrackingCode(whole)).toBe(whole)
          expect(readTrackingCode(`KS-${whole}`)).toBe(whole)
        }
      }),
    )
  })

  test('is none with one wrong character anywhere, or two neighbours swapped', () => {
    fc.assert(
      fc.property(code, (made) => {
        for (let at = 0; at < made.length; at++) {
          for (const wrong of ALPHABET) {
            if (wrong !== made[at]) expect(readTrackingCode(made.slice(0, at) + wrong + made.slice(at + 1))).toBeNull()
          }
          const [a, b] = [made.charAt(at), made.charAt(at + 1)]
          if (b !== '' && a !== b) expect(readTrackingCode(made.slice(0, at) + b + a + made.slice(at + 2))).toBeNull()
        }
      }),
      { numRuns: 30 },
    )
  })

  test('is none with another length', () => {
    for (const typed of ['', 'KS', 'KS-0000-0000-0000', '0'.repeat(17), '0'.repeat(200)])
      expect(readTrackingCode(typed)).toBeNull()
  })

  test('carries all 75 bits', () => {
    fc.assert(
      fc.property(random, fc.integer({ min: 0, max: 74 }), (bytes, bit) => {
        const other = Uint8Array.from(bytes)
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7))
        expect(trackingCodeFrom(other)).not.toBe(trackingCodeFrom(bytes))
      }),
    )
  })
})

test('a code’s secrets are all different, one way, and the upload key proves itself by its hash', async () => {
  const made = trackingCodeFrom(new Uint8Array(10).fill(7))
  const secrets = await deriveSecrets(made, sha256)
  expect(new Set(Object.values(secrets)).size).toBe(3)
  expect(Object.values(secrets).every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true)
  expect(await hashOfUploadKey(secrets.uploadKey, sha256)).toBe(secrets.uploadKeyHash)
  // Written down: phones and the province must derive the same for ever.
  expect(secrets.trackingHash).toBe(createHash('sha256').update(`lapor-tracking-v1\n${made}`).digest('hex'))
  expect(secrets.uploadKey).toBe(createHash('sha256').update(`lapor-upload-key-v1\n${made}`).digest('hex'))
})
