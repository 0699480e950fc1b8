import { Queue } from 'workbox-background-sync'

/**
 * A worker as workbox-background-sync's documentation shows it ("Advanced usage"): what cannot be sent now, or is
 * answered with 5xx now, goes into one queue, which every sync replays in order. `?checks-answers`: with a replay of its
 * own instead of the library's, which puts back whatever is answered with 5xx.
 */
type Asking = Event & { readonly request: Request; respondWith(answer: Promise<Response>): void }
declare const self: {
  addEventListener(type: 'fetch', listener: (event: Asking) => void): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}

const replay = location.search === '?checks-answers' ? replayAndCheck : (queue: Queue) => queue.replayRequests()
const started = crypto.randomUUID()
let begun = 0
let underWay = 0
const queue = new Queue('reports', {
  // The library's own, and besides word for the bench of where it stands.
  onSync: async ({ queue }) => {
    begun += 1
    underWay += 1
    try {
      await replay(queue)
    } finally {
      underWay -= 1
    }
  },
})

self.addEventListener('fetch', (event) => {
  if (['PUT', 'PATCH'].includes(event.request.method)) event.respondWith(sendOrQueue(event.request))
})

async function sendOrQueue(request: Request): Promise<Response> {
  try {
    const response = await fetch(request.clone())
    if (response.status < 500) return response
  } catch {
    // No connection.
  }
  await queue.pushRequest({ request })
  return new Response(null, { status: 202 })
}

async function replayAndCheck(queue: Queue): Promise<void> {
  for (let entry = await queue.shiftRequest(); entry !== undefined; entry = await queue.shiftRequest()) {
    try {
      const response = await fetch(entry.request.clone())
      if (response.status >= 500) throw new Error(`answered ${response.status}`)
    } catch (error) {
      await queue.unshiftRequest(entry)
      throw error
    }
  }
}

self.addEventListener('message', ({ data, ports }) => {
  const answer = data === 'left' ? left() : standing()
  void answer.then((value) => ports[0]?.postMessage(value))
})

/** `round`: another one with every sync, and with every start of the worker. */
async function standing() {
  return { round: `${started} ${begun}`, replaying: underWay > 0, size: await queue.size() }
}

async function left(): Promise<readonly string[]> {
  return (await queue.getAll()).map(({ request }) => request.url)
}
