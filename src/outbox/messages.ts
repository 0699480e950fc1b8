import type { Progress } from './outbox.ts'

/** Where page and worker meet: what they say to each other, and nothing else. */

/** Through the broadcast channel, from whoever changed something to everybody else. */
export type Broadcast =
  | { readonly type: 'changed' }
  /** What is being sent just now; null when a round is over. */
  | { readonly type: 'progress'; readonly progress: Progress | null }

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

export function readBroadcast(data: unknown): Broadcast | null {
  if (typeof data !== 'object' || data === null || !('type' in data)) return null
  if (data.type === 'changed') return { type: 'changed' }
  if (data.type !== 'progress' || !('progress' in data)) return null
  const progress = data.progress
  if (progress === null) return { type: 'progress', progress }
  if (typeof progress !== 'object' || !('done' in progress) || !('total' in progress)) return null
  const { done, total } = progress
  return typeof done === 'number' && typeof total === 'number' ? { type: 'progress', progress: { done, total } } : null
}

export function readToWorker(data: unknown): ToWorker | null {
  if (typeof data !== 'object' || data === null || !('type' in data)) return null
  if (data.type === 'deliver' || data.type === 'take-over') return { type: data.type }
  if (data.type !== 'keep-form' || !('address' in data) || typeof data.address !== 'string') return null
  return { type: 'keep-form', address: data.address }
}
