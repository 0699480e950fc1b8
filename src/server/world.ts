import type { Clocks, Holidays } from '../domain/deadlines.ts'
import type { Database } from './database/open.ts'
import type { Settings } from './settings.ts'

/** The outside world as the server's rooms see it: everything a test replaces, handed in and never imported. */
export type World = {
  readonly settings: Settings
  readonly database: Database
  readonly secrets: Secrets
  readonly attachments: AttachmentStore
  /** Epoch milliseconds. */
  readonly now: () => number
  /** `count` bytes nobody can guess. */
  readonly random: (count: number) => Uint8Array<ArrayBuffer>
  readonly log: Log
  readonly clocks: Clocks
  readonly holidays: Holidays
}

/** Keys made on the first start and kept in `DATA_DIR`, readable by the owner only. 32 bytes each. */
export type Secrets = {
  /** Under which tracking hashes become look-up keys. */
  readonly trackingKey: Uint8Array<ArrayBuffer>
  /** Encrypts senders (AES-256-GCM). */
  readonly senderKey: Uint8Array<ArrayBuffer>
  /** Makes and checks the fields of a form sent without script. */
  readonly formKey: Uint8Array<ArrayBuffer>
  /** Oldest first; the last one signs. Private keys in PKCS#8 PEM. */
  readonly signingKeys: readonly SigningKeyPair[]
  /** Open envelopes. Oldest first, none is ever dropped: a device may hold an envelope for weeks. PKCS#8 PEM. */
  readonly envelopeKeys: readonly EnvelopeKeyPair[]
}
type KeyPair = { readonly keyId: string; readonly privateKey: string; readonly since: number }
export type SigningKeyPair = KeyPair
export type EnvelopeKeyPair = KeyPair

/**
 * Where attachments rest. Received bytes are kept as they came and never served; people see a copy that was decoded and
 * encoded again. A folder by default.
 */
export type AttachmentStore = {
  /**
   * Writes `chunk` at `offset` into the part received so far, and resolves when it is on disk, synced. Bytes before and
   * behind it stay: two server processes may be given the same chunk, and the slower must not undo what was acknowledged.
   */
  readonly write: (reportId: string, sha256: string, offset: number, chunk: Uint8Array) => Promise<void>
  /**
   * Puts the whole, checked bytes to rest under their name, synced, and drops the part they came in. From then on no
   * `write` changes what `read` gives.
   */
  readonly keep: (reportId: string, sha256: string, bytes: Uint8Array) => Promise<void>
  /** The bytes at rest, else the part received so far; null when there are none. */
  readonly read: (reportId: string, sha256: string) => Promise<Uint8Array<ArrayBuffer> | null>
  /** Drops all there is of it: what was received so far, or what was refused or removed, with its copies. */
  readonly discard: (reportId: string, sha256: string) => Promise<void>
  readonly writeCopy: (reportId: string, sha256: string, size: CopySize, bytes: Uint8Array) => Promise<void>
  readonly readCopy: (reportId: string, sha256: string, size: CopySize) => Promise<Uint8Array<ArrayBuffer> | null>
  /** Bytes free for new attachments. */
  readonly free: () => Promise<number>
}
export type CopySize = 'full' | 'thumbnail'

/** One line of JSON an event. Never personal data, tracking codes, addresses or request bodies. */
export type Log = (event: string, details?: Readonly<Record<string, string | number | boolean | null>>) => void
