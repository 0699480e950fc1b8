import * as v from 'valibot'
import { type TrackedCase, trackedCaseSchema } from '../../domain/protocol.ts'
import { deriveSecrets, type TrackingCode } from '../../domain/tracking-code.ts'

/** The last answer about a case, and when this phone got it (epoch milliseconds). */
export type Look = { readonly tracked: TrackedCase; readonly at: number }

const STORE = 'lapor-looks'
/** Enough for a family's phone; the oldest goes first. */
const MOST = 20

const looksSchema = v.array(v.object({ key: v.string(), at: v.number(), tracked: trackedCaseSchema }))
type Kept = v.InferOutput<typeof looksSchema>[number]

/** As much of `localStorage` as is needed. */
export type LookStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * The last looks at cases, kept on this phone so that they open without a connection. Named by the code's hash: the list
 * itself opens no case. Storage that is blocked or full keeps nothing and breaks nothing.
 */
export async function keepLook(storage: LookStorage, code: TrackingCode, look: Look): Promise<void> {
  const key = await keyOf(code)
  if (key === null) return
  const others = readKept(storage).filter((each) => each.key !== key)
  write(storage, [{ key, ...look }, ...others].slice(0, MOST))
}

export async function lastLook(storage: LookStorage, code: TrackingCode): Promise<Look | null> {
  const key = await keyOf(code)
  const found = readKept(storage).find((each) => each.key === key)
  return found === undefined ? null : { tracked: found.tracked, at: found.at }
}

export async function forgetLook(storage: LookStorage, code: TrackingCode): Promise<void> {
  const key = await keyOf(code)
  write(
    storage,
    readKept(storage).filter((each) => each.key !== key),
  )
}

/** Null on an insecure origin, which has no `crypto.subtle`: there nothing is kept. */
async function keyOf(code: TrackingCode): Promise<string | null> {
  if (!('subtle' in crypto) || crypto.subtle === undefined) return null
  const { trackingHash } = await deriveSecrets(
    code,
    async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
  )
  return trackingHash
}

function readKept(storage: LookStorage): readonly Kept[] {
  try {
    const read = v.safeParse(looksSchema, JSON.parse(storage.getItem(STORE) ?? '[]'))
    return read.success ? read.output : []
  } catch {
    // Blocked storage, or a text that is not ours: as if nothing had been kept.
    return []
  }
}

function write(storage: LookStorage, kept: readonly Kept[]): void {
  try {
    if (kept.length === 0) storage.removeItem(STORE)
    else storage.setItem(STORE, JSON.stringify(kept))
  } catch {
    // Full or blocked: the next look asks the province again.
    return
  }
}
