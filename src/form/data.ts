import type { FacilityKind } from '../domain/facility.ts'
import type { Language } from '../domain/language.ts'
import type { KeysAnswer } from '../domain/signing-key.ts'

/**
 * What the server knows when it renders a form, and hands to the page in a JSON block, so that both render the same.
 * `<script type="application/json" id="form-data">` holds it.
 */
export type FormData = {
  readonly language: Language
  readonly brand: string
  /** The code in the address, canonical; null: the general form. */
  readonly code: string | null
  readonly facility: FormFacility | null
  /** Those that fit the facility first; for the general form all of them. */
  readonly categories: readonly { readonly id: string; readonly name: string }[]
  /** Kemendagri code and name; empty when the facility says the place. */
  readonly regencies: readonly { readonly code: string; readonly name: string }[]
  /** So that a phone can check its first receipt without another request. */
  readonly keys: KeysAnswer
  /** Fields for the form without script, made by the server and good for seven days. */
  readonly plain: PlainFields
}

export type FormFacility = {
  readonly name: string
  readonly kind: FacilityKind
  readonly agency: string
  /** "Kec. Banjarmasin Tengah, Kota Banjarmasin" */
  readonly area: string
  readonly address: string
  /** Shown as an example on every page. */
  readonly example: boolean
}

export type PlainFields = {
  /** 16 random bytes in hexadecimal. */
  readonly random: string
  /** Canonical tracking code. */
  readonly tracking: string
  /** Epoch milliseconds when made. */
  readonly madeAt: number
  /** HMAC over the other three and the code. */
  readonly mac: string
}

/** What a form's controls hold when the server shows it again after an error. */
export type FormValues = Readonly<Partial<Record<FieldName, string>>>

/** The `name` attributes of the form, in script and without. */
export const FIELD_NAMES = [
  'kind',
  'body',
  'category',
  'occurredOn',
  'regency',
  'district',
  'village',
  'placeText',
  'photos',
  'anonymous',
  'confidential',
  'supervisory',
  'name',
  'contact',
] as const
export type FieldName = (typeof FIELD_NAMES)[number]
