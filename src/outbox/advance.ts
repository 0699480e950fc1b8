import type { Hex } from '../domain/hex.ts'
import type { Receipt } from '../domain/receipt.ts'
import type { Answer } from './answer.ts'
import { backoff, isOver, LONGEST_HOLD, LONGEST_WAIT } from './backoff.ts'
import type { Entry, EntryAttachment, EntryState, Trouble } from './entry.ts'

/** What happens to an entry. Answers are about its text or one of its photos. */
export type Happening =
  | { readonly kind: 'attempt' }
  /** A receipt whose signature holds. */
  | { readonly kind: 'valid-receipt'; readonly receipt: Receipt }
  /** Everything but a receipt and an offset; a receipt that does not hold comes in as `unclear`. */
  | {
      readonly kind: 'answer'
      readonly answer: Exclude<Answer, { kind: 'receipt' | 'offset' }>
      readonly chance: number
    }
  /** The province acknowledged a chunk. */
  | { readonly kind: 'chunk' }
  /** The bytes of a photo here no longer hash to its name. */
  | { readonly kind: 'photo-lost'; readonly sha256: Hex }
  /** The sealed bytes here no longer hash to their name. */
  | { readonly kind: 'text-damaged' }
  /** A province restored from a backup does not know it. */
  | { readonly kind: 'unknown-there' }
  /** It goes on in another way; nothing failed. */
  | { readonly kind: 'interrupted' }
  /** A person said "send now", or signed in again. */
  | { readonly kind: 'hurried' }
  /** The connection may be back. */
  | { readonly kind: 'reconnected' }

/** How long an attempt is believed to be under way. */
export const LEASE = 30_000

/**
 * The next state of an entry, whose bytes and attempts never count against it: no failure, no number of attempts and no
 * clock deletes anything (O1).
 *
 * | happening | next state |
 * |---|---|
 * | attempt | sending(now + lease) |
 * | valid-receipt, every photo has an end | delivered |
 * | valid-receipt, a photo is awaited | partial |
 * | chunk | sending(now + lease) |
 * | network, later | waiting(backoff, or as long as asked) |
 * | unclear | unclear-answer(backoff, one more) |
 * | refused 401, 403 | needs-sign-in |
 * | refused 413 of the text | too-large |
 * | refused 422 of the text | needs-correction(fields) |
 * | refused 404 | waiting(backoff), the text goes again: a restored province does not know it |
 * | refused otherwise | waiting(backoff): the province may be mended |
 * | photo-lost | as before; delivered when it was the last one awaited |
 * | text-damaged | needs-correction(bytes) |
 * | unknown-there | sealed, every photo that is not lost awaited again |
 * | interrupted, hurried | sealed or partial |
 * | reconnected, the last attempt did not reach the province | sealed or partial |
 * | reconnected otherwise | as before |
 *
 * `delivered` and `purged` are left by `unknown-there` alone, and only while the bytes are here (O11).
 */
export function advance(entry: Entry, happening: Happening, now: number): Entry {
  const over = isEnded(entry)
  switch (happening.kind) {
    case 'attempt':
    case 'chunk': {
      if (over) return entry
      const attempts = happening.kind === 'chunk' ? 0 : entry.attempts
      return {
        ...entry,
        attempts,
        state: { name: 'sending', leaseUntil: now + LEASE, textReceived: textReceived(entry) },
      }
    }
    case 'valid-receipt':
      return withReceipt(entry, happening.receipt, now)
    case 'answer':
      return over ? entry : failed(entry, happening.answer, happening.chance, now)
    case 'photo-lost': {
      const attachments = entry.attachments.map((one) =>
        one.sha256 === happening.sha256 ? ({ ...name(one), state: 'lost' } as const) : one,
      )
      return over ? entry : settled({ ...entry, attachments }, now)
    }
    case 'text-damaged':
      return over ? entry : { ...entry, state: { name: 'needs-correction', fields: { bytes: 'damaged' } } }
    case 'unknown-there':
      if (entry.state.name === 'purged') return entry
      return {
        ...entry,
        state: { name: 'sealed' },
        attempts: 0,
        attachments: entry.attachments.map((one) => (one.state === 'lost' ? one : { ...name(one), state: 'waiting' })),
      }
    case 'interrupted':
    case 'hurried':
      return over ? entry : { ...entry, state: atRest(entry) }
    case 'reconnected':
      return isUnreached(entry) ? { ...entry, state: atRest(entry) } : entry
    default:
      return happening satisfies never
  }
}

