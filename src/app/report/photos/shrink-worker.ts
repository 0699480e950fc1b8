import { SEALED_TYPE } from './photo-format.ts'
import { type Canvas, shrink } from './shrink.ts'

/** Off the main thread: typing stays smooth while a photo is drawn smaller. Takes a Blob, answers `Shrunk`. */
addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.data instanceof Blob) void answer(event.data)
})

async function answer(original: Blob): Promise<void> {
  const shrunk = await shrink(original, offscreen)
  postMessage(shrunk)
}

function offscreen(width: number, height: number): Canvas | null {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (context === null) return null
  return { context, encode: (quality) => canvas.convertToBlob({ type: SEALED_TYPE, quality }) }
}
