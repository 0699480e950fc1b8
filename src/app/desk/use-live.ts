import { useEffect, useRef, useState } from 'preact/hooks'
import * as v from 'valibot'
import { DESK, type LiveMessage, liveMessageSchema } from '../../domain/desk-protocol.ts'

/**
 * Listens to the live feed. The browser connects again by itself and says where it stood; only an answer that is no feed
 * (the session ended) closes it for good, and then `onEnd` is told.
 */
export function useLive(onMessage: (message: LiveMessage) => void, onEnd: () => void): boolean {
  const [connected, setConnected] = useState(false)
  const handlers = useRef({ onMessage, onEnd })
  handlers.current = { onMessage, onEnd }
  useEffect(() => {
    const source = new EventSource(DESK.live)
    source.onopen = () => setConnected(true)
    source.onmessage = (event: MessageEvent<unknown>) => {
      const message = readMessage(event.data)
      if (message !== null) handlers.current.onMessage(message)
    }
    source.onerror = () => {
      setConnected(false)
      if (source.readyState === EventSource.CLOSED) handlers.current.onEnd()
    }
    return () => source.close()
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
