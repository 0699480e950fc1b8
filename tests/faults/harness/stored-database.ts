import type { Page } from '@playwright/test'

/** A device's database as it once was: each store with its description and its rows, bytes in base64. */
export type StoredDatabase = {
  readonly version: number
  readonly stores: readonly {
    readonly name: string
    readonly keyPath: string | readonly string[] | null
    readonly autoIncrement: boolean
    readonly indexes: readonly { readonly name: string; readonly keyPath: string }[]
    readonly rows: { readonly key: unknown; readonly value: unknown }[]
  }[]
}

/** Reads the whole database of this page, to be kept as a fixture. */
export function dumpDatabase(page: Page): Promise<StoredDatabase> {
  return page.evaluate(async () => {
    const pack = (value: unknown): unknown => {
      if (value instanceof ArrayBuffer) return { $buffer: base64(new Uint8Array(value)) }
      if (value instanceof Uint8Array) return { $bytes: base64(value) }
      if (Array.isArray(value)) return value.map(pack)
      if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, pack(each)]))
      }
      return value
    }
    const base64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await done(indexedDB.open('lapor-outbox'))
    const stores = []
    for (const name of database.objectStoreNames) {
      const store = database.transaction(name).objectStore(name)
      const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())])
      const rows = keys.map((key, index) => ({ key, value: pack(values[index]) }))
      const indexes = [...store.indexNames].map((index) => ({
        name: index,
        keyPath: String(store.index(index).keyPath),
      }))
      stores.push({ name, keyPath: store.keyPath, autoIncrement: store.autoIncrement, indexes, rows })
    }
    const { version } = database
    database.close()
    return { version, stores }
  })
}

/** Puts such a database in the place of this origin's own, which must not be there yet. */
export function restoreDatabase(page: Page, stored: StoredDatabase): Promise<void> {
  return page.evaluate(async (stored) => {
    const unpack = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(unpack)
      if (typeof value !== 'object' || value === null) return value
      if ('$buffer' in value) return bytes(String(value.$buffer)).buffer
      if ('$bytes' in value) return bytes(String(value.$bytes))
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, unpack(each)]))
    }
    const bytes = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('lapor-outbox', stored.version)
      opening.onupgradeneeded = () => {
        for (const { name, keyPath, autoIncrement, indexes, rows } of stored.stores) {
          const store = opening.result.createObjectStore(name, {
            keyPath: typeof keyPath === 'string' || keyPath === null ? keyPath : [...keyPath],
            autoIncrement,
          })
          for (const index of indexes) store.createIndex(index.name, index.keyPath)
          for (const { key, value } of rows) {
            if (keyPath === null) store.put(unpack(value), key as IDBValidKey)
            else store.put(unpack(value))
          }
        }
      }
      opening.onsuccess = () => {
        opening.result.close()
        resolve()
      }
      opening.onerror = () => reject(opening.error)
    })
  }, stored)
}
