import { useEffect, useRef, useState } from 'preact/hooks'
import * as v from 'valibot'
import { DESK, type LiveMessage, liveMessageSchema, sessionAnswerSchema } from '../../../domain/desk-protocol.ts'
import { read } from '../ask.ts'

export type LiveState = 'connecting' | 'open' | 'lost'

/** How long to wait before a connection that the browser gave up is opened again. Milliseconds. */
const AGAIN = 3_000

/**
 * Follows the live feed for as long as the screen stands. The browser reconnects by itself and says where it was; where
 * it gives up, a new connection begins with a reload of all.
 */
export function useLive(listen: (message: LiveMessage) => void): LiveState {
  const [state, setState] = useState<LiveState>('connecting')
  const listener = useRef(listen)
  listener.current = listen
  useEffect(() => {
    let source: EventSource | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      source = new EventSource(DESK.live)
      source.onopen = () => setState('open')
      source.onmessage = (event: MessageEvent<unknown>) => {
        const message = readMessage(event.data)
        if (message !== null) listener.current(message)
      }
      source.onerror = () => {
        setState('lost')
        if (source?.readyState !== EventSource.CLOSED) return
        // Refused: perhaps the session ended, which this question finds out.
        void read(DESK.session, sessionAnswerSchema)
        timer = setTimeout(() => {
          listener.current({ what: 'reload' })
          open()
        }, AGAIN)
      }
    }
    open()
    return () => {
      clearTimeout(timer)
      source?.close()
    }
  }, [])
  return state
}

function readMessage(data: unknown): LiveMessage | null {
  if (typeof data !== 'string') return null
  try {
    const read = v.safeParse(liveMessageSchema, JSON.parse(data))
    return read.success ? read.output : null
  } catch {
    return null
  }
}
