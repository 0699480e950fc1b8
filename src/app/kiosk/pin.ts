import { LONGEST_PIN_WAIT, waitAfterWrong } from '../../domain/kiosk.ts'
import { type Kept, writeKept } from './kept.ts'

/** OWASP's figure for PBKDF2 with SHA-256 (2023). About a second on a cheap tablet, for each try. */
const ITERATIONS = 600_000

export async function hashPin(pin: string): Promise<Kept['pin']> {
  const salt = base64Of(crypto.getRandomValues(new Uint8Array(16)))
  return { salt, iterations: ITERATIONS, hash: await derive(pin, salt, ITERATIONS) }
}

export type PinTried =
  | { readonly outcome: 'right'; readonly kept: Kept }
  | { readonly outcome: 'wrong'; readonly kept: Kept }
  /** Too many wrong ones: it was not looked at. */
  | { readonly outcome: 'wait' }

/** Tries a PIN. A wrong one is counted before it is told, so that pulling the plug wins nothing. */
export async function tryPin(kept: Kept, pin: string, now: number): Promise<PinTried> {
  if (waitFor(kept, now) > 0) return { outcome: 'wait' }
  const wrong = kept.wrong + 1
  const counted = { ...kept, wrong, waitUntil: now + waitAfterWrong(wrong) }
  await writeKept(counted)
  if ((await derive(pin, kept.pin.salt, kept.pin.iterations)) !== kept.pin.hash)
    return { outcome: 'wrong', kept: counted }
  const right = { ...kept, wrong: 0, waitUntil: 0 }
  await writeKept(right)
  return { outcome: 'right', kept: right }
}

/** Milliseconds until another PIN is looked at. A clock that went back makes no wait longer than the longest. */
export function waitFor({ waitUntil }: Pick<Kept, 'waitUntil'>, now: number): number {
  const left = waitUntil - now
  return left > LONGEST_PIN_WAIT ? 0 : Math.max(0, left)
}

async function derive(pin: string, salt: string, iterations: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: new TextEncoder().encode(salt), iterations },
    key,
    256,
  )
  return base64Of(new Uint8Array(bits))
}

function base64Of(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
