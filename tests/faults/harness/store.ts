import type { Page } from '@playwright/test'

/** Hands on the device's own store, beside the product's code, for faults that happen to the disk. */

/** Flips one bit of a photo's chunk as it rests on the device. */
export function flipStoredByte(page: Page, sha256: string, chunk: number): Promise<void> {
  return changeChunk(page, sha256, chunk, 'flip')
}

/** Deletes one of a photo's chunks from the device. */
export function deleteStoredChunk(page: Page, sha256: string, chunk: number): Promise<void> {
  return changeChunk(page, sha256, chunk, 'delete')
}

async function changeChunk(page: Page, sha256: string, chunk: number, how: 'flip' | 'delete'): Promise<void> {
  await page.evaluate(
    async ({ sha256, chunk, how }) => {
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('lapor-outbox')
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      const tx = opened.transaction('chunks', 'readwrite')
      const chunks = tx.objectStore('chunks')
      const reading = chunks.get([sha256, chunk])
      reading.onsuccess = () => {
        if (how === 'delete') return void chunks.delete([sha256, chunk])
        const bytes = new Uint8Array(reading.result)
        bytes[100] = (bytes[100] ?? 0) ^ 1
        chunks.put(bytes.buffer, [sha256, chunk])
      }
      await new Promise<void>((resolve, reject) => {
        tx.oncomplete = () => resolve()
        tx.onerror = () => reject(tx.error)
      })
      opened.close()
    },
    { sha256, chunk, how },
  )
}

/** The ids in the journal's lines about `event`. */
export function journalOf(page: Page, event: string): Promise<readonly unknown[]> {
  return page.evaluate(async (event) => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('lapor-outbox')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const reading = opened.transaction('journal').objectStore('journal').getAll()
    const lines = await new Promise<readonly { event: string; id: unknown }[]>((resolve, reject) => {
      reading.onsuccess = () => resolve(reading.result)
      reading.onerror = () => reject(reading.error)
    })
    opened.close()
    return lines.filter((line) => line.event === event).map(({ id }) => id)
  }, event)
}

/** Kills the process that draws this tab, as the system does with a tab it has no memory for. */
export async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const crashed = new Promise<void>((resolve) => page.once('crash', () => resolve()))
  // It never answers: whoever would is dead.
  void session.send('Page.crash').catch(() => null)
  await crashed
}
