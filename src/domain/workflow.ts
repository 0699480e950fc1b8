/** The states of a case at the province (domain.md, section 4) and the steps between them. */
export const CASE_STATES = [
  'received',
  'verified',
  'in-progress',
  'answered',
  'closed',
  'postponed',
  'out-of-authority',
  'archived',
  'merged',
] as const
export type CaseState = (typeof CASE_STATES)[number]

/** From where to where a case may go. `verified → verified` is a second disposition, to another agency. */
const STEPS: Readonly<Record<CaseState, readonly CaseState[]>> = {
  received: ['verified', 'postponed', 'out-of-authority', 'archived', 'merged'],
  verified: ['verified', 'in-progress', 'postponed', 'out-of-authority', 'archived', 'merged'],
  'in-progress': ['verified', 'answered', 'postponed', 'out-of-authority', 'archived', 'merged'],
  answered: ['closed', 'in-progress'],
  closed: [],
  postponed: ['verified', 'in-progress', 'out-of-authority', 'archived'],
  'out-of-authority': ['verified'],
  archived: ['verified'],
  merged: [],
}

export function mayMove(from: CaseState, to: CaseState): boolean {
  return STEPS[from].includes(to)
}

const ENDS: readonly CaseState[] = ['closed', 'out-of-authority', 'archived', 'merged']

/**
 * The state of a case whose reporter corrected the report. What had ended is received anew: nobody has looked at the new
 * words. Anything else goes on where it is, before the eyes of those who work on it.
 */
export function afterCorrection(state: CaseState): CaseState {
  return ENDS.includes(state) ? 'received' : state
}

/** Whether a step to `state` needs a reason that the reporter can read. */
export function needsPublicReason(state: CaseState): boolean {
  return state === 'postponed' || state === 'out-of-authority' || state === 'archived'
}
