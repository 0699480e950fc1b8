import type { Counts, Filter } from '../../domain/desk-protocol.ts'
import type { Scope } from '../../domain/role.ts'
import { CASE_STATES } from '../../domain/workflow.ts'
import type { Database } from '../database/open.ts'
import { casesWithin } from './summaries.ts'

/** How many cases each state holds under the other filters, how many are late, and how many are held back. */
export async function countCases(database: Database, scope: Scope, filter: Filter, now: number): Promise<Counts> {
  const { state: _any, held: _inbox, ...others } = filter
  const rows = await casesWithin(database, scope, others)
    .select('cases.state')
    .select((select) => select.fn.countAll<number>().as('count'))
    .groupBy('cases.state')
    .execute()
  const overdue = await casesWithin(database, scope, others)
    .where('cases.due_at', '<', now)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const held = scope.held
    ? await casesWithin(database, scope, { held: '1' })
        .select((select) => select.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
    : null
  const states = Object.fromEntries(CASE_STATES.map((state) => [state, 0]))
  for (const row of rows) states[row.state] = Number(row.count)
  return { states, overdue: Number(overdue.count), held: held === null ? null : Number(held.count) }
}
