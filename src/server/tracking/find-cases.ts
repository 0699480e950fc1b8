import type { Hex } from '../../domain/hex.ts'
import type { CaseState } from '../../domain/workflow.ts'
import type { Database } from '../database/open.ts'

/** One case a tracking code leads to, as far as its reporter may see it. */
export type FoundCase = {
  readonly number: string
  readonly receivedAt: number
  readonly state: CaseState
  readonly since: number
  readonly dueAt: number | null
  readonly held: boolean
  readonly agency: string | null
  readonly facility: string | null
  readonly photos: { readonly stored: number; readonly missing: number; readonly refused: number }
  /** Oldest first. */
  readonly steps: readonly Step[]
}
export type Step = {
  readonly state: CaseState
  readonly at: number
  readonly agency: string | null
  readonly reason: string | null
}

/**
 * The cases under a look-up key, oldest first. The same three queries run whether there is one or none, so that the
 * time an answer takes does not tell. Internal notes, words and senders are never asked for.
 */
export async function findCases(database: Database, key: Hex): Promise<readonly FoundCase[]> {
  const ids = database.selectFrom('reports').select('case_id').where('tracking_hmac', '=', key)
  const [cases, steps, photos] = await Promise.all([
    database
      .selectFrom('cases')
      .leftJoin('agencies', 'agencies.id', 'cases.agency_id')
      .leftJoin('facilities', 'facilities.id', 'cases.facility_id')
      .select(['cases.id', 'number', 'received_at', 'state', 'since', 'due_at', 'held_at'])
      .select(['agencies.name as agency', 'facilities.name as facility'])
      .where('cases.id', 'in', ids)
      .orderBy('received_at')
      .orderBy('number')
      .execute(),
    database
      .selectFrom('events')
      .leftJoin('agencies', 'agencies.id', 'events.agency_id')
      .select(['case_id', 'state', 'at', 'agencies.name as agency', 'public_reason'])
      .where('case_id', 'in', ids)
      .where('kind', 'in', ['received', 'moved'])
      .orderBy('sequence')
      .execute(),
    database
      .selectFrom('attachments')
      .innerJoin('cases', 'cases.report_id', 'attachments.report_id')
      .select(['cases.id', 'attachments.state'])
      .select((expression) => expression.fn.countAll<number>().as('count'))
      .where('cases.id', 'in', ids)
      .groupBy(['cases.id', 'attachments.state'])
      .execute(),
  ])
  return cases.map((row) => {
    const count = (state: 'stored' | 'waiting' | 'refused') =>
      Number(photos.find((photo) => photo.id === row.id && photo.state === state)?.count ?? 0)
    return {
      number: row.number,
      receivedAt: row.received_at,
      state: row.state,
      since: row.since,
      dueAt: row.due_at,
      held: row.held_at !== null,
      agency: row.agency,
      facility: row.facility,
      photos: { stored: count('stored'), missing: count('waiting'), refused: count('refused') },
      steps: steps
        .filter((step) => step.case_id === row.id)
        .map(({ state, at, agency, public_reason }) => ({ state, at, agency, reason: public_reason })),
    }
  })
}
