import type { Context } from 'hono'
import { ApiError, badRequest, tooLarge, tooSlow } from '../errors.ts'

/** How long a body may take: between two pieces, and in all. Milliseconds. */
export type BodyPatience = { readonly pause: number; readonly whole: number }

/** 256 KiB at 2 kB/s, which is less than the slowest mobile network gives. */
export const BODY_PATIENCE: BodyPatience = { pause: 20_000, whole: 150_000 }

/**
 * Reads a request's body, at most `limit` bytes of it. Throws too-large, too-slow, or bad-request when the sender hung
 * up before the end; then nothing of it was used.
 */
export async function readBody(
  context: Context,
  limit: number,
  patience: BodyPatience,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(context.req.header('Content-Length') ?? 0) > limit) throw tooLarge(limit)
  const stream: ReadableStream<Uint8Array> | null = context.req.raw.body
  if (stream === null) return new Uint8Array(0)
  const reader = stream.getReader()
  const whole = timer(patience.whole)
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      const pause = timer(patience.pause)
      const piece = await Promise.race([reader.read(), pause.over, whole.over]).finally(pause.stop)
      if (piece === 'over') throw tooSlow()
      if (piece.done) return joined(parts, length)
      length += piece.value.length
      if (length > limit) throw tooLarge(limit)
      parts.push(piece.value)
    }
  } catch (error) {
    // The rest is not wanted; that it cannot be cancelled any more changes nothing.
    void reader.cancel().catch(() => {})
    if (error instanceof ApiError) throw error
    throw badRequest('The request was cut short.')
  } finally {
    whole.stop()
  }
}

function timer(milliseconds: number) {
  let handle: NodeJS.Timeout | undefined
  const over = new Promise<'over'>((resolve) => {
    handle = setTimeout(() => resolve('over'), milliseconds)
  })
  return { over, stop: () => clearTimeout(handle) }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
