import type { Page } from '@playwright/test'
import * as v from 'valibot'
import { directorySchema } from '../../src/domain/protocol.ts'
import type { RunningServer } from './harness/server.ts'

/** What the journeys with the directory on the phone do again and again. */

/** Two example facilities of one regency, each with a code. */
export async function neighbours(server: RunningServer) {
  const answer = await fetch(`${server.url}/api/facilities`)
  const { facilities } = v.parse(directorySchema, await answer.json())
  const [first] = facilities
  const second = facilities.find(({ name, area }) => name !== first?.name && area.regency === first?.area.regency)
  if (first === undefined || second === undefined) throw new Error('no two examples in one regency')
  return [first, second] as const
}

/** Waits until some regency lies on the phone, with the mark that the province gave it. */
export async function directoryKept(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'lapor-directory')) return false
    const opened = await new Promise<IDBDatabase | null>((resolve) => {
      const opening = indexedDB.open('lapor-directory')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => resolve(null)
    })
    if (opened?.objectStoreNames.contains('scopes') !== true) {
      opened?.close()
      return false
    }
    const rows = await new Promise<{ readonly mark: string }[]>((resolve) => {
      const reading = opened.transaction('scopes').objectStore('scopes').getAll()
      reading.onsuccess = () => resolve(reading.result)
    })
    opened.close()
    return rows.some(({ mark }) => mark !== '')
  })
}
