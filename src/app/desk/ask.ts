import * as v from 'valibot'
import { errorAnswerSchema } from '../../domain/protocol.ts'

/** What the desk said, as a screen needs it. */
export type Answer<Value> =
  | { readonly outcome: 'value'; readonly value: Value }
  | { readonly outcome: 'signed-out' }
  | { readonly outcome: 'forbidden' }
  | { readonly outcome: 'missing' }
  /** Somebody else changed it meanwhile. */
  | { readonly outcome: 'stale' }
  /** `seconds` until another attempt is looked at. */
  | { readonly outcome: 'wait'; readonly seconds: number }
  /** Fields that were refused → a short word each. */
  | { readonly outcome: 'invalid'; readonly fields: Readonly<Record<string, string>> }
  | { readonly outcome: 'failed' }

/** Any answer may be the one that brings the news that the session ended; the dashboard listens. */
export const sessionEnd = new EventTarget()
export const ENDED = 'ended'

export type Refused = Exclude<Answer<never>, { readonly outcome: 'value' }>

export function get<Schema extends v.GenericSchema>(
  address: string,
  schema: Schema,
): Promise<Answer<v.InferOutput<Schema>>> {
  return ask(address, { method: 'GET' }, schema)
}

export function post<Schema extends v.GenericSchema>(
  address: string,
  body: unknown,
  schema: Schema,
): Promise<Answer<v.InferOutput<Schema>>> {
  const headers = { 'Content-Type': 'application/json' }
  return ask(address, { method: 'POST', headers, body: JSON.stringify(body) }, schema)
}

/** For answers without content. */
export const nothingSchema = v.null()

async function ask<Schema extends v.GenericSchema>(
  address: string,
  request: RequestInit,
  schema: Schema,
): Promise<Answer<v.InferOutput<Schema>>> {
  try {
    const response = await fetch(address, { ...request, credentials: 'same-origin', redirect: 'error' })
    const content: unknown = response.status === 204 ? null : await response.json()
    if (!response.ok) return refusalOf(response, content)
    const read = v.safeParse(schema, content)
    return read.success ? { outcome: 'value', value: read.output } : { outcome: 'failed' }
  } catch {
    // No connection, or an answer that is not ours: nothing was shown to have happened.
    return { outcome: 'failed' }
  }
}

function refusalOf(response: Response, content: unknown): Refused {
  const read = v.safeParse(errorAnswerSchema, content)
  switch (response.status) {
    case 401:
      sessionEnd.dispatchEvent(new Event(ENDED))
      return { outcome: 'signed-out' }
    case 403:
      return { outcome: 'forbidden' }
    case 404:
    case 410:
      return { outcome: 'missing' }
    case 409:
      return { outcome: 'stale' }
    case 422:
      return { outcome: 'invalid', fields: read.success ? (read.output.error.fields ?? {}) : {} }
    case 429:
      return { outcome: 'wait', seconds: Number(response.headers.get('Retry-After') ?? 60) }
    default:
      return { outcome: 'failed' }
  }
}
