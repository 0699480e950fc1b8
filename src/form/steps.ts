import type { FieldName, FormData } from './data.ts'

/** The questions in their order. A facility's form asks three; only the general form asks for the place. */
export const STEPS = ['kind', 'what', 'place', 'send'] as const
export type Step = (typeof STEPS)[number]

/** The questions this form asks. */
export function stepsFor(data: Pick<FormData, 'facility'>): readonly Step[] {
  return data.facility === null ? STEPS : STEPS.filter((step) => step !== 'place')
}

/** Where a field stands. With a facility the place is a detail of the last question. */
export function stepOf(field: FieldName, steps: readonly Step[]): Step {
  switch (field) {
    case 'kind':
      return 'kind'
    case 'body':
    case 'photos':
      return 'what'
    case 'regency':
    case 'district':
    case 'village':
    case 'placeText':
      return steps.includes('place') ? 'place' : 'send'
    default:
      return 'send'
  }
}

/** The question `by` places after `step` (before, when negative); `step` itself at either end. */
export function stepBeside(step: Step, by: 1 | -1, steps: readonly Step[]): Step {
  return steps[steps.indexOf(step) + by] ?? step
}
