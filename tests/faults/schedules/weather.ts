import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer, Script } from '../harness/between.ts'
import type { Chance } from '../simulation/chance.ts'

/** The way between phone and province, failing at random. */
export type Weather = {
  readonly script: Script
  /** How often a request fails: 0 never, 1 always. */
  trouble: number
  /** Resolves when the next request about a report is here. */
  readonly nextRequest: () => Promise<void>
  /** What happened to which request. */
  readonly faults: string[]
}

/** Longer than the phones of a schedule wait (`hurried` in phone.ts), and short enough for whoever does not hurry. */
const LATE = 3_500

/** What may happen to a request before the province sees it, and after it has committed. */
const BEFORE = [
  'broken off',
  'destroyed',
  '500',
  '503',
  '429',
  '401',
  '413',
  'portal',
  'redirect',
  'stranger',
  'swallowed',
]
const AFTER = ['destroyed', '500', 'cut and broken', 'cut and ended', 'portal', 'late', 'slow', 'slow']
type Fault = { readonly when: 'before' | 'after'; readonly what: string }

export function weatherOf(chance: Chance): Weather {
  let waiting: (() => void)[] = []
  const drawn = new WeakMap<IncomingMessage, Fault | null>()
  /** Drawn once a request, when it is first looked at. Pages and scripts fail less often, and in fewer ways. */
  const faultOf = (request: IncomingMessage): Fault | null => {
    const known = drawn.get(request)
    if (known !== undefined) return known
    const when = chance.pick(['before', 'after'] as const)
    const ways = isReport(request) ? (when === 'before' ? BEFORE : AFTER) : ['destroyed', '500', 'portal', 'slow']
    const often = isReport(request) ? weather.trouble : weather.trouble / 4
    const fault = chance.happens(often) ? { when, what: chance.pick(ways) } : null
    drawn.set(request, fault)
    if (isReport(request)) {
      for (const resolve of waiting) resolve()
      waiting = []
    }
    if (fault !== null) weather.faults.push(`${request.method} ${fault.what} ${fault.when}`)
    return fault
  }
  const weather: Weather = {
    trouble: 0,
    faults: [],
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    script: {
      during: (request, received) => {
        const fault = faultOf(request)
        if (fault?.what !== 'broken off' || received === 0) return false
        request.socket.destroy()
        return true
      },
      before: (request, response) => {
        const fault = faultOf(request)
        return fault?.when === 'before' && failBefore(fault.what, request, response)
      },
      after: (request, response, answer) => {
        const fault = faultOf(request)
        return fault?.when === 'after' && failAfter(fault.what, request, response, answer)
      },
    },
  }
  return weather
}

function isReport({ url }: IncomingMessage): boolean {
  return url?.startsWith('/api/reports/') === true || url === '/api/keys'
}

function failBefore(what: string, request: IncomingMessage, response: ServerResponse): boolean {
  switch (what) {
    case 'destroyed':
      return request.socket.destroy() !== undefined
    case '500':
    case '503':
      return answerWith(response, Number(what), 'text/plain', 'oops')
    case '429':
      response.setHeader('Retry-After', '1')
      return answerWith(response, 429, 'text/plain', 'slow down')
    case '401': {
      const error = { code: 'unauthorised', message: 'Sign in.', id: request.url?.split('/')[3] ?? '' }
      return answerWith(response, 401, 'application/json', JSON.stringify({ error }))
    }
    case '413':
      return answerWith(response, 413, 'text/html', '<h1>413 Request Entity Too Large</h1>')
    case 'portal':
      return answerWith(response, 200, 'text/html', '<!doctype html><title>Wi-Fi</title><form><button>Masuk</form>')
    case 'redirect':
      response.setHeader('Location', '/login')
      return answerWith(response, 302, 'text/html', '')
    case 'stranger':
      return answerWith(response, 200, 'application/json', '{"ok":true,"number":"KS-2026-000001"}')
    case 'swallowed':
      setTimeout(() => response.destroy(), LATE)
      return true
    default:
      return false
  }
}

function failAfter(what: string, request: IncomingMessage, response: ServerResponse, answer: Answer): boolean {
  const { 'transfer-encoding': _chunked, connection: _connection, ...headers } = answer.headers
  const half = answer.body.subarray(0, answer.body.length / 2)
  switch (what) {
    case 'cut and broken':
      response.writeHead(answer.status, headers)
      response.write(half, () => request.socket.destroy())
      return true
    case 'cut and ended':
      return answerWith(response, answer.status, 'application/json', half)
    case 'late':
    case 'slow':
      setTimeout(
        () => {
          if (!response.destroyed) response.writeHead(answer.status, headers).end(answer.body)
        },
        what === 'late' ? LATE : 600,
      )
      return true
    default:
      return failBefore(what, request, response)
  }
}

function answerWith(response: ServerResponse, status: number, type: string, body: string | Buffer): true {
  response.writeHead(status, { 'Content-Type': type }).end(body)
  return true
}
