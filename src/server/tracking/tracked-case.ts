import type { TrackedCase } from '../../domain/protocol.ts'
import type { FoundCase } from './find-cases.ts'

/**
 * What a reporter sees of the cases one tracking code leads to; null when there are none. There is more than one when a
 * correction came without proof of the report it corrects: the last one speaks, the history tells of all.
 */
export function trackedCase(found: readonly FoundCase[]): TrackedCase | null {
  const cases = found.map(asReporterSees)
  const speaks = cases.findLast((each) => each.state !== 'merged') ?? cases.at(-1)
  if (speaks === undefined) return null
  const sum = (state: keyof FoundCase['photos']) => cases.reduce((total, each) => total + each.photos[state], 0)
  return {
    number: speaks.number,
    state: speaks.state,
    agency: speaks.agency,
    facility: speaks.facility,
    receivedAt: Math.min(...cases.map((each) => each.receivedAt)),
    since: speaks.since,
    dueAt: speaks.dueAt,
    photos: { stored: sum('stored'), missing: sum('missing'), refused: sum('refused') },
    history: cases.flatMap((each) => each.steps).sort((one, other) => one.at - other.at),
  }
}

/** A report the flood rule holds back looks as any that was received: who floods learns nothing by looking. */
function asReporterSees(found: FoundCase): FoundCase {
  if (!found.held || found.state === 'archived') return found
  return {
    ...found,
    state: 'received',
    since: found.receivedAt,
    agency: null,
    steps: found.steps.filter((step) => step.state === 'received').slice(0, 1),
  }
}
