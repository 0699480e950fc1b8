import { scriptUrl } from '../../parts/script-url.ts'
import { SEALED_TYPE } from './photo-format.ts'
import { type Canvas, type Shrunk, shrink } from './shrink.ts'
import workerUrl from './shrink-worker.ts?worker&url'

/** How long a worker may take before the page draws by itself: a worker may never have started. */
const PATIENCE = 20_000

/** Makes a photo fit to be sealed, in a worker where there is one, else here. */
export async function shrinkPhoto(original: Blob): Promise<Shrunk> {
  if (typeof OffscreenCanvas !== 'undefined' && typeof Worker !== 'undefined') {
    const shrunk = await inWorker(original)
    if (shrunk !== null) return shrunk
  }
  return shrink(original, element)
}

/** Null when the worker did not start or failed: then the page can still do it. */
function inWorker(original: Blob): Promise<Shrunk | null> {
  return new Promise((resolve) => {
    let worker: Worker
    try {
      worker = new Worker(scriptUrl(workerUrl))
    } catch {
      // No workers here, or not this one: the page draws by itself.
      return resolve(null)
    }
    const end = (shrunk: Shrunk | null) => {
      clearTimeout(timer)
      worker.terminate()
      resolve(shrunk)
    }
    const timer = setTimeout(() => end(null), PATIENCE)
    worker.onmessage = ({ data }: MessageEvent<unknown>) => end(readShrunk(data))
    worker.onerror = () => end(null)
    worker.postMessage(original)
  })
}

function readShrunk(data: unknown): Shrunk | null {
  if (typeof data !== 'object' || data === null || !('outcome' in data)) return null
  if (data.outcome === 'undecodable') return { outcome: 'undecodable' }
  if (!('bytes' in data) || !(data.bytes instanceof ArrayBuffer)) return null
  return { outcome: 'shrunk', bytes: data.bytes }
}

function element(width: number, height: number): Canvas | null {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (context === null) return null
  return { context, encode: (quality) => new Promise((resolve) => canvas.toBlob(resolve, SEALED_TYPE, quality)) }
}
