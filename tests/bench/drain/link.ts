import { connect, createServer, type Socket } from 'node:net'

/** Bits a second each way; milliseconds there and back. */
export type Line = { readonly up: number; readonly down: number; readonly roundTrip: number }

/** A link between phone and province, as slow and as far as asked. */
export type Link = {
  readonly origin: string
  /** Bytes that went up through it so far. */
  readonly up: () => number
  /** While false, whoever connects is cut off at once; so are all who are connected now. */
  readonly setConnected: (connected: boolean) => void
  readonly close: () => Promise<void>
}

/**
 * Passes TCP on to `port`: every byte waits for its turn on one shared line of `up`/`down` bits a second, and half of
 * `roundTrip` milliseconds more. The browser's own throttling sees no worker and no handshake; this is beneath both.
 */
export async function openLink(port: number, { up, down, roundTrip }: Line): Promise<Link> {
  const upward = line(up, roundTrip / 2)
  const downward = line(down, roundTrip / 2)
  const sockets = new Set<Socket>()
  let connected = true
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  const server = createServer({ noDelay: true }, (phone) => {
    if (!connected) {
      phone.destroy()
      return
    }
    const province = connect({ port, host: '127.0.0.1', noDelay: true })
    for (const socket of [phone, province]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      // Either end may go; the other follows.
      socket.on('error', () => socket.destroy())
    }
    upward.carry(phone, province)
    downward.carry(province, phone)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return {
    origin: `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`,
    up: upward.carried,
    setConnected: (now) => {
      connected = now
      if (!now) cut()
    },
    close: async () => {
      cut()
      await new Promise((done) => server.close(done))
    },
  }
}

/** Bytes on their way at once, for each connection: what a phone's own buffers would hold. */
const IN_FLIGHT = 64 * 1024

function line(bits: number, delay: number) {
  let free = 0
  let carried = 0
  return {
    carried: () => carried,
    carry(from: Socket, to: Socket) {
      let waiting = 0
      from.on('data', (piece: Buffer) => {
        const now = performance.now()
        free = Math.max(free, now) + (piece.length * 8_000) / bits
        carried += piece.length
        waiting += piece.length
        if (waiting > IN_FLIGHT) from.pause()
        setTimeout(
          () => {
            to.write(piece)
            waiting -= piece.length
            if (waiting <= IN_FLIGHT) from.resume()
          },
          free - now + delay,
        )
      })
      from.on('end', () => setTimeout(() => to.end(), Math.max(0, free - performance.now()) + delay))
      from.on('close', () => setTimeout(() => to.destroy(), Math.max(0, free - performance.now()) + delay + 1_000))
    },
  }
}
