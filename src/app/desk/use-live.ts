import { useEffect, useRef, useState } from 'preact/hooks'
import * as v from 'valibot'
import { DESK, type LiveMessage, liveMessageSchema } from '../../domain/desk-protocol.ts'

/** How long to wait before a connection that the browser gave up is opened again. Milliseconds. */
const AGAIN = 3_000

/**
 * Listens to the live feed. The browser connects again by itself and says where it stood. Only an answer that is no feed
 * closes it for good: then `onEnd` asks whether the session ended, and a new feed begins with a reload of all.
 */
export function useLive(onMessage: (message: LiveMessage) => void, onEnd: () => void): boolean {
  const [connected, setConnected] = useState(false)
  const handlers = useRef({ onMessage, onEnd })
  handlers.current = { onMessage, onEnd }
  useEffect(() => {
    let again: ReturnType<typeof setTimeout> | undefined
    const open = (): EventSource => {
      const feed = new EventSource(DESK.live)
      feed.onopen = () => setConnected(true)
      feed.onmessage = (event: MessageEvent<unknown>) => {
        const message = readMessage(event.data)
        if (message !== null) handlers.current.onMessage(message)
      }
      feed.onerror = () => {
        setConnected(false)
        if (feed.readyState !== EventSource.CLOSED) return
        handlers.current.onEnd()
        again = setTimeout(() => {
          source = open()
          handlers.current.onMessage({ what: 'reload' })
        }, AGAIN)
      }
      return feed
    }
    let source = open()
    return () => {
      clearTimeout(again)
      source.close()
    }
  }, [])
  return connected
}

function readMessage(data: unknown): LiveMessage | null {
  if (typeof data !== 'string') return null
  try {
    const read = v.safeParse(liveMessageSchema, JSON.parse(data))
    return read.success ? read.output : null
  } catch {
    // A line cut off by a proxy; the next refresh brings what it said.
    return null
  }
}
