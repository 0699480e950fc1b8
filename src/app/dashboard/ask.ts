import * as v from 'valibot'
import { errorAnswerSchema } from '../../domain/protocol.ts'

/** What the server said, as a screen needs it. */
export type Answer<Value> =
  | { readonly outcome: 'value'; readonly value: Value }
  | { readonly outcome: 'signed-out' }
  | { readonly outcome: 'forbidden' }
  | { readonly outcome: 'not-found' }
  /** A one-time link that can no longer be used. */
  | { readonly outcome: 'gone' }
  /** A colleague was faster. */
  | { readonly outcome: 'stale' }
  /** Fields that were refused → a short word each. */
  | { readonly outcome: 'invalid'; readonly fields: Readonly<Record<string, string>> }
  | { readonly outcome: 'too-many'; readonly seconds: number }
  | { readonly outcome: 'failed' }

/** Tells whoever listens that a session ended: any answer may be the one that brings the news. */
export const sessionEnd = new EventTarget()
export const ENDED = 'ended'

export function read<Schema extends v.GenericSchema>(
  address: string,
  schema: Schema,
): Promise<Answer<v.InferOutput<Schema>>> {
  return ask(address, schema, {})
}

/** A question that changes something and is answered by nothing but success. */
export function tell(address: string, body: unknown = {}): Promise<Answer<null>> {
  return send(address, v.null(), body)
}

export function send<Schema extends v.GenericSchema>(
  address: string,
  schema: Schema,
  body: unknown,
): Promise<Answer<v.InferOutput<Schema>>> {
  return ask(address, schema, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  })
}

async function ask<Schema extends v.GenericSchema>(
  address: string,
  schema: Schema,
  options: RequestInit,
): Promise<Answer<v.InferOutput<Schema>>> {
  let answer: Response
  let json: unknown
  try {
    answer = await fetch(address, options)
    const text = await answer.text()
    json = text === '' ? null : JSON.parse(text)
  } catch {
    // No connection, or something in between answered with no JSON: nothing is known, nothing changed on screen.
    return { outcome: 'failed' }
  }
  if (answer.ok) {
    const known = v.safeParse(schema, json)
    return known.success ? { outcome: 'value', value: known.output } : { outcome: 'failed' }
  }
  return refusal(answer, json)
}

function refusal(answer: Response, json: unknown): Answer<never> {
  switch (answer.status) {
    case 401:
      sessionEnd.dispatchEvent(new Event(ENDED))
      return { outcome: 'signed-out' }
    case 403:
      return { outcome: 'forbidden' }
    case 404:
      return { outcome: 'not-found' }
    case 409:
      return { outcome: 'stale' }
    case 410:
      return { outcome: 'gone' }
    case 422: {
      const error = v.safeParse(errorAnswerSchema, json)
      return { outcome: 'invalid', fields: (error.success && error.output.error.fields) || {} }
    }
    case 429:
      return { outcome: 'too-many', seconds: Number(answer.headers.get('Retry-After')) || 60 }
    default:
      return { outcome: 'failed' }
  }
}
