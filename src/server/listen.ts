import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'

/** How long a sender may take. Milliseconds. */
export type Patience = {
  /** Until the headers are in. */
  readonly headers: number
  /** Until the whole request is in: five large photos over a village's connection. */
  readonly request: number
  /** Without a single byte in either direction. */
  readonly idle: number
  /** For requests in flight when the server stops. */
  readonly stop: number
}
export const PATIENCE: Patience = { headers: 20_000, request: 15 * 60_000, idle: 60_000, stop: 20_000 }

export type Listening = {
  readonly port: number
  /** Takes no more connections, lets requests in flight finish, resolves when the last connection is closed. */
  readonly stop: () => Promise<void>
}

/** Puts the app on a port. Rejects when the port cannot be had. */
export async function listen(app: Hono, host: string, port: number, patience: Patience = PATIENCE): Promise<Listening> {
  const feeds = new WeakSet<object>()
  const server = createAdaptorServer({
    async fetch(request, bindings) {
      const answer = await app.fetch(request, bindings)
      if (answer.headers.get('Content-Type')?.startsWith('text/event-stream')) feeds.add(bindings.incoming)
      return answer
    },
    serverOptions: {
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      connectionsCheckingInterval: Math.min(5_000, patience.headers / 2),
      keepAliveTimeout: 15_000,
    },
  }) as Server
  const current = watchRequests(server)
  answerSlowSenders(server, patience.idle, current)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server.off('error', reject) && undefined))
  })
  const address = server.address() as AddressInfo
  return { port: address.port, stop: () => stop(server, patience.stop, current, feeds) }
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse }
type Current = Map<Socket, Exchange>

function watchRequests(server: Server): Current {
  const current: Current = new Map()
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request
    current.set(socket, { request, response })
    response.once('close', () => current.delete(socket))
  })
  return current
}

/** Node notices the slow ones; what they are told is ours: the same JSON as every other error. */
function answerSlowSenders(server: Server, idle: number, current: Current): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const slow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
    const large = error.code === 'HPE_HEADER_OVERFLOW'
    if (current.get(socket)?.response.headersSent || !socket.writable) socket.destroy()
    else if (slow) refuse(socket, '408 Request Timeout', 'too-slow', 'The request took too long to arrive.')
    else if (large) refuse(socket, '431 Request Header Fields Too Large', 'bad-request', 'Its headers are too large.')
    else refuse(socket, '400 Bad Request', 'bad-request', 'This request cannot be read.')
  })
  server.setTimeout(idle, (socket: Socket) => {
    const exchange = current.get(socket)
    if (exchange === undefined || exchange.request.complete || exchange.response.headersSent) socket.destroy()
    else refuse(socket, '408 Request Timeout', 'too-slow', 'The request took too long to arrive.')
  })
}

function refuse(socket: Socket, status: string, code: string, message: string): void {
  const body = JSON.stringify({ error: { code, message } })
  const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nConnection: close`
  socket.end(`${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`, () => socket.destroy())
}

async function stop(server: Server, patience: number, current: Current, feeds: WeakSet<object>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  for (const { request, response } of current.values()) {
    if (!response.headersSent) response.setHeader('Connection', 'close')
    // A live feed never finishes by itself; its dashboard connects again, to whoever listens then.
    if (feeds.has(request)) response.destroy()
  }
  const late = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearTimeout(late)
}
