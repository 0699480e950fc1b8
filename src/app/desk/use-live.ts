import { useEffect, useRef, useState } from 'preact/hooks'
import * as v from 'valibot'
import { DESK, type LiveMessage, liveMessageSchema } from '../../domain/desk-protocol.ts'

/** How long to wait before a connection that the browser gave up is opened again. Milliseconds. */
const AGAIN = 3_000

/** `resting`: the account has too many windows open, and this one waits until somebody is at it again. */
export type Live = 'connected' | 'connecting' | 'resting'

/** What shows that somebody is at this window. */
const SIGNS = ['focus', 'pointerdown', 'keydown', 'visibilitychange'] as const

type Heard = Exclude<LiveMessage, { readonly what: 'rest' }>

/**
 * Listens to the live feed. The browser connects again by itself and says where it stood. Only an answer that is no feed
 * closes it for good: then `onEnd` asks whether the session ended, and a new feed begins with a reload of all. Asked to
 * rest it does not connect again by itself: it would only take another window's place, and that one its in turn.
 */
export function useLive(onMessage: (message: Heard) => void, onEnd: () => void): Live {
  const [live, setLive] = useState<Live>('connecting')
  const handlers = useRef({ onMessage, onEnd })
  handlers.current = { onMessage, onEnd }
  useEffect(() => {
    let again: ReturnType<typeof setTimeout> | undefined
    const open = (): EventSource => {
      const feed = new EventSource(DESK.live)
      feed.onopen = () => setLive('connected')
      feed.onmessage = (event: MessageEvent<unknown>) => {
        const message = readMessage(event.data)
        if (message?.what === 'rest') rest(feed)
        else if (message !== null) handlers.current.onMessage(message)
      }
      feed.onerror = () => {
        setLive('connecting')
        if (feed.readyState !== EventSource.CLOSED) return
        handlers.current.onEnd()
        again = setTimeout(anew, AGAIN)
      }
      return feed
    }
    const anew = () => {
      source = open()
      handlers.current.onMessage({ what: 'reload' })
    }
    const wake = () => {
      if (document.visibilityState === 'hidden') return
      for (const sign of SIGNS) removeEventListener(sign, wake, true)
      setLive('connecting')
      anew()
    }
    const rest = (feed: EventSource) => {
      feed.close()
      setLive('resting')
      for (const sign of SIGNS) addEventListener(sign, wake, true)
    }
    let source = open()
    return () => {
      clearTimeout(again)
      for (const sign of SIGNS) removeEventListener(sign, wake, true)
      source.close()
    }
  }, [])
  return live
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
