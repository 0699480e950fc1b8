import { dayNumber, isoDay } from '../../domain/wita.ts'
import type { DraftFields } from '../../outbox/draft.ts'

/** What an untouched form holds: it happened today, in WITA. */
export function freshFields(now: number): DraftFields {
  return {
    kind: null,
    body: '',
    category: null,
    occurredOn: isoDay(dayNumber(now)),
    regency: '',
    district: '',
    village: '',
    placeText: '',
    position: null,
    anonymous: false,
    confidential: false,
    supervisory: false,
    name: '',
    contact: '',
  }
}
