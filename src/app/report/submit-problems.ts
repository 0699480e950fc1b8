import { FIELD_NAMES, type FieldName } from '../../form/data.ts'
import type { FormProblem, FormProblems } from '../../form/problems.ts'

/** The outbox's short words for wrong controls, as the form says them. */
export function problemsFrom(wrong: Readonly<Record<string, string>>): FormProblems {
  const problems: Partial<Record<FieldName, FormProblem>> = {}
  for (const [control, word] of Object.entries(wrong)) {
    // The position has no control of its own; the words of the place stand beside it.
    const field = FIELD_NAMES.find((name) => name === control) ?? 'placeText'
    problems[field] = problemFor(field, word)
  }
  return problems
}

function problemFor(field: FieldName, word: string): FormProblem {
  if (field === 'kind') return 'kind-missing'
  if (field === 'body') return word === 'too-long' ? 'body-too-long' : 'body-empty'
  if (field === 'occurredOn') return 'date-wrong'
  if (field === 'photos') return word === 'not-ready' ? 'photos-not-ready' : 'too-large'
  return word === 'too-long' ? 'text-too-long' : 'choice-wrong'
}
