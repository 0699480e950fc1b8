import type { Outbox } from './outbox.ts'

/** As much of a page as delivery needs; `window` is one. */
export type Page = EventTarget & { readonly document: EventTarget & { readonly visibilityState: string } }

/** However long the wait, the queue is looked at this often while a page is open. */
const LOOK = 15 * 60_000

/**
 * Lets a page deliver: at start, when it becomes visible, when the connection comes back, after every change, and when a
 * wait is over. None of these is evidence of a connection, and none is needed: each only makes it try. Before the browser
 * freezes the page it lets others send. Returns how to stop.
 */
export function startDelivery(outbox: Outbox, page: Page): () => void {
  const stop = new AbortController()
  const { signal } = stop
  let timer: ReturnType<typeof setTimeout> | undefined
  let soon: typeof timer
  /** From before a freeze until it is over: not even a look into the store, since a frozen page never ends it. */
  let resting = false

  /** While a round is under way nobody need plan the next. */
  let rounds = 0

  // A store that cannot be opened now is looked at again later.
  const look = (send: () => Promise<void>) => {
    resting = false
    rounds += 1
    void send().then(() => {
      rounds -= 1
      planNext()
    })
  }
  const planNext = () => {
    if (!resting && rounds === 0) void outbox.nextWake().then(plan, () => plan(LOOK))
  }
  /** Changes come in crowds: one look for all of them. */
  const planSoon = () => {
    soon ??= setTimeout(() => {
      soon = undefined
      planNext()
    }, 1_000)
  }
  const reconnect = () => look(outbox.reconnect)
  const rest = () => {
    resting = true
    clearTimeout(timer)
    outbox.rest()
  }
  const plan = (wait: number | null) => {
    clearTimeout(timer)
    if (!signal.aborted) timer = setTimeout(look, Math.max(1_000, Math.min(wait ?? LOOK, LOOK)), outbox.deliver)
  }

  page.addEventListener('online', reconnect, { signal })
  page.addEventListener('pageshow', reconnect, { signal })
  page.document.addEventListener('resume', reconnect, { signal })
  page.document.addEventListener(
    'visibilitychange',
    () => {
      if (page.document.visibilityState === 'visible') reconnect()
    },
    { signal },
  )
  page.addEventListener('pagehide', rest, { signal })
  page.document.addEventListener('freeze', rest, { signal })
  const endWatching = outbox.watch(planSoon)
  reconnect()
  return () => {
    stop.abort()
    clearTimeout(timer)
    clearTimeout(soon)
    endWatching()
  }
}
