import type { Sha256 } from '../../domain/hash.ts'
import type { Hex } from '../../domain/hex.ts'
import type { Attachment, Report, Sender } from '../../domain/report.ts'
import { REPORT_KINDS } from '../../domain/report-kind.ts'
import { seal } from '../../domain/sealed.ts'
import type { TrackingSecrets } from '../../domain/tracking-code.ts'
import type { FormValues, PlainFields } from '../../form/data.ts'

/** Everything a sealed form is made of. Equal parts give equal bytes: no clock and no chance comes in here. */
export type FormParts = {
  readonly values: FormValues
  readonly fields: PlainFields & { readonly random: Hex }
  /** Canonical facility code; null: the general form. */
  readonly code: string | null
  readonly secrets: TrackingSecrets
  readonly salt: Hex
  readonly attachments: readonly Attachment[]
  readonly supersedes: Hex | null
}

/** Seals a form sent without script, as a phone seals its own. Its values have been checked (`problemsIn`). */
export function sealForm(parts: FormParts, sha256: Sha256) {
  return seal(reportOf(parts), senderOf(parts), sha256)
}

function reportOf({ values, fields, code, secrets, attachments, supersedes }: FormParts): Report {
  const kind = REPORT_KINDS.find((one) => one === values.kind)
  if (kind === undefined) throw new Error('a form without a kind must not be sealed')
  return {
    version: 1,
    random: fields.random,
    code,
    kind,
    category: given(values.category),
    body: values.body ?? '',
    occurredOn: given(values.occurredOn),
    place: {
      regency: given(values.regency),
      district: given(values.district),
      village: given(values.village),
      text: given(values.placeText),
      position: null,
    },
    anonymous: values.anonymous === 'yes',
    confidential: values.confidential === 'yes',
    supervisory: values.supervisory === 'yes',
    channel: 'form',
    deviceTime: inWita(fields.madeAt),
    attachments: [...attachments],
    trackingHash: secrets.trackingHash,
    uploadKeyHash: secrets.uploadKeyHash,
    senderHash: null,
    supersedes,
  }
}

function senderOf({ values, salt }: FormParts): Sender | null {
  const name = given(values.name)
  const contact = given(values.contact)
  return name === null && contact === null ? null : { salt, name, contact }
}

function given(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

/** The server stands in for the device's clock: the moment the form was made, so that a repeat says the same. */
function inWita(at: number): string {
  return `${new Date(at + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`
}
