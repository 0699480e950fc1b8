import type { FieldName } from '../../form/data.ts'
import { FIELD_NAMES } from '../../form/data.ts'
import { type Step, stepOf } from '../../form/steps.ts'
import type { DraftFields } from '../../outbox/draft.ts'

/** The question to begin with: where the person is writing, else the first without an answer. */
export function firstStep(focused: string | null, fields: DraftFields, steps: readonly Step[]): Step {
  const field = FIELD_NAMES.find((name) => name === focused)
  if (field !== undefined) return stepOf(field, steps)
  if (fields.kind === null) return 'kind'
  if (fields.body.trim() === '') return 'what'
  return 'send'
}

/** The question of the first wrong field. */
export function stepOfFirst(wrong: readonly FieldName[], steps: readonly Step[]): Step | null {
  const [first] = wrong
  return first === undefined ? null : stepOf(first, steps)
}
