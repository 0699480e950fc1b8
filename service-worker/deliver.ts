import { drain } from '../src/outbox/drain.ts'
import { type Engine, openEngine } from '../src/outbox/engine.ts'
import { endUnseenPause } from '../src/outbox/pause.ts'
import { browserPorts } from '../src/outbox/ports.ts'
import { reconnect } from '../src/outbox/reconnect.ts'
import { openEntries } from '../src/outbox/reports.ts'
import { inTurn } from '../src/outbox/turn.ts'

declare const self: ServiceWorkerGlobalScope

let engine: Engine | null = null

/** Opened when it is first needed: a worker wakes up for many things. */
function opened(): Engine {
  engine ??= openEngine(browserPorts(async () => self.registration))
  return engine
}

/** One round. What fails waits in the outbox for the next. */
export async function deliver(): Promise<void> {
  await endUnseenPause(opened())
  await inTurn(opened(), new AbortController().signal, drain)
}

/** One round of Background Sync; rejects while something that can still be sent is left, so that the browser comes again. */
export async function deliverAll(): Promise<void> {
  // The browser calls when it believes in a connection.
  await reconnect(opened())
  await deliver()
  const left = (await openEntries(opened().database)).filter(({ state }) => {
    return state.name !== 'needs-correction' && state.name !== 'needs-sign-in' && state.name !== 'too-large'
  })
  if (left.length > 0) throw new Error(`${left.length} reports still wait`)
}
