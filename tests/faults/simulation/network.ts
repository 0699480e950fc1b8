import type { Chance } from './chance.ts'
import type { Province } from './province.ts'
import type { Life, Scheduler } from './scheduler.ts'

/** What may happen to a request on its way. */
const FATES = [
  'lost before',
  'lost after',
  'slow',
  'cut short',
  'login page',
  'redirect',
  'stranger',
  'old answer',
  'forged receipt',
  '500 before',
  '500 after',
  'asks to wait',
  'too large',
  'doubled',
] as const
type Fate = (typeof FATES)[number] | 'arrives'

export type Network = {
  readonly fetch: (life: Life, address: string, request: RequestInit) => Promise<Response>
  /** How often something goes wrong: 0 never, 1 always. */
  trouble: number
}

type Answer = { readonly address: string; readonly status: number; readonly headers: Headers; readonly body: string }

/** The way between phones and the province. A request goes on when its page is dead; its answer then reaches nobody. */
export function createNetwork(scheduler: Scheduler, chance: Chance, province: Province): Network {
  const ether = scheduler.begin('network')
  const old: Answer[] = []

  /** The province's own answer; it takes a while there and back. */
  const ask = async (address: string, init: RequestInit): Promise<Answer> => {
    const { method = 'GET', headers, body } = init
    const response = await province.ask(
      new Request(`http://province${address}`, { method, ...(headers && { headers }), ...(body && { body }) }),
    )
    const answer = { address, status: response.status, headers: response.headers, body: await response.text() }
    answer.headers.set('Date', new Date(scheduler.now()).toUTCString())
    if (answer.body !== '') old.push(answer)
    return answer
  }
  const wait = (milliseconds: number, what: string) =>
    new Promise<void>((resolve) => {
      scheduler.after(ether, milliseconds, what, resolve)
    })

  /** What the phone gets; rejects when it gets nothing. */
  async function carry(fate: Fate, address: string, init: RequestInit): Promise<Response> {
    await wait(chance.whole(1, 400), `${init.method ?? 'GET'} ${fate}`)
    switch (fate) {
      case 'lost before':
        throw new TypeError('Failed to fetch')
      case 'login page':
        return new Response('<form>Login Wi-Fi</form>', { status: 200 })
      case 'redirect':
        // As a browser shows it to whoever does not follow: nothing to see.
        return Response.error()
      case 'stranger':
        return Response.json({ ok: true, id: 'somebody', epoch: 99 })
      case 'old answer':
        return replay(old, address, chance)
      case 'forged receipt':
        return forge(old, address, chance)
      case '500 before':
        return new Response('oops', { status: chance.pick([500, 502, 504, 408]) })
      case 'asks to wait': {
        const after = chance.pick(['0', '7', '120', '864000', 'soon'])
        return new Response('', { status: chance.pick([429, 503]), headers: { 'Retry-After': after } })
      }
      case 'too large':
        return new Response('too large', { status: 413 })
      default:
    }
    if (fate === 'doubled') void ask(address, init).catch(() => null)
    const answer = await ask(address, init)
    await wait(
      fate === 'slow' ? chance.whole(50_000, 200_000) : chance.whole(1, 400),
      `answer ${answer.status} ${fate}`,
    )
    if (fate === 'lost after') throw new TypeError('Failed to fetch')
    if (fate === '500 after') return new Response('oops', { status: 500 })
    return fate === 'cut short' ? cut(answer, chance) : responseOf(answer)
  }

  const network: Network = {
    trouble: 0,
    fetch: (life, address, init) =>
      new Promise((resolve, reject) => {
        const signal = init.signal ?? null
        const stop = () => reject(new DOMException('The request was aborted.', 'AbortError'))
        if (signal?.aborted) return stop()
        signal?.addEventListener('abort', stop)
        const fate = chance.happens(network.trouble) ? chance.pick(FATES) : 'arrives'
        carry(fate, address, init).then(
          (response) => scheduler.add(life, `gets ${response.status}`, () => resolve(response)),
          () => scheduler.add(life, 'gets no answer', () => reject(new TypeError('Failed to fetch'))),
        )
      }),
  }
  return network
}

function responseOf({ status, headers, body }: Answer): Response {
  return new Response(status === 204 ? null : body, { status, headers })
}

/** An answer from before: to the same question, when there was one. */
function replay(old: readonly Answer[], address: string, chance: Chance): Response {
  const same = old.filter((answer) => answer.address === address)
  const from = same.length > 0 && chance.happens(0.7) ? same : old
  return from.length === 0 ? new Response('', { status: 200 }) : responseOf(chance.pick(from))
}

/** Another report's receipt with this one's name on it. Nobody signed that. */
function forge(old: readonly Answer[], address: string, chance: Chance): Response {
  const receipts = old.filter(
    ({ status, body }) => status < 300 && body.includes('"signature"') && body.includes('"stored"'),
  )
  const id = /[0-9a-f]{64}/.exec(address)?.[0]
  if (receipts.length === 0 || id === undefined) return new Response('', { status: 200 })
  const answer = chance.pick(receipts)
  return responseOf({ ...answer, body: answer.body.replace(/"id":"[0-9a-f]{64}"/, `"id":"${id}"`) })
}

/** The beginning of an answer; sometimes whoever reads it learns that it was cut. */
function cut(answer: Answer, chance: Chance): Response {
  const { status, headers, body } = answer
  const part = body.slice(0, chance.whole(0, Math.max(0, body.length - 1)))
  if (status === 204 || chance.happens(0.5)) return responseOf({ ...answer, body: part })
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new TypeError('terminated')),
  })
  return new Response(stream, { status, headers })
}
