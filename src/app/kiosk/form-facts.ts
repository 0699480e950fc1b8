import type { KioskFacts } from '../../domain/kiosk-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { dayNumber, isoDay } from '../../domain/wita.ts'
import type { FormData, FormValues } from '../../form/data.ts'

/** What the form's pieces are drawn with. Nothing is sent without script here, so there are no fields for that. */
export function formDataOf({ brand, code, facility, categories }: KioskFacts, language: Language): FormData {
  return {
    language,
    brand,
    code,
    facility,
    categories: categories[language],
    regencies: [],
    keys: { epoch: 1, keys: [] },
    plain: { random: '', tracking: '', madeAt: 0, mac: '' },
  }
}

/** What an untouched form says: it happened today, in WITA. */
export function freshValues(now: number): FormValues {
  return { occurredOn: isoDay(dayNumber(now)) }
}

/** What the code for people's own phones says: as on posters, in capitals, so that the symbol is small. */
export function ownPhoneAddress({ publicUrl, code }: KioskFacts): string {
  return `${publicUrl}/Q/${code}`.toUpperCase()
}
