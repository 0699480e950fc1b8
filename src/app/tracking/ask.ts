import * as v from 'valibot'
import { ADDRESSES } from '../../domain/addresses.ts'
import { errorAnswerSchema, type TrackedCase, trackedCaseSchema } from '../../domain/protocol.ts'
import type { TrackingCode } from '../../domain/tracking-code.ts'

export type Asked =
  | { readonly outcome: 'found'; readonly tracked: TrackedCase }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'too-many' }
  /** No connection, a portal's page, a server in trouble: nothing is known now. */
  | { readonly outcome: 'no-answer' }

/** Longer than any slow phone needs, shorter than a person's patience. */
const PATIENCE = 20_000

/** Asks the province for a case. Only an answer in the province's own form counts. */
export async function askProvince(code: TrackingCode): Promise<Asked> {
  try {
    const answer = await fetch(ADDRESSES.trackCase, {
      method: 'POST',
      credentials: 'omit',
      cache: 'no-store',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code }),
      signal: AbortSignal.timeout(PATIENCE),
    })
    return readAnswer(answer.status, await answer.json())
  } catch {
    // No connection, too slow, or no JSON: a captive portal answers with a page of its own.
    return { outcome: 'no-answer' }
  }
}

export function readAnswer(status: number, body: unknown): Asked {
  const found = v.safeParse(trackedCaseSchema, body)
  if (status === 200 && found.success) return { outcome: 'found', tracked: found.output }
  const error = v.safeParse(errorAnswerSchema, body)
  if (!error.success) return { outcome: 'no-answer' }
  if (status === 404 && error.output.error.code === 'not-found') return { outcome: 'unknown' }
  return { outcome: status === 429 ? 'too-many' : 'no-answer' }
}
