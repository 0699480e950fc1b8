import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb'
import type { EnvelopeKey } from '../domain/envelope-key.ts'
import type { Hex } from '../domain/hex.ts'
import type { ReportId } from '../domain/report.ts'
import type { SigningKey } from '../domain/signing-key.ts'
import type { Draft } from './draft.ts'
import type { Entry } from './entry.ts'
import type { JournalLine } from './journal.ts'
import type { Transfer } from './transfers.ts'

/**
 * The one database on the device, apart from every cache. Steps only add: a store or a field is never dropped or given
 * another meaning, so that an older build that meets a newer database still sends what is in it.
 */
export type OutboxSchema = {
  reports: { key: ReportId; value: EntryRow; indexes: { open: number } }
  /** At most 256 KiB each. ArrayBuffer and not Blob or File: WebKit loses those. */
  chunks: { key: [string, number]; value: ArrayBuffer }
  blobs: { key: string; value: BlobRow }
  transfers: { key: [ReportId, Hex]; value: TransferRow }
  drafts: { key: string; value: Draft }
  /** Draft → the report it was sealed as, so that no draft is sealed twice. */
  seals: { key: string; value: ReportId }
  journal: { key: number; value: JournalLine }
  meta: { key: keyof Meta; value: Meta[keyof Meta] }
}

/** `open` is there while the report is undelivered: the index holds only those. */
export type EntryRow = Entry & { readonly open?: 1 }

/** A photo's bytes, in `n` chunks. `refs`: how many drafts' and reports' lists name them. */
export type BlobRow = {
  readonly sha256: Hex
  readonly size: number
  readonly type: string
  readonly n: number
  readonly refs: number
}

/** How far a photo got. */
export type TransferRow = Transfer & { readonly id: ReportId; readonly sha256: Hex }

export type Meta = {
  /** The province's keys that are believed, oldest first. */
  keys: readonly SigningKey[]
  /** What envelopes are sealed to; a believed key vouched for it when it was written down. */
  envelopeKey: EnvelopeKey
  /** What a tablet at a counter keeps of itself, as its screen wrote it. Absent: this device is no kiosk. */
  kiosk: string
  /** The highest restore epoch of any valid receipt. */
  epoch: number
  /** The latest time of the province's clock: what delivered reports age by. */
  provinceTime: number
  /** Until when the whole origin waits, as it asked with Retry-After. */
  hold: number
  /** Who sends, and until when the others believe that it is alive. */
  lease: { readonly owner: string; readonly until: number }
  persisted: 'granted' | 'denied'
  /** The person put sending off by their own hand. Absent: nothing is put off. */
  paused: true
  /** The second copies were read into this database. Absent: it is new, and an older one may have been deleted. */
  secondCopies: 'read'
}

type StoreName = keyof OutboxSchema & string
type IdbSchema = OutboxSchema & DBSchema
type Connection = IDBPDatabase<IdbSchema>
export type Reading = IDBPTransaction<IdbSchema, StoreName[], 'readonly'>
export type Writing = IDBPTransaction<IdbSchema, StoreName[], 'readwrite'>

const STEPS: readonly ((connection: Connection) => void)[] = [
  // v1: everything this outbox began with.
  (connection) => {
    connection.createObjectStore('reports', { keyPath: 'id' }).createIndex('open', 'open')
    connection.createObjectStore('chunks')
    connection.createObjectStore('blobs', { keyPath: 'sha256' })
    connection.createObjectStore('transfers', { keyPath: ['id', 'sha256'] })
    connection.createObjectStore('drafts', { keyPath: 'id' })
    connection.createObjectStore('seals')
    connection.createObjectStore('journal', { autoIncrement: true })
    connection.createObjectStore('meta')
  },
]

export type Database = {
  readonly read: <T>(stores: StoreName[], work: (tx: Reading) => Promise<T>) => Promise<T>
  /**
   * One transaction, durable when this resolves (`strict`: the operating system has written it out). In `work` nothing
   * but the transaction is awaited, or it would close underneath. Whatever `work` throws undoes all of it.
   */
  readonly write: <T>(stores: StoreName[], work: (tx: Writing) => Promise<T>) => Promise<T>
  readonly close: () => void
}

/** `makeRoom`: before it is opened again after the browser closed it by itself, which it does when its disk is full. */
export function openDatabase(name: string, makeRoom: () => Promise<void>): Database {
  let connection: Promise<Connection> | null = null
  let room = Promise.resolve()

  const connect = (): Promise<Connection> => {
    const opening = connection ?? room.then(() => open(name, forget, terminated))
    connection = opening
    // One that could not be had (a disk without any room) is asked for anew by whoever comes next.
    opening.catch(() => {
      if (connection === opening) forget()
    })
    return opening
  }
  const forget = () => {
    connection = null
  }
  const terminated = () => {
    room = makeRoom()
    forget()
  }

  /** Begins a transaction; once more with a new connection when the old one was closed underneath (fault 32). */
  async function begin<T>(start: (connection: Connection) => T): Promise<T> {
    const used = connect()
    try {
      return start(await used)
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error
      // Unless somebody has met it before, and opened it anew.
      if (connection === used) terminated()
      return start(await connect())
    }
  }

  return {
    read: async (stores, work) => {
      const tx = await begin((open) => ({ tx: open.transaction(stores, 'readonly') }))
      return work(tx.tx)
    },
    write: async (stores, work) => {
      // In an object: a transaction of idb is a proxy, and awaiting it must not look like awaiting a promise.
      const { tx } = await begin((open) => ({ tx: open.transaction(stores, 'readwrite', { durability: 'strict' }) }))
      // The failure is passed on below, once, with its cause.
      const done = tx.done.then(
        () => null,
        (error: unknown) => ({ error }),
      )
      try {
        const result = await work(tx)
        const failure = await done
        if (failure !== null) throw tx.error ?? failure.error
        return result
      } catch (error) {
        try {
          tx.abort()
        } catch {
          // Aborted already, by the same failure.
        }
        await done
        throw tx.error ?? error
      }
    },
    close: () => {
      void connection?.then(
        (open) => open.close(),
        () => null, // It never opened; nothing to close.
      )
      forget()
    },
  }
}

async function open(name: string, forget: () => void, terminated: () => void): Promise<Connection> {
  const callbacks = {
    upgrade: (connection: Connection, from: number) => {
      for (const step of STEPS.slice(from)) step(connection)
    },
    // Another tab brings a newer database: make way at once, so that nobody waits for this tab to be closed.
    blocking: (_present: number, _wanted: number | null, event: IDBVersionChangeEvent) => {
      forget()
      if (event.target instanceof IDBDatabase) event.target.close()
    },
    terminated,
  }
  try {
    return await openDB<IdbSchema>(name, STEPS.length, callbacks)
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'VersionError') throw error
    // A newer build made it. Steps only add, so this build reads and sends what it knows.
    return await openDB<IdbSchema>(name, undefined, callbacks)
  }
}
