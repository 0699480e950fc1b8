import { LIMITS } from '../domain/limits.ts'
import { REPORT_KINDS } from '../domain/report-kind.ts'
import { dayOf } from '../domain/wita.ts'
import { FIELD_NAMES, type FieldName, type FormValues } from './data.ts'

/** What can be wrong with a form. The first group belongs to fields, the second to the form as a whole. */
export const FORM_PROBLEMS = [
  'kind-missing',
  'body-empty',
  'body-too-long',
  'text-too-long',
  'date-wrong',
  'choice-wrong',
  /** A form shown again comes without the photos that were chosen. */
  'photos-again',
  /** A photo's hidden data is still in it: what removes it has not been fetched. */
  'photos-not-ready',
  'expired',
  'not-ours',
  'too-large',
  'too-many',
  'unavailable',
] as const
export type FormProblem = (typeof FORM_PROBLEMS)[number]

/** Empty: nothing is wrong. `form` speaks of the form as a whole. */
export type FormProblems = Readonly<Partial<Record<FieldName | 'form', FormProblem>>>

/** The fields that are wrong, in the order in which they stand. */
export function wrongFields(problems: FormProblems): FieldName[] {
  return FIELD_NAMES.filter((field) => problems[field] !== undefined)
}

/** What keeps a form from being sealed. Only what intake itself would not take: everything optional may be empty. */
export function problemsOf(values: FormValues): FormProblems {
  const problems: Partial<Record<FieldName, FormProblem>> = {}
  if (!REPORT_KINDS.some((kind) => kind === values.kind)) problems.kind = 'kind-missing'
  const body = values.body ?? ''
  if (body.trim() === '') problems.body = 'body-empty'
  else if (charactersOf(body) > LIMITS.body) problems.body = 'body-too-long'
  for (const field of ['placeText', 'name', 'contact'] as const) {
    if (charactersOf(values[field] ?? '') > LIMITS.shortText) problems[field] = 'text-too-long'
  }
  const occurredOn = values.occurredOn ?? ''
  if (occurredOn !== '' && dayOf(occurredOn) === null) problems.occurredOn = 'date-wrong'
  return problems
}

/** Characters as a person counts them: an emoji is one. */
export function charactersOf(text: string): number {
  return [...text].length
}
