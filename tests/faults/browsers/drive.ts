import type { Between } from '../harness/between.ts'

/** What a page of the real app is told to do, as text: it sees nothing of the test. Resolves to what it tells back. */
export type Step = () => Promise<string>

export type Drive = {
  /** From here on every page that opens does this. Resolves with what the first of them tells. */
  readonly let: (step: Step) => Promise<string>
  /** Whether the province can be reached. */
  reachable: boolean
}

const SCRIPT = '/drive.js'
const TOLD = '/told'

/**
 * Has the app's own pages driven from inside, by a script of the same origin that is added to each of them: so any browser
 * can be tested, with nothing between it and the app.
 */
export function drive(between: Between): Drive {
  let step = ''
  let told = Promise.withResolvers<string>()
  const state: Drive = {
    reachable: true,
    let: (next) => {
      told = Promise.withResolvers<string>()
      step = next.toString()
      return told.promise
    },
  }
  between.follow({
    before: (request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost')
      if (url.pathname === SCRIPT) {
        const tell = `(what) => fetch('${TOLD}?what=' + encodeURIComponent(what))`
        response.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-store' })
        response.end(`const tell = ${tell}; (${step})().then(tell, (error) => tell('failed: ' + error))`)
        return true
      }
      if (url.pathname === TOLD) {
        told.resolve(url.searchParams.get('what') ?? '')
        response.writeHead(204).end()
        return true
      }
      if (state.reachable || !url.pathname.startsWith('/api/')) return false
      response.destroy()
      return true
    },
    after: (_request, response, answer) => {
      if (!String(answer.headers['content-type']).startsWith('text/html')) return false
      const page = answer.body.toString().replace('</head>', `<script type="module" src="${SCRIPT}"></script></head>`)
      const { 'content-length': _length, 'transfer-encoding': _chunked, connection: _, ...headers } = answer.headers
      response.writeHead(answer.status, headers).end(page)
      return true
    },
  })
  return state
}
