import { open } from 'node:fs/promises'

/** Makes a folder's entries durable: a file that was synced can still lose its name in a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
