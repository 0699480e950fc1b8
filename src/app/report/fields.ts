import { REPORT_KINDS, type ReportKind } from '../../domain/report-kind.ts'
import type { FieldName } from '../../form/data.ts'
import type { DraftFields } from '../../outbox/draft.ts'

/** The form's controls, read and written whole. They are uncontrolled, so the form itself is where the words are. */

type Position = DraftFields['position']

/** What the controls hold. The position is no control and comes from beside. */
export function readFields(form: HTMLFormElement, position: Position): DraftFields {
  const held = new FormData(form)
  const text = (name: FieldName) => {
    const value = held.get(name)
    return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : ''
  }
  return {
    kind: readKind(text('kind')),
    body: text('body'),
    category: text('category') || null,
    occurredOn: text('occurredOn'),
    regency: text('regency'),
    district: text('district'),
    village: text('village'),
    placeText: text('placeText'),
    position,
    anonymous: text('anonymous') === 'yes',
    confidential: text('confidential') === 'yes',
    supervisory: text('supervisory') === 'yes',
    name: text('name'),
    contact: text('contact'),
  }
}

/** Puts fields into the controls; a control that holds its value already is not touched, so the caret stays. */
export function writeFields(form: HTMLFormElement, fields: DraftFields): void {
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && control.type === 'radio') control.checked = control.value === fields.kind
    else if (control instanceof HTMLInputElement && control.type === 'checkbox') {
      const { name } = control
      if (name === 'anonymous' || name === 'confidential' || name === 'supervisory') control.checked = fields[name]
    } else if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    ) {
      const { name } = control
      if (!isText(name)) continue
      const value = fields[name] ?? ''
      if (control.value !== value) control.value = value
    }
  }
}

/** As the shared rules of a form read them. */
export function valuesOf(fields: DraftFields) {
  const { kind, body, placeText, occurredOn, name, contact } = fields
  return { ...(kind === null ? {} : { kind }), body, placeText, occurredOn, name, contact }
}

const TEXTS = [
  'body',
  'category',
  'occurredOn',
  'regency',
  'district',
  'village',
  'placeText',
  'name',
  'contact',
] as const

function isText(name: string): name is (typeof TEXTS)[number] {
  return TEXTS.some((one) => one === name)
}

function readKind(value: string): ReportKind | null {
  return REPORT_KINDS.find((kind) => kind === value) ?? null
}
