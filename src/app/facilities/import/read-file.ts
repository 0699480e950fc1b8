import { scriptUrl } from '../../parts/script-url.ts'
import workerUrl from './reader-worker.ts?worker&url'
import { MOST_FILE_BYTES, type ReadFile, refused } from './table-file.ts'

/** A full table takes about a second on an old computer. Milliseconds. */
const PATIENCE = 30_000

/** Reads a file that somebody chose, in a worker; it never leaves the device. What is no table is refused with a word. */
export function readFile(file: File): Promise<ReadFile> {
  if (file.size > MOST_FILE_BYTES) return Promise.resolve(refused('too-big'))
  return new Promise((resolve) => {
    const worker = new Worker(scriptUrl(workerUrl))
    const end = (read: ReadFile) => {
      clearTimeout(patience)
      worker.terminate()
      resolve(read)
    }
    const patience = setTimeout(() => end(refused('too-slow')), PATIENCE)
    worker.addEventListener('message', (event: MessageEvent<ReadFile>) => end(event.data))
    // Without a word it never ran: its script could not be fetched.
    worker.addEventListener('error', ({ message }) => end(refused(message ? 'broken-xlsx' : 'no-reader')))
    worker.postMessage(file)
  })
}
