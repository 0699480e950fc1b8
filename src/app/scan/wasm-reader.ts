import { scriptUrl } from '../parts/script-url.ts'
import workerUrl from './decode-worker.ts?worker&url'
import type { SymbolReader } from './reader.ts'
import type { FromReader, ToReader } from './reading.ts'

/** Longer side of the picture that is read. More finds no more symbols and costs a slow phone its smoothness. Pixels. */
const SIDE = 960

/** Our reader, in a worker of its own: WebAssembly is allowed there and nowhere else. Null: it cannot be had now. */
export function openWasm(): Promise<SymbolReader | null> {
  return new Promise((resolve) => {
    const worker = new Worker(scriptUrl(workerUrl))
    const canvas = document.createElement('canvas')
    const pen = canvas.getContext('2d', { willReadFrequently: true })
    let answer: { readonly done: (text: string | null) => void; readonly fail: (error: Error) => void } | null = null
    const fail = () => {
      worker.terminate()
      answer?.fail(new Error('the reader ended'))
      resolve(null)
    }
    worker.addEventListener('error', fail)
    worker.addEventListener('message', ({ data }: MessageEvent<FromReader>) => {
      if (data.type === 'unavailable') return fail()
      if (data.type === 'read') return answer?.done(data.text)
      return resolve({
        name: 'wasm',
        read: (video) =>
          new Promise((done, refuse) => {
            answer = { done, fail: refuse }
            const picture = pen === null ? null : pictureOf(video, canvas, pen)
            if (picture === null) return done(null)
            return worker.postMessage(picture, [picture.pixels])
          }),
        close: () => worker.terminate(),
      })
    })
  })
}

/** The picture as it is shown: the middle square of it. */
function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement, pen: CanvasRenderingContext2D): ToReader | null {
  const shown = Math.min(video.videoWidth, video.videoHeight)
  if (shown === 0) return null
  const side = Math.min(shown, SIDE)
  if (canvas.width !== side) canvas.width = canvas.height = side
  const [left, top] = [(video.videoWidth - shown) / 2, (video.videoHeight - shown) / 2]
  pen.drawImage(video, left, top, shown, shown, 0, 0, side, side)
  return { width: side, height: side, pixels: pen.getImageData(0, 0, side, side).data.buffer }
}
