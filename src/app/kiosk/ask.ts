import * as v from 'valibot'
import { ADDRESSES } from '../../domain/addresses.ts'
import {
  enrolledSchema,
  KIOSK_ADDRESSES,
  type KioskFacts,
  type KioskWeek,
  kioskFactsSchema,
  kioskWeekSchema,
} from '../../domain/kiosk-protocol.ts'

/** What a tablet asks the province. No cookie goes along, and nothing about anybody who wrote here. */

/** Until a network that says nothing counts as none. Milliseconds. */
const PATIENCE = 30_000

export type Enrolled =
  | { readonly outcome: 'enrolled'; readonly key: string; readonly facts: KioskFacts }
  /** Used before, too old, or taken back. */
  | { readonly outcome: 'spent' }
  | { readonly outcome: 'failed' }

export async function enrol(token: string): Promise<Enrolled> {
  const answer = await ask(KIOSK_ADDRESSES.enrol, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  if (answer?.status === 410 || answer?.status === 422) return { outcome: 'spent' }
  const read = v.safeParse(enrolledSchema, answer?.json)
  return read.success ? { outcome: 'enrolled', ...read.output } : { outcome: 'failed' }
}

/** Null: no connection, or a province that does not know this key; the tablet goes on with what it knows. */
export async function fetchFacts(key: string): Promise<KioskFacts | null> {
  const answer = await ask(KIOSK_ADDRESSES.facts, { method: 'POST', headers: { Authorization: `Bearer ${key}` } })
  const read = v.safeParse(kioskFactsSchema, answer?.json)
  return read.success ? read.output : null
}

export async function fetchWeek(code: string): Promise<KioskWeek | null> {
  const answer = await ask(KIOSK_ADDRESSES.week(code), {})
  const read = v.safeParse(kioskWeekSchema, answer?.json)
  return read.success ? read.output : null
}

/** The answer of `GET /api/keys`, unread; null without a connection. */
export async function fetchKeys(): Promise<unknown> {
  return (await ask(ADDRESSES.keys, { cache: 'no-store' }))?.json ?? null
}

async function ask(address: string, init: RequestInit): Promise<{ status: number; json: unknown } | null> {
  try {
    const answer = await fetch(address, {
      ...{ credentials: 'omit', redirect: 'error', signal: AbortSignal.timeout(PATIENCE) },
      ...init,
    })
    return { status: answer.status, json: await answer.json() }
  } catch {
    // No connection, none that answers, or something in between answered with no JSON.
    return null
  }
}
