import { ADDRESSES } from '../domain/addresses.ts'
import type { Hex } from '../domain/hex.ts'
import { CONTENT_TYPES } from '../domain/protocol.ts'
import { type KeysAnswer, readKeysAnswer } from '../domain/signing-key.ts'
import { type Answer, readAnswer } from './answer.ts'
import type { Entry } from './entry.ts'
import type { Ports } from './ports.ts'

/** The requests a device makes. Nothing here throws: a failed request is an answer too. */

/** Longer than 256 KiB take at 5 kB/s. */
const PATIENCE = 60_000
/** No answer of ours is near this long; what is longer is not ours. */
const LONGEST_BODY = 256 * 1024

type Wire = Pick<Ports, 'fetch' | 'timer' | 'now' | 'sha256'>

/** An answer, and the province's own `Date`, null when there was none. */
export type Reply = { readonly answer: Answer; readonly date: number | null }

/** Sends the sealed bytes. PUT, because a browser may resend a request by itself. */
export function putReport(wire: Wire, entry: Entry, signal: AbortSignal): Promise<Reply> {
  // The key goes along only where it proves something: that this report may take the place of the earlier one.
  const proof = entry.supersedes === null ? {} : authorisation(entry)
  const headers = { 'Content-Type': CONTENT_TYPES.sealed, ...proof }
  return ask(wire, entry, ADDRESSES.report(entry.id), { method: 'PUT', headers, body: entry.bytes }, signal)
}

export function getReceipt(wire: Wire, entry: Entry, signal: AbortSignal): Promise<Reply> {
  return ask(wire, entry, ADDRESSES.reportReceipt(entry.id), { headers: authorisation(entry) }, signal)
}

/** Asks how much of a photo the province has. */
export function headAttachment(wire: Wire, entry: Entry, sha256: Hex, signal: AbortSignal): Promise<Reply> {
  const request = { method: 'HEAD', headers: authorisation(entry) }
  return ask(wire, entry, ADDRESSES.attachment(entry.id, sha256), request, signal)
}

/** Sends one chunk with its digest (RFC 9530). */
export async function patchAttachment(
  wire: Wire,
  entry: Entry,
  sha256: Hex,
  offset: number,
  chunk: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<Reply> {
  const digest = btoa(String.fromCharCode(...(await wire.sha256(chunk))))
  const headers = {
    ...authorisation(entry),
    'Content-Type': CONTENT_TYPES.chunk,
    'Upload-Offset': String(offset),
    'Repr-Digest': `sha-256=:${digest}:`,
  }
  return ask(wire, entry, ADDRESSES.attachment(entry.id, sha256), { method: 'PATCH', headers, body: chunk }, signal)
}

/** The province's keys and epoch; null when what came was not that. */
export async function getKeys(
  wire: Wire,
  signal: AbortSignal,
): Promise<{ readonly answer: KeysAnswer; readonly date: number | null } | null> {
  const response = await request(wire, ADDRESSES.keys, {}, signal)
  if (response === null || response.status !== 200 || response.body === null) return null
  try {
    const answer = readKeysAnswer(JSON.parse(response.body))
    return answer === null ? null : { answer, date: readDate(response.date) }
  } catch {
    return null // No JSON: a login page, most likely.
  }
}

function authorisation(entry: Entry) {
  return { Authorization: `Bearer ${entry.uploadKey}` }
}

async function ask(wire: Wire, entry: Entry, address: string, init: RequestInit, signal: AbortSignal): Promise<Reply> {
  const raw = await request(wire, address, init, signal)
  if (raw === null) return { answer: { kind: 'network' }, date: null }
  return { answer: readAnswer(raw, entry.id, wire.now()), date: readDate(raw.date) }
}

async function request(wire: Wire, address: string, init: RequestInit, signal: AbortSignal) {
  const own = new AbortController()
  const stop = () => own.abort()
  const calm = wire.timer(PATIENCE, stop)
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  try {
    const response = await wire.fetch(address, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      // Never follow: a login page must not get the report.
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: own.signal,
    })
    const { status, headers } = response
    const head = {
      status,
      offset: headers.get('Upload-Offset'),
      retryAfter: headers.get('Retry-After'),
      date: headers.get('Date'),
    }
    try {
      const body = await response.text()
      return { ...head, body: body.length > LONGEST_BODY ? null : body }
    } catch {
      return { ...head, body: null }
    }
  } catch {
    // No connection, a name that does not resolve, our own patience: nothing came back.
    return null
  } finally {
    calm()
    signal.removeEventListener('abort', stop)
  }
}

function readDate(header: string | null): number | null {
  const at = header === null ? Number.NaN : Date.parse(header)
  return Number.isNaN(at) ? null : at
}
