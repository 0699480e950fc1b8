import { type Engine, openEngine } from '../../outbox/engine.ts'
import { learnEnvelopeKey, trustedEnvelopeKey } from '../../outbox/envelope-trust.ts'
import { readMeta, writeMeta } from '../../outbox/meta.ts'
import { browserPorts } from '../../outbox/ports.ts'
import { type SealedAway, sealAway, type Written } from '../../outbox/seal-envelope.ts'
import { fetchKeys } from './ask.ts'

let opened: Engine | null = null

/** Beside the page's outbox, on the same store: this one seals, that one sends. */
function engine(): Engine {
  opened ??= openEngine(browserPorts(async () => (await navigator.serviceWorker.getRegistration()) ?? null))
  return opened
}

export function sealHere(written: Written): Promise<SealedAway> {
  return sealAway(engine(), written)
}

/**
 * Whether something can be sealed: asks the province for its keys, and goes on with the known one where there is no answer.
 * `early` is called before that when there is a known one: a network that neither answers nor fails holds nobody up.
 */
export async function canSeal(early: () => void = () => {}): Promise<boolean> {
  if (await knowsKey()) early()
  const answer = await fetchKeys()
  if (answer !== null) await learnEnvelopeKey(engine(), answer)
  return knowsKey()
}

async function knowsKey(): Promise<boolean> {
  return (await trustedEnvelopeKey(engine())) !== null
}

/** Asks the browser never to clear this storage by itself. */
export async function keepStorage(): Promise<void> {
  try {
    await navigator.storage?.persist?.()
  } catch {
    // Private mode: nothing is promised there.
  }
}

/** What this tablet keeps of itself, where it outlives a plug that is pulled. */
export function readKiosk(): Promise<string | null> {
  return readMeta(engine().database, 'kiosk')
}

export function writeKiosk(text: string): Promise<void> {
  return writeMeta(engine().database, 'kiosk', text)
}
