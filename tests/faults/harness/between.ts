import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http'

/** What goes wrong between phone and province. All return true when they dealt with the request themselves. */
export type Script = {
  /** While its body arrives; `received`: how many bytes are here. True: it was broken off. */
  readonly during?: (request: IncomingMessage, received: number) => boolean
  /** Before the province sees it. */
  readonly before?: (request: IncomingMessage, response: ServerResponse) => boolean
  /** After the province has answered, so after its commit. */
  readonly after?: (request: IncomingMessage, response: ServerResponse, answer: Answer) => boolean
}
export type Answer = {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: Buffer
}

export type Between = {
  readonly origin: string
  readonly requests: string[]
  follow: (script: Script) => void
  readonly close: () => Promise<void>
}

/** A proxy in front of the real server that keeps connections open and fails by script. */
export async function openBetween(target: string): Promise<Between> {
  let script: Script = {}
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    const chunks: Buffer[] = []
    let received = 0
    let brokenOff = false
    request.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      received += chunk.length
      brokenOff ||= script.during?.(request, received) ?? false
    })
    request.on('end', () => {
      if (brokenOff) return
      if (script.before?.(request, response)) return
      // Whole, plain bodies, so that a script can read and change them.
      const { host: _, 'accept-encoding': _encoding, 'if-none-match': _known, ...headers } = request.headers
      const upstream = forward(target + request.url, { method: request.method, headers, agent: false }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        // The province died in the middle of it: the connection dies too.
        answer.on('close', () => !answer.complete && response.destroy())
        answer.on('end', () => {
          const whole = { status: answer.statusCode ?? 502, headers: answer.headers, body: Buffer.concat(parts) }
          if (script.after?.(request, response, whole)) return
          const { 'transfer-encoding': _chunked, connection: _connection, ...kept } = whole.headers
          response.writeHead(whole.status, kept).end(whole.body)
        })
      })
      upstream.on('error', () => response.destroy())
      upstream.end(Buffer.concat(chunks))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return {
    origin: `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`,
    requests,
    follow: (next) => {
      script = next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
