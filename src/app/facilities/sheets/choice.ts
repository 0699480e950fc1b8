import * as v from 'valibot'
import { type Choice, FILLINGS, SHEET_KINDS, SHEET_LANGUAGES } from '../../../qr/sheets/kinds.ts'

// What is chosen stands in the address beside what is printed, so that a view can be sent to a colleague. A value from
// elsewhere that means nothing here counts as not said.
const choiceSchema = v.object({
  kind: v.fallback(v.picklist(SHEET_KINDS), 'poster-a4'),
  level: v.fallback(v.picklist(['Q', 'H']), 'Q'),
  language: v.fallback(v.picklist(SHEET_LANGUAGES), 'both'),
  filling: v.fallback(v.picklist(FILLINGS), 'same'),
})
const NAMES = { kind: 'lembar', level: 'ketahanan', language: 'bahasa-lembar', filling: 'isi' } as const

export function readChoice(search: string): Choice {
  const given = new URLSearchParams(search)
  const named = Object.entries(NAMES).map(([key, name]) => [key, given.get(name)])
  return v.parse(choiceSchema, Object.fromEntries(named))
}

/** The address with the choice in it. */
export function writeChoice(search: string, choice: Choice): string {
  const given = new URLSearchParams(search)
  given.set(NAMES.kind, choice.kind)
  given.set(NAMES.level, choice.level)
  given.set(NAMES.language, choice.language)
  given.set(NAMES.filling, choice.filling)
  return `?${given}`
}

/** What is printed, for the server: the facilities' own filters and nothing of the choice. */
export function filtersOf(search: string): string {
  const given = new URLSearchParams(search)
  for (const name of [...Object.values(NAMES), 'bahasa', 'state']) given.delete(name)
  // An empty field of the list's form is no filter.
  for (const [name, value] of [...given]) if (value === '') given.delete(name)
  return given.size === 0 ? '' : `?${given}`
}
