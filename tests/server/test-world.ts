import { createHash, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { CLOCKS } from '../../src/domain/deadlines.ts'
import { attachmentFolder } from '../../src/server/attachment-folder.ts'
import type { Database } from '../../src/server/database/open.ts'
import type { Settings } from '../../src/server/settings.ts'
import type { Secrets, SigningKeyPair, World } from '../../src/server/world.ts'

/** A real world with a clock that stands still until it is moved, random bytes that repeat, and its log lines kept. */
export type TestWorld = World & {
  /** Set `clock.at` to move time. Starts on Monday, 2 March 2026, 09:00 WITA. */
  readonly clock: { at: number }
  /** Every log line so far, as written. */
  readonly lines: string[]
  /** A temporary folder, gone after the test. */
  readonly folder: string
}

export const START = Date.parse('2026-03-02T09:00:00+08:00')

/** Builds a world on `database`. `more` replaces whole parts; `settings` single ones. */
export function testWorld(
  database: Database,
  more: Partial<Omit<World, 'settings'>> & { readonly settings?: Partial<Settings> } = {},
): TestWorld {
  const folder = mkdtempSync(join(tmpdir(), 'lapor-world-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const clock = { at: START }
  const lines: string[] = []
  return {
    database,
    secrets: testSecrets(),
    attachments: attachmentFolder(join(folder, 'attachments')),
    now: () => clock.at,
    random: repeatableRandom(),
    log: (event, details) => void lines.push(JSON.stringify({ event, ...details })),
    clocks: CLOCKS,
    holidays: new Set(['2026-03-19', '2026-03-20']),
    ...more,
    settings: { ...testSettings(folder), ...more.settings },
    clock,
    lines,
    folder,
  }
}

function testSettings(folder: string): Settings {
  return {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:8080',
    dataDir: folder,
    databaseUrl: null,
    trustProxy: 0,
    brand: 'LAPOR Kalsel',
    smsNumber: '1708',
    smsKeyword: 'LAPORPAMAN',
    logo: null,
    reportsPerHour: 1_000,
    bytesPerHour: 2_000_000_000,
    facilityReportsPerHour: 60,
    freeDiskFloor: 0,
  }
}

function testSecrets(): Secrets {
  return {
    trackingKey: new Uint8Array(32).fill(1),
    senderKey: new Uint8Array(32).fill(2),
    formKey: new Uint8Array(32).fill(3),
    signingKeys: [signingKey('first', START - 86_400_000)],
    envelopeKeys: [signingKey('envelope', START - 86_400_000)],
  }
}

/** A key pair as the secrets file holds it, for signing or for envelopes. */
export function signingKey(keyId: string, since: number): SigningKeyPair {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { keyId, privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), since }
}

/** The hashes of 0, 1, 2 …: another block with every call, the same in every run. */
function repeatableRandom(): World['random'] {
  let count = 0
  return (length) => {
    const bytes = new Uint8Array(length)
    for (let at = 0; at < length; at += 32) {
      const block = createHash('sha256').update(`lapor-test-${count++}`).digest()
      bytes.set(block.subarray(0, Math.min(32, length - at)), at)
    }
    return bytes
  }
}
