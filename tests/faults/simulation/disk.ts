import {
  IDBCursor,
  IDBCursorWithValue,
  IDBDatabase,
  IDBFactory,
  IDBIndex,
  IDBKeyRange,
  IDBObjectStore,
  IDBOpenDBRequest,
  IDBRequest,
  IDBTransaction,
  IDBVersionChangeEvent,
} from 'fake-indexeddb'
import type { Life } from './scheduler.ts'

/** What one phone keeps: a real store in memory. Who opens it may die; the store stays, without what was not committed. */
export type Disk = {
  /** The name under which `life` opens it. */
  readonly nameFor: (life: Life) => string
  /** Undoes what `life` had under way, and closes its connections. */
  readonly leave: (life: Life) => void
  /** The browser deletes the database, once nobody has it open: what was in it is gone. */
  readonly lose: () => void
  /** Asked at the begin of every writing transaction: whether the device is too full for it. */
  isFull: () => boolean
  /** Whether there is room for the eight megabytes that a device keeps for hard times. */
  hasRoomToSpare: boolean
}

type User = {
  readonly life: Life
  readonly factory: IDBFactory
  readonly disk: Disk
  readonly connections: Set<IDBDatabase>
  readonly open: Set<IDBTransaction>
}
const users = new Map<string, User>()

/** Puts the store where the outbox looks for it. A database's name says who opens it. */
export function installStores(): void {
  const indexedDB = { open: (name: string, version?: number) => openFor(name, version) }
  const names = { IDBCursor, IDBCursorWithValue, IDBDatabase, IDBFactory, IDBIndex, IDBKeyRange, IDBObjectStore }
  Object.assign(globalThis, names, { IDBOpenDBRequest, IDBRequest, IDBTransaction, IDBVersionChangeEvent, indexedDB })
}

export function createDisk(): Disk {
  let factory = new IDBFactory()
  const disk: Disk = {
    nameFor: (life) => {
      users.set(life.name, { life, factory, disk, connections: new Set(), open: new Set() })
      return life.name
    },
    leave: (life) => {
      const user = users.get(life.name)
      users.delete(life.name)
      for (const tx of user?.open ?? []) {
        try {
          tx.abort()
        } catch {
          // Committed already.
        }
      }
      for (const connection of user?.connections ?? []) connection.close()
    },
    lose: () => {
      factory = new IDBFactory()
    },
    isFull: () => false,
    hasRoomToSpare: true,
  }
  return disk
}

function openFor(name: string, version?: number): IDBOpenDBRequest {
  const user = users.get(name)
  if (user === undefined) throw new Error('somebody dead opens the store')
  const { life, factory, connections } = user
  const request = factory.open('lapor-outbox', version)
  const guard = (event: Event) => {
    if (!life.alive) event.stopImmediatePropagation()
  }
  request.addEventListener('upgradeneeded', (event) => {
    guard(event)
    if (!life.alive) request.transaction?.abort()
  })
  request.addEventListener('error', guard)
  request.addEventListener('success', (event) => {
    guard(event)
    if (!life.alive) return request.result.close()
    connections.add(request.result)
    watch(request.result, user, guard)
  })
  return request
}

/** Nothing of this connection is heard any more once its page is dead. */
function watch(connection: IDBDatabase, { open, disk }: User, guard: (event: Event) => void): void {
  for (const type of ['success', 'error', 'abort']) connection.addEventListener(type, guard, true)
  const begin = connection.transaction.bind(connection)
  connection.transaction = (stores, mode, options) => {
    const tx = begin(stores, mode, options)
    open.add(tx)
    for (const type of ['complete', 'abort']) {
      tx.addEventListener(type, (event) => {
        open.delete(tx)
        guard(event)
      })
    }
    if (mode === 'readwrite' && disk.isFull()) overflow(tx)
    return tx
  }
}

/** As browsers do it: the transaction fails as a whole, some time after it began. */
function overflow(tx: IDBTransaction): void {
  setImmediate(() => {
    const abort: unknown = Reflect.get(tx, '_abort')
    if (typeof abort === 'function' && Reflect.get(tx, '_state') !== 'finished') abort.call(tx, 'QuotaExceededError')
  })
}
