import * as v from 'valibot'
import { KIOSK_ADDRESSES, type KioskFacts, kioskFactsSchema } from '../../domain/kiosk-protocol.ts'
import { KIOSK_CACHE, KIOSK_MARK } from '../../outbox/messages.ts'
import { readKiosk, writeKiosk } from './sealing.ts'

/** Read by the first script too: while it is there, every citizen's address leads back into the kiosk. */
const MODE = 'lapor-kiosk'
const KEPT = 'lapor-kiosk-facts'

const keptSchema = v.object({
  /** Tells the province that this tablet is alive; opens nothing. */
  key: v.string(),
  facts: kioskFactsSchema,
  /** The attendants' PIN, as a slow hash. */
  pin: v.object({ salt: v.string(), iterations: v.number(), hash: v.string() }),
  /** Wrong PINs in a row, and until when no other is looked at; epoch milliseconds. */
  wrong: v.number(),
  waitUntil: v.number(),
})
/** What this tablet keeps of itself. Nothing of it is about anybody who stood before it. */
export type Kept = v.InferOutput<typeof keptSchema>

/**
 * Null: this device is no kiosk, or its storage is blocked. Chromium writes `localStorage` out seconds later, and a tablet
 * whose plug is pulled meanwhile has forgotten it (measured); so the database has it too, and what it says is newer.
 */
export async function readKept(): Promise<Kept | null> {
  const written = await readKiosk().catch(() => null) // A database that cannot be opened now: the other one may know.
  return parse(written) ?? parse(inLocalStorage())
}

/** Resolves when it is on disk. Rejects when the storage is blocked or full: a tablet that cannot be set up must say so. */
export async function writeKept(kept: Kept): Promise<void> {
  const text = JSON.stringify(kept)
  localStorage.setItem(KEPT, text)
  await writeKiosk(text)
}

function parse(text: string | null): Kept | null {
  try {
    const read = v.safeParse(keptSchema, JSON.parse(text ?? 'null'))
    return read.success ? read.output : null
  } catch {
    return null
  }
}

function inLocalStorage(): string | null {
  try {
    return localStorage.getItem(KEPT)
  } catch {
    return null
  }
}

/**
 * From here on the tablet starts in its kiosk, whatever address is opened. Told to the page's first script, which looks into
 * `localStorage`, and to the worker, which does not forget when a plug is pulled.
 */
export async function enterKiosk({ code }: KioskFacts): Promise<void> {
  const page = KIOSK_ADDRESSES.page(code)
  localStorage.setItem(MODE, page)
  await (await caches.open(KIOSK_CACHE)).put(KIOSK_MARK, new Response(page))
}

/** The attendant leaves. Opening the kiosk's address enters it again. */
export async function leaveKiosk(): Promise<void> {
  localStorage.removeItem(MODE)
  await caches.delete(KIOSK_CACHE)
}

/** For a tablet that was withdrawn and holds nothing any more. */
export async function forgetKiosk(): Promise<void> {
  await leaveKiosk()
  localStorage.removeItem(KEPT)
  await writeKiosk('')
}