/** Whether the province holds the text, by a receipt of this epoch. */
export function textReceived(entry: Entry): boolean {
  const { state } = entry
  switch (state.name) {
    case 'partial':
    case 'delivered':
    case 'purged':
      return true
    case 'waiting':
    case 'sending':
    case 'unclear-answer':
      return state.textReceived
    default:
      return false
  }
}

/** Nothing is left to do: the province has everything that can be had. */
export function isEnded(entry: Entry): boolean {
  return entry.state.name === 'delivered' || entry.state.name === 'purged'
}

/**
 * Whether an entry may be tried now by whoever holds the turn to send. Who holds it sends alone, so a `sending` found
 * then was left behind by a page that died.
 */
export function isDue(entry: Entry, now: number): boolean {
  const { state } = entry
  switch (state.name) {
    case 'sealed':
    case 'partial':
    case 'sending':
      return true
    case 'waiting':
      return isOver(state.nextAt, now, LONGEST_HOLD)
    case 'unclear-answer':
      return isOver(state.nextAt, now, LONGEST_WAIT)
    default:
      return false
  }
}

/** Whether it waits only because its last attempt met no province: no answer at all, or somebody else's. */
export function isUnreached({ state, lastError }: Entry): boolean {
  return (state.name === 'waiting' && lastError?.kind === 'network') || state.name === 'unclear-answer'
}

function name(attachment: EntryAttachment) {
  const { sha256, size, type } = attachment
  return { sha256, size, type }
}

function atRest(entry: Entry): EntryState {
  return { name: textReceived(entry) ? 'partial' : 'sealed' }
}

/** Delivered once the text is received and no photo is awaited. */
function settled(entry: Entry, now: number): Entry {
  const awaited = entry.attachments.some((one) => one.state === 'waiting')
  if (!textReceived(entry) || awaited) return entry
  return { ...entry, state: { name: 'delivered', at: now } }
}

function withReceipt(entry: Entry, receipt: Receipt, now: number): Entry {
  if (entry.state.name === 'purged') return { ...entry, receipt }
  const attachments = entry.attachments.map((one): EntryAttachment => {
    if (receipt.stored.includes(one.sha256)) return { ...name(one), state: 'stored' }
    const refusal = receipt.refused.find((each) => each.sha256 === one.sha256)
    if (refusal) return { ...name(one), state: 'refused', reason: refusal.reason }
    return one.state === 'lost' ? one : { ...name(one), state: 'waiting' }
  })
  const before = entry.state
  const received = { ...entry, receipt, attachments, attempts: 0, lastError: null, state: { name: 'partial' } as const }
  const next = settled(received, now)
  return before.name === 'delivered' && next.state.name === 'delivered' ? { ...next, state: before } : next
}

function failed(
  entry: Entry,
  answer: Exclude<Answer, { kind: 'receipt' | 'offset' }>,
  chance: number,
  now: number,
): Entry {
  const attempts = entry.attempts + 1
  const lastError = troubleOf(answer)
  const wait = backoff(attempts, chance)
  const received = textReceived(entry)
  const next = { ...entry, attempts, lastError }
  const waiting = (milliseconds: number, textReceived = received): Entry => ({
    ...next,
    state: { name: 'waiting', nextAt: now + milliseconds, textReceived },
  })
  switch (answer.kind) {
    case 'network':
      return waiting(wait)
    case 'later':
      return waiting(Math.max(wait, answer.hold ?? 0))
    case 'unclear': {
      const count = entry.lastError?.kind === 'unclear-answer' ? entry.attempts + 1 : 1
      return { ...next, state: { name: 'unclear-answer', nextAt: now + wait, count, textReceived: received } }
    }
    case 'refused':
      if (answer.status === 401 || answer.status === 403) return { ...next, state: { name: 'needs-sign-in' } }
      if (answer.status === 404) return waiting(wait, false)
      if (answer.status === 413 && !received) return { ...next, state: { name: 'too-large' } }
      if (answer.status === 422 && !received) {
        return { ...next, state: { name: 'needs-correction', fields: answer.fields } }
      }
      return waiting(wait)
    default:
      return answer satisfies never
  }
}

function troubleOf(answer: Exclude<Answer, { kind: 'receipt' | 'offset' }>): Trouble {
  switch (answer.kind) {
    case 'network':
      return { kind: 'network' }
    case 'unclear':
      return { kind: 'unclear-answer' }
    default:
      return { kind: 'server', status: answer.status, code: answer.code }
  }
}
