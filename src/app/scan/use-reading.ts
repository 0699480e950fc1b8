import { useEffect, useRef, useState } from 'preact/hooks'
import type { Camera } from './camera.ts'
import { openReader, type SymbolReader } from './reader.ts'
import { openWasm } from './wasm-reader.ts'

/** Between two looks: a hand needs longer to hold still, and a slow phone stays cool. Milliseconds. */
const GAP = 120

export type Reading = 'loading' | 'looking' | 'unavailable'

/** Reads the picture of `video` until a symbol is found, which `onText` gets once. `camera` null: there is no picture. */
export function useReading(
  video: { readonly current: HTMLVideoElement | null },
  camera: Camera | null,
  attempt: number,
  onText: (text: string) => void,
): Reading {
  const [reading, setReading] = useState<Reading>('loading')
  const latest = useRef(onText)
  latest.current = onText

  useEffect(() => {
    setReading('loading')
    if (camera === null) return
    const stop = new AbortController()
    const show = (next: Reading) => {
      if (!stop.signal.aborted) setReading(next)
    }
    const read = async () => {
      let reader: SymbolReader | null = await openReader()
      while (reader !== null && !stop.signal.aborted) {
        show('looking')
        const found = await look(reader, video.current)
        if (stop.signal.aborted) break
        if (found === 'lost') {
          reader.close()
          // The browser's own reader may lose its service; ours is the last one there is.
          reader = reader.name === 'built-in' ? await openWasm() : null
        } else if (found !== null && found.text.trim() !== '') {
          latest.current(found.text)
          break
        } else {
          await pause(GAP)
        }
      }
      if (reader === null) show('unavailable')
      reader?.close()
    }
    void read()
    return () => stop.abort()
  }, [camera, attempt])

  return reading
}

type Found = { readonly text: string }

async function look(reader: SymbolReader, video: HTMLVideoElement | null): Promise<Found | 'lost' | null> {
  // Nothing to read before the first frame.
  if (video === null || video.readyState < video.HAVE_CURRENT_DATA) return null
  try {
    const text = await reader.read(video)
    return text === null ? null : { text }
  } catch {
    return 'lost'
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
