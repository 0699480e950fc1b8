import { FIELD_NAMES, type FieldName, type FormValues } from '../../form/data.ts'
import { type FormProblems, problemsOf } from '../../form/problems.ts'

/** What the controls held, by name. A browser sends line ends as CRLF; a person wrote one line end. */
export function formValuesOf(submitted: ReadonlyMap<string, string>): FormValues {
  const values: Partial<Record<FieldName, string>> = {}
  for (const name of FIELD_NAMES) {
    const value = submitted.get(name)
    if (value !== undefined && name !== 'photos') values[name] = value.replace(/\r\n?/g, '\n')
  }
  return values
}

/** What our own page never sends in its choices; a report with it could not be read. */
const CHOICES: Readonly<Partial<Record<FieldName, RegExp>>> = {
  category: /^[a-z0-9-]{1,40}$/,
  regency: /^\d\d\.\d\d$/,
  district: /^\d\d\.\d\d\.\d\d$/,
  village: /^\d\d\.\d\d\.\d\d\.\d{4}$/,
}

/** What keeps these values from being sealed: the form's own rules, and choices that are none. */
export function problemsIn(values: FormValues): FormProblems {
  const problems: Partial<Record<FieldName, 'choice-wrong'>> = {}
  for (const name of FIELD_NAMES) {
    const value = values[name] ?? ''
    if (value !== '' && CHOICES[name]?.test(value) === false) problems[name] = 'choice-wrong'
  }
  return { ...problems, ...problemsOf(values) }
}
