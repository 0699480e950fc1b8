import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { KeptFacility } from '../../domain/directory.ts'

/**
 * The public directory on this phone: a database of its own, apart from the outbox's. All of it can be had again, so a
 * phone without room loses nothing by losing it, and no step of it can ever stand in a report's way.
 */
type Directory = DBSchema & {
  /** `63.71/0` … `63.71/f`: the facilities of one part. */
  parts: { key: string; value: readonly KeptFacility[] }
  /** By regency, for whoever looks for something in it. */
  indexes: { key: string; value: RegencyIndex }
  scopes: { key: Scope; value: ScopeRow }
}

/** What is kept up to date: one regency, or all of them. */
export type Scope = 'all' | `63.${string}`

export type ScopeRow = {
  readonly scope: Scope
  /** What the province said about the state that lies here. */
  readonly mark: string
  /** When it was last like the province's; epoch milliseconds of this phone. */
  readonly at: number
  /** When a code of it was last scanned. */
  readonly used: number
}

/** Text that is searched as text: far faster to read than a row for each code, and than an object for each name. */
export type RegencyIndex = {
  readonly regency: string
  /** Nine characters a code: the code, and its part in hexadecimal. */
  readonly codes: string
  /** A line a facility: its part in hexadecimal, its place there in base 36, a tab, its name as it is searched. */
  readonly names: string
}

export type DirectoryDatabase = IDBPDatabase<Directory>

const NAME = 'lapor-directory'

let opened: Promise<DirectoryDatabase> | null = null

/** Rejects where the browser stores nothing; asked for anew by whoever comes next. */
export function directoryDatabase(): Promise<DirectoryDatabase> {
  const opening =
    opened ??
    openDB<Directory>(NAME, 1, {
      upgrade(database) {
        database.createObjectStore('parts')
        database.createObjectStore('indexes', { keyPath: 'regency' })
        database.createObjectStore('scopes', { keyPath: 'scope' })
      },
      // A newer build waits for this connection.
      blocking: () => forget(true),
      terminated: () => forget(false),
    })
  opened = opening
  opening.catch(() => forget(false))
  return opening
}

function forget(close: boolean): void {
  const last = opened
  opened = null
  // One that was never open has nothing to close.
  if (close) void last?.then((database) => database.close()).catch(() => null)
}

/** The keys of a regency's parts. */
export function partsOf(regency: string): IDBKeyRange {
  return IDBKeyRange.bound(`${regency}/`, `${regency}/g`, false, true)
}

export function partKey(regency: string, part: number): string {
  return `${regency}/${part.toString(16)}`
}
