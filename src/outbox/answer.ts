import * as v from 'valibot'
import { errorAnswerSchema } from '../domain/protocol.ts'
import { type Receipt, readReceipt } from '../domain/receipt.ts'
import type { ReportId } from '../domain/report.ts'
import { readRetryAfter } from './backoff.ts'

/** What came back, before anything is believed. */
export type Raw = {
  readonly status: number
  readonly offset: string | null
  readonly retryAfter: string | null
  readonly date: string | null
  /** The whole body; null: it was cut short. */
  readonly body: string | null
}

/** What an answer means. Only `receipt`, `offset` and `refused` can have come from the province alone. */
export type Answer =
  /** Its shape is right and it names this report; the signature is still to be checked. */
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'offset'; readonly offset: number }
  /** The province's own error, naming this report. */
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly code: string
      readonly fields: Readonly<Record<string, string>>
      readonly offset: number | null
    }
  /** Try again later. `hold`: for how long the whole origin asked to be left alone. */
  | { readonly kind: 'later'; readonly status: number; readonly code: string | null; readonly hold: number | null }
  /** Neither the province's word nor its refusal: a login page, a proxy, something cut short. */
  | { readonly kind: 'unclear' }
  | { readonly kind: 'network' }

const LATER: readonly number[] = [408, 423, 425]

/**
 * Reads an answer about report `id` (O6).
 *
 * | answer | kind |
 * |---|---|
 * | 200, 201 with a receipt for this id | receipt |
 * | 200, 204 with Upload-Offset and no body | offset |
 * | 408, 423, 425, 5xx; 429 with Retry-After or in our words | later |
 * | any other 4xx that is our error JSON naming this id | refused |
 * | everything else | unclear |
 */
export function readAnswer(raw: Raw, id: ReportId, now: number): Answer {
  const { status } = raw
  const error = raw.body === null ? null : readError(raw.body, id)
  const hold = readRetryAfter(raw.retryAfter, raw.date, now)
  if (status === 429 && hold === null && error === null) return { kind: 'unclear' }
  if (status === 429 || (status >= 500 && status <= 599) || LATER.includes(status)) {
    const asksToWait = status === 429 || status === 503
    return { kind: 'later', status, code: error?.code ?? null, hold: asksToWait ? hold : null }
  }
  if (status >= 400 && status <= 499) {
    if (error === null) return { kind: 'unclear' }
    return { kind: 'refused', status, code: error.code, fields: error.fields ?? {}, offset: readOffset(raw.offset) }
  }
  if (status !== 200 && status !== 201 && status !== 204) return { kind: 'unclear' }
  if (raw.body === '') {
    const offset = readOffset(raw.offset)
    return offset === null ? { kind: 'unclear' } : { kind: 'offset', offset }
  }
  const receipt = raw.body === null ? null : readReceipt(parse(raw.body))
  return receipt === null || receipt.id !== id ? { kind: 'unclear' } : { kind: 'receipt', receipt }
}

function readError(body: string, id: ReportId) {
  const result = v.safeParse(errorAnswerSchema, parse(body))
  return result.success && result.output.error.id === id ? result.output.error : null
}

function readOffset(header: string | null): number | null {
  return header !== null && /^\d{1,10}$/.test(header) ? Number(header) : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
