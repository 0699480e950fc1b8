import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { ERROR_STATUS, type ErrorAnswer, type ErrorCode } from '../domain/protocol.ts'
import { isUnavailable } from './database/trouble.ts'
import type { Log } from './world.ts'

/**
 * An answer that is no success. Thrown by any handler through one of the factories below; `answerErrors` is the one
 * place that turns it into `{ error: { code, message, fields?, id? } }`.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: ErrorCode
  readonly fields: Readonly<Record<string, string>> | null
  readonly headers: Readonly<Record<string, string>>

  constructor(code: ErrorCode, message: string, more: ErrorMore = {}) {
    super(message)
    this.code = code
    this.fields = more.fields ?? null
    this.headers = more.headers ?? {}
  }
}
type ErrorMore = {
  readonly fields?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
}

export const badRequest = (message: string) => new ApiError('bad-request', message)
export const unauthorised = (message = 'Sign in first.') => new ApiError('unauthorised', message)
export const forbidden = (message = 'Your role does not allow this.') => new ApiError('forbidden', message)
/** Also what a stranger gets for something that exists: nobody learns which. */
export const notFound = (message = 'There is nothing here.') => new ApiError('not-found', message)
export const methodNotAllowed = (allow: readonly string[]) =>
  new ApiError('method-not-allowed', 'This address does not take that method.', {
    headers: { Allow: allow.join(', ') },
  })
/** The connection is closed: what is still on its way would be read as the next request. */
export const tooSlow = () =>
  new ApiError('too-slow', 'The request took too long to arrive.', { headers: { Connection: 'close' } })
/** `offset`: bytes the province holds of this attachment. */
export const wrongOffset = (offset: number) =>
  new ApiError('conflict', 'The province stands at another offset.', { headers: { 'Upload-Offset': String(offset) } })
/** Somebody changed it meanwhile. */
export const staleVersion = (message = 'Somebody else changed this meanwhile. Load it again.') =>
  new ApiError('conflict', message)
export const gone = (message = 'This is no longer here.') => new ApiError('gone', message)
export const tooLarge = (limit: number) => new ApiError('too-large', `At most ${limit} bytes are taken here.`)
/** `offset`: where the province stands after the refusal. */
export const wrongDigest = (message: string, offset: number) =>
  new ApiError('wrong-digest', message, { headers: { 'Upload-Offset': String(offset) } })
export const notTheBytes = () => new ApiError('not-the-bytes', 'The bytes do not hash to their name.')
/** `fields`: path of each wrong field → a short word that says what is wrong with it. */
export const invalid = (fields: Readonly<Record<string, string>>) =>
  new ApiError('invalid', 'This cannot be read as what it should be.', { fields })
/** `retryAfter`: whole seconds. */
export const tooManyRequests = (retryAfter: number) =>
  new ApiError('too-many-requests', 'Too much came from this connection. Try again later.', {
    headers: { 'Retry-After': String(retryAfter) },
  })
export const unavailable = () => new ApiError('unavailable', 'The province cannot answer right now. Try again later.')
/** Without Retry-After on purpose: a device would hold back its texts as well, and those are still taken. */
export const noRoom = () => new ApiError('no-room', 'There is no room for photos right now. Texts are still taken.')

/** Hono's `onError` and `notFound` for everything that answers JSON. Never a stack, never what a stranger sent. */
export function answerErrors(log: Log) {
  return (error: unknown, context: Context): Response => answerOf(readError(error, log), context)
}

/** The answer to an address that no room knows. */
export function answerUnknown(context: Context): Response {
  return answerOf(notFound(), context)
}

function answerOf(error: ApiError, context: Context): Response {
  const id = reportIn(context.req.path)
  const answer: ErrorAnswer = {
    error: {
      code: error.code,
      message: error.message,
      ...(error.fields === null ? {} : { fields: error.fields }),
      // A device acts on an error only when it names its report; so every answer under that report's address does.
      ...(id === null ? {} : { id }),
    },
  }
  return new Response(JSON.stringify(answer), {
    status: ERROR_STATUS[error.code],
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...error.headers },
  })
}

function readError(error: unknown, log: Log): ApiError {
  if (error instanceof ApiError) return error
  if (error instanceof HTTPException) return fromHono(error)
  const known = isUnavailable(error)
  log(known ? 'database-unavailable' : 'error', describe(error))
  return known ? unavailable() : new ApiError('internal', 'Something went wrong at the province. Try again later.')
}

/** Hono's own middleware (body limit, CSRF) throws these. */
function fromHono(error: HTTPException): ApiError {
  if (error.status === 403) return forbidden('This request does not come from our own pages.')
  if (error.status === 404) return notFound()
  if (error.status === 413) return new ApiError('too-large', 'Too large.')
  return error.status < 500 ? badRequest('This request cannot be read.') : unavailable()
}

/** An error for the log: a database's message may quote what a person wrote, so only its name, code and place go in. */
export function describe(error: unknown): { readonly name: string; readonly code: string; readonly at: string } {
  if (!(error instanceof Error)) return { name: typeof error, code: '', at: '' }
  const code: unknown = Reflect.get(error, 'code') ?? Reflect.get(error, 'errcode')
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: error.name,
    code: typeof code === 'string' || typeof code === 'number' ? String(code) : '',
    at: frames
      .slice(0, 4)
      .map((line) => line.trim())
      .join(' < '),
  }
}

function reportIn(path: string): string | null {
  return /^\/api\/reports\/([0-9a-f]{64})(?:\/|$)/.exec(path)?.[1] ?? null
}
