import * as v from 'valibot'
import {
  KIOSK_DESK_ADDRESSES,
  type KioskAnswer,
  type KioskLink,
  kioskAnswerSchema,
  kioskLinkSchema,
  kioskListSchema,
} from '../../../domain/kiosk-desk-protocol.ts'

/** Null: it did not work, for whatever reason; the list says what is so. */
export async function listKiosks(facility: string): Promise<readonly KioskAnswer[] | null> {
  return (await ask('GET', KIOSK_DESK_ADDRESSES.ofFacility(facility), kioskListSchema))?.kiosks ?? null
}

export function addKiosk(facility: string, name: string, placement: string): Promise<KioskLink | null> {
  return ask('POST', KIOSK_DESK_ADDRESSES.ofFacility(facility), kioskLinkSchema, { name, placement })
}

export function makeLink(id: string): Promise<KioskLink | null> {
  return ask('POST', KIOSK_DESK_ADDRESSES.link(id), kioskLinkSchema, {})
}

export function renameKiosk(id: string, name: string): Promise<KioskAnswer | null> {
  return ask('PUT', KIOSK_DESK_ADDRESSES.kiosk(id), kioskAnswerSchema, { name })
}

export function withdrawKiosk(id: string): Promise<KioskAnswer | null> {
  return ask('POST', KIOSK_DESK_ADDRESSES.withdraw(id), kioskAnswerSchema, {})
}

async function ask<Schema extends v.GenericSchema>(
  method: 'GET' | 'POST' | 'PUT',
  address: string,
  schema: Schema,
  body?: unknown,
): Promise<v.InferOutput<Schema> | null> {
  try {
    const answer = await fetch(address, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    })
    const read = v.safeParse(schema, await answer.json())
    return answer.ok && read.success ? read.output : null
  } catch {
    return null
  }
}
