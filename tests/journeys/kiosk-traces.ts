import { readdirSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

/** Where words of somebody who left could still be: each place that holds one, by the word's own name. */

type Marks = Readonly<Record<string, string>>

/** Files of the browser's profile, as bytes: the words in UTF-8 and UTF-16. */
export function tracesInFolder(folder: string, marks: Marks): string[] {
  const needles = needlesOf(marks)
  const found: string[] = []
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = `${entry.parentPath}/${entry.name}`
    let bytes: Buffer
    try {
      bytes = readFileSync(path)
    } catch {
      // The browser deleted it while we looked.
      continue
    }
    for (const [name, needle] of needles) {
      if (bytes.includes(needle)) found.push(`${name} in ${path.slice(folder.length + 1)}`)
    }
  }
  return found
}

/** How many files were looked at: a search that looks at nothing finds nothing. */
export function filesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
}

/** The page's own stores, read beside the product's code: every database, cache, and both storages. */
export async function tracesInStores(page: Page, marks: Marks): Promise<string[]> {
  const rows = await page.evaluate(async () => {
    const text = (value: unknown): string => {
      if (value instanceof ArrayBuffer)
        return Array.from(new Uint8Array(value), (byte) => String.fromCharCode(byte)).join('')
      if (ArrayBuffer.isView(value)) return text(value.buffer)
      if (typeof value === 'object' && value !== null) return Object.values(value).map(text).join(' ')
      return String(value)
    }
    const rows: [string, string][] = [
      ['localStorage', JSON.stringify({ ...localStorage })],
      ['sessionStorage', JSON.stringify({ ...sessionStorage })],
      ['history', JSON.stringify([history.length, history.state, location.href])],
      ['document', document.documentElement.outerHTML],
      [
        'fields',
        [...document.querySelectorAll('input, textarea')].map((one) => (one as HTMLInputElement).value).join(' '),
      ],
    ]
    for (const { name } of await indexedDB.databases()) {
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name ?? '')
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      for (const store of opened.objectStoreNames) {
        const all = await new Promise<unknown[]>((resolve, reject) => {
          const reading = opened.transaction(store).objectStore(store).getAll()
          reading.onsuccess = () => resolve(reading.result)
          reading.onerror = () => reject(reading.error)
        })
        rows.push([`IndexedDB ${name} ${store}`, all.map(text).join(' ')])
      }
      opened.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const bytes = (await (await cache.match(request))?.arrayBuffer()) ?? new ArrayBuffer(0)
        rows.push([`cache ${name} ${request.url}`, `${request.url} ${text(bytes)}`])
      }
    }
    return rows
  })
  return rows.flatMap(([place, content]) => {
    return Object.entries(marks).flatMap(([name, mark]) => (content.includes(mark) ? `${name} in ${place}` : []))
  })
}

/** A heap snapshot, after collecting what nothing holds any more, and the accessibility tree. */
export async function tracesInMemory(page: Page, marks: Marks): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  const heap = chunks.join('')
  await session.send('Accessibility.enable')
  const tree = JSON.stringify(await session.send('Accessibility.getFullAXTree'))
  await session.detach()
  return Object.entries(marks).flatMap(([name, mark]) => [
    ...(heap.includes(mark) ? [`${name} in the heap`] : []),
    ...(tree.includes(mark) ? [`${name} in the accessibility tree`] : []),
  ])
}

function needlesOf(marks: Marks): readonly (readonly [string, Buffer])[] {
  return Object.entries(marks).flatMap(([name, mark]) => [
    [`${name} (utf-8)`, Buffer.from(mark, 'utf8')] as const,
    [`${name} (utf-16)`, Buffer.from(mark, 'utf16le')] as const,
  ])
}
