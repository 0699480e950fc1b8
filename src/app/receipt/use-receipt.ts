import { useEffect, useState } from 'preact/hooks'
import { isHex } from '../../domain/hex.ts'
import type { Entry } from '../../outbox/entry.ts'
import type { Outbox } from '../../outbox/outbox.ts'
import { VERDICTS, type Verdict } from './verdict.ts'

/** What is known of the report whose id stands after `#`. */
export type Found =
  | { readonly name: 'reading' }
  | { readonly name: 'nowhere' }
  | { readonly name: 'here'; readonly entry: Entry; readonly verdict: Verdict | null; readonly paused: boolean }

/** Reads the entry and checks its receipt, and does both again after every change and when the address changes. */
export function useReceipt(outbox: Outbox): Found {
  const [found, setFound] = useState<Found>({ name: 'reading' })
  useEffect(() => {
    let latest = 0
    const read = async () => {
      const mine = ++latest
      const next = await lookUp(outbox, location.hash.slice(1))
      if (mine === latest) setFound(next)
    }
    // A store that cannot be opened now: what is shown stays, and the next change reads again.
    const readAgain = () => void read().catch(() => null)
    readAgain()
    const end = outbox.watch((change) => {
      const other = change.type === 'changed' && change.id !== undefined && change.id !== location.hash.slice(1)
      if (change.type !== 'progress' && !other) readAgain()
    })
    addEventListener('hashchange', readAgain)
    return () => {
      latest = Number.POSITIVE_INFINITY
      end()
      removeEventListener('hashchange', readAgain)
    }
  }, [outbox])
  return found
}

async function lookUp(outbox: Outbox, id: string): Promise<Found> {
  const entry = isHex(id, 32) ? await outbox.entry(id) : null
  if (entry === null) return { name: 'nowhere' }
  const verdict = entry.receipt === null ? null : VERDICTS[await outbox.verify(entry.receipt)]
  return { name: 'here', entry, verdict, paused: await outbox.isPaused() }
}
