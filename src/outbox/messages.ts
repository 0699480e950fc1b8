import { isHex } from '../domain/hex.ts'
import type { ReportId } from '../domain/report.ts'
import type { Progress } from './outbox.ts'

/** Where page and worker meet: what they say to each other, and nothing else. */

/** Where a tablet at a counter leaves the worker word that it is one: the kiosk's address. */
export const KIOSK_CACHE = 'lapor-kiosk'
export const KIOSK_MARK = '/kiosk-mode'

/** Through the broadcast channel, from whoever changed something to everybody else. */
export type Broadcast =
  /** `id`: nothing but this report. */
  | { readonly type: 'changed'; readonly id?: ReportId }
  /** What is being sent just now; null when a round is over. */
  | { readonly type: 'progress'; readonly progress: Progress | null }
  /** The person paused sending: whoever sends stops at once. */
  | { readonly type: 'paused' }

/** From a page to a worker, by `postMessage`. */
export type ToWorker =
  /** Empty the outbox now. */
  | { readonly type: 'deliver' }
  /** The person agreed to the update. Refused while a form with unsealed words is open anywhere. */
  | { readonly type: 'take-over' }
  /** This form was opened before there was a worker to keep it. `address`: its path and query. */
  | { readonly type: 'keep-form'; readonly address: string }

/** The worker's answer to `take-over`, through the port that came with it. */
export type TakeOverAnswer = { readonly type: 'taking-over' } | { readonly type: 'form-is-open' }

const COUNTS: readonly (keyof Progress)[] = ['done', 'total', 'photosDone', 'photos', 'bytesDone', 'bytes']

export function readBroadcast(data: unknown): Broadcast | null {
  if (typeof data !== 'object' || data === null || !('type' in data)) return null
  if (data.type === 'paused') return { type: 'paused' }
  if (data.type === 'changed') {
    const id = 'id' in data && typeof data.id === 'string' && isHex(data.id, 32) ? data.id : null
    return id === null ? { type: 'changed' } : { type: 'changed', id }
  }
  if (data.type !== 'progress' || !('progress' in data)) return null
  const progress = data.progress
  if (progress === null) return { type: 'progress', progress }
  if (typeof progress !== 'object') return null
  const whole = COUNTS.every((count) => typeof Reflect.get(progress, count) === 'number')
  return whole ? { type: 'progress', progress: progress as Progress } : null
}

export function readToWorker(data: unknown): ToWorker | null {
  if (typeof data !== 'object' || data === null || !('type' in data)) return null
  if (data.type === 'deliver' || data.type === 'take-over') return { type: data.type }
  if (data.type !== 'keep-form' || !('address' in data) || typeof data.address !== 'string') return null
  return { type: 'keep-form', address: data.address }
}
