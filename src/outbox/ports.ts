import type { Sha256 } from '../domain/hash.ts'

/** The outside world as the outbox sees it. Everything a test replaces is handed in here. */
export type Ports = {
  readonly fetch: (address: string, request: RequestInit) => Promise<Response>
  /** Epoch milliseconds of the device's clock. No right, refusal or expiry hangs on it (O8). */
  readonly now: () => number
  /** Minutes that local time is ahead of UTC at `at`. */
  readonly offsetAt: (at: number) => number
  /** `count` bytes nobody can guess. */
  readonly random: (count: number) => Uint8Array<ArrayBuffer>
  /** At least 0 and less than 1: the jitter. */
  readonly chance: () => number
  readonly sha256: Sha256
  readonly subtle: SubtleCrypto
  readonly locks: LockManager
  /** Runs `task` after so many milliseconds; returns how to call it off. */
  readonly timer: (milliseconds: number, task: () => void) => () => void
  /** To the other tabs and the worker. */
  readonly channel: BroadcastChannel
  /** `persist`, which only a page has, asks the browser never to clear this storage by itself. */
  readonly storage: { readonly persist?: () => Promise<boolean>; readonly persisted: () => Promise<boolean> } | null
  /** Asks for a Background Sync; does nothing where there is none. Never rejects. */
  readonly askForSync: () => Promise<void>
  readonly databaseName: string
  /** For the ballast and the second copies; null where the browser gives none. */
  readonly caches: Pick<CacheStorage, 'open' | 'has' | 'delete'> | null
}

/** Background Sync is in Chromium only and missing from TypeScript's libraries. */
type Registration = ServiceWorkerRegistration & {
  readonly sync?: { readonly register: (tag: string) => Promise<void> }
}

/** The real world of a page or a worker. `registration`: whose Background Sync is asked for, once it is known. */
export function browserPorts(registration: () => Promise<Registration | null>): Ports {
  return {
    fetch: (address, request) => fetch(address, request),
    now: () => Date.now(),
    offsetAt: (at) => -new Date(at).getTimezoneOffset(),
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    chance: () => Math.random(),
    sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
    subtle: crypto.subtle,
    locks: navigator.locks,
    timer: (milliseconds, task) => {
      const handle = setTimeout(task, milliseconds)
      return () => clearTimeout(handle)
    },
    channel: new BroadcastChannel('lapor-outbox'),
    storage: navigator.storage ?? null,
    askForSync: async () => {
      try {
        await (await registration())?.sync?.register(SYNC_TAG)
      } catch {
        // Denied, switched off, or no worker yet. Everything works from the page without it.
      }
    },
    databaseName: 'lapor-outbox',
    caches: globalThis.caches ?? null,
  }
}

/** The name of the Background Sync and of the periodic one. */
export const SYNC_TAG = 'lapor-outbox'
