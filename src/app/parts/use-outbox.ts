import { useEffect, useState } from 'preact/hooks'
import type { Draft } from '../../outbox/draft.ts'
import type { Entry } from '../../outbox/entry.ts'
import type { Outbox, Progress } from '../../outbox/outbox.ts'

/** What rests on this phone, as of the last change anywhere. */
export type OnPhone =
  | { readonly name: 'reading' }
  /** The store cannot be opened just now; nothing in it is lost. */
  | { readonly name: 'closed' }
  | {
      readonly name: 'read'
      readonly entries: readonly Entry[]
      readonly drafts: readonly Draft[]
      readonly progress: Progress | null
    }

/** Reads the outbox and reads it again after every change, here, in another tab or in the worker. */
export function useOutbox(outbox: Outbox): OnPhone {
  const [onPhone, setOnPhone] = useState<OnPhone>({ name: 'reading' })
  useEffect(() => {
    let latest = 0
    const read = async () => {
      const mine = ++latest
      try {
        const [entries, drafts] = await Promise.all([outbox.entries(), outbox.drafts()])
        // A slower read must not bring an older state back.
        if (mine === latest) setOnPhone({ name: 'read', entries, drafts, progress: outbox.progress() })
      } catch {
        if (mine === latest) setOnPhone({ name: 'closed' })
      }
    }
    void read()
    const end = outbox.watch(() => void read())
    return () => {
      latest = Number.POSITIVE_INFINITY
      end()
    }
  }, [outbox])
  return onPhone
}
