import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Hex, isHex, toHex } from '../../domain/hex.ts'
import {
  readTrackingCode,
  TRACKING_RANDOM_BYTES,
  type TrackingCode,
  trackingCodeFrom,
} from '../../domain/tracking-code.ts'
import { DAY } from '../../domain/wita.ts'
import type { PlainFields } from '../../form/data.ts'
import type { World } from '../world.ts'

/**
 * The fields that make a form sent without script repeatable: everything a phone would have drawn by chance is drawn
 * here, before, and travels inside the form. Sent twice, the same form is the same report.
 */
export const FIELDS_LAST = 7 * DAY

/** The names of the hidden controls that carry them. */
export const PLAIN_FIELD_NAMES = ['random', 'tracking', 'madeAt', 'mac'] as const

/** Makes fresh fields for the form of `code` (canonical); null: the general form. */
export function makePlainFields(world: Pick<World, 'random' | 'now' | 'secrets'>, code: string | null): PlainFields {
  const random = toHex(world.random(16))
  const tracking = trackingCodeFrom(world.random(TRACKING_RANDOM_BYTES))
  const madeAt = world.now()
  return { random, tracking, madeAt, mac: macOf({ random, tracking, madeAt }, code, world.secrets.formKey) }
}

export type ReadPlainFields =
  | {
      readonly outcome: 'fields'
      readonly fields: PlainFields & { readonly random: Hex; readonly tracking: TrackingCode }
    }
  | { readonly outcome: 'expired' }
  /** Not made here, or not for this code. */
  | { readonly outcome: 'not-ours' }

/** Reads the fields out of what was submitted for the form of `code`. */
export function readPlainFields(
  world: Pick<World, 'now' | 'secrets'>,
  code: string | null,
  submitted: ReadonlyMap<string, string>,
): ReadPlainFields {
  const random = submitted.get('random') ?? ''
  const tracking = readTrackingCode(submitted.get('tracking') ?? '')
  const madeAt = Number(submitted.get('madeAt'))
  const mac = submitted.get('mac') ?? ''
  if (!isHex(random, 16) || tracking === null || !Number.isSafeInteger(madeAt)) return { outcome: 'not-ours' }
  const expected = macOf({ random, tracking, madeAt }, code, world.secrets.formKey)
  if (!isHex(mac, 32) || !timingSafeEqual(Buffer.from(mac), Buffer.from(expected))) return { outcome: 'not-ours' }
  if (world.now() - madeAt > FIELDS_LAST) return { outcome: 'expired' }
  return { outcome: 'fields', fields: { random, tracking, madeAt, mac } }
}

/** The salt of line 2: as unguessable as one drawn by chance, and the same whenever the same form is sent. */
export function saltOf(fields: PlainFields, formKey: Uint8Array): Hex {
  return toHex(hmac(formKey, `lapor-form-salt-v1\n${fields.random}`).subarray(0, 16))
}

function macOf(fields: Omit<PlainFields, 'mac'>, code: string | null, formKey: Uint8Array): Hex {
  const { random, tracking, madeAt } = fields
  return toHex(hmac(formKey, `lapor-form-v1\n${JSON.stringify([random, tracking, madeAt, code])}`))
}

function hmac(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
