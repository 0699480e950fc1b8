import type { Engine } from './engine.ts'
import { readMeta, writeMeta } from './meta.ts'

/** Asks the browser never to clear this storage by itself, and remembers its answer. Never rejects. */
export async function askToPersist({ ports, database }: Engine): Promise<void> {
  try {
    const granted = await ports.storage?.persist?.()
    if (granted !== undefined) await writeMeta(database, 'persisted', granted ? 'granted' : 'denied')
  } catch {
    // Private mode, or a full disk: then the answer stays unknown, and the screen says that.
  }
}

export async function persisted({ ports, database }: Engine): Promise<'granted' | 'denied' | 'unknown'> {
  if (await isPersisted(ports.storage)) return 'granted'
  const answer = await readMeta(database, 'persisted')
  // Granted once, and now taken back.
  return answer === null ? 'unknown' : 'denied'
}

async function isPersisted(storage: Engine['ports']['storage']): Promise<boolean> {
  try {
    return (await storage?.persisted?.()) === true
  } catch {
    // Private mode of some browsers: nothing is promised.
    return false
  }
}
