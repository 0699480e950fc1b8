import { isUnreached } from './advance.ts'
import type { Engine } from './engine.ts'
import { happen, openEntries } from './reports.ts'

/**
 * The connection may be back: ends the waits of reports whose last attempt did not reach the province. Waits that the
 * province caused or asked for go on, so that a busy one is not asked again by every phone that looks up.
 */
export async function reconnect(engine: Engine): Promise<void> {
  const unreached = (await openEntries(engine.database)).filter(isUnreached)
  for (const { id } of unreached) await happen(engine.database, id, { kind: 'reconnected' }, engine.ports.now())
  if (unreached.length > 0) engine.tell({ type: 'changed' })
}
