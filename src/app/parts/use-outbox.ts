import { useEffect, useState } from 'preact/hooks'
import type { ReportId } from '../../domain/report.ts'
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
      /** Newest first. An entry that did not change is the same object as before. */
      readonly entries: readonly Entry[]
      readonly drafts: readonly Draft[]
      readonly progress: Progress | null
      /** By the person's own hand. */
      readonly paused: boolean
    }

/** While much is sent, changes come in crowds: one look for all that came meanwhile. Milliseconds. */
const BETWEEN_LOOKS = 200

/** Reads the outbox, and after every change, here, in another tab or in the worker, what is said to have changed. */
export function useOutbox(outbox: Outbox): OnPhone {
  const [onPhone, setOnPhone] = useState<OnPhone>({ name: 'reading' })
  useEffect(() => follow(outbox, setOnPhone), [outbox])
  return onPhone
}

/** Returns how to stop. */
function follow(outbox: Outbox, show: (onPhone: OnPhone) => void): () => void {
  let known: Extract<OnPhone, { name: 'read' }> = {
    name: 'read',
    entries: [],
    drafts: [],
    progress: null,
    paused: false,
  }
  let stale: Set<ReportId> | 'all' = 'all'
  let told = true
  let looking = false
  let stopped = false

  const readAll = async () => {
    const [entries, drafts, paused] = await Promise.all([outbox.entries(), outbox.drafts(), isPaused(outbox)])
    const before = new Map(known.entries.map((entry) => [entry.id, entry]))
    const kept = entries.map((entry) => {
      const old = before.get(entry.id)
      return old !== undefined && isSame(old, entry) ? old : entry
    })
    known = { ...known, entries: kept, drafts, paused }
  }
  const readThese = async (ids: ReadonlySet<ReportId>) => {
    const read = await Promise.all([...ids].map(async (id) => [id, await outbox.entry(id)] as const))
    const now = new Map(read)
    known = {
      ...known,
      entries: known.entries.flatMap((entry) => {
        const changed = now.get(entry.id)
        return changed === undefined ? [entry] : changed === null ? [] : [changed]
      }),
    }
  }
  const look = async () => {
    if (looking) return
    looking = true
    while (told && !stopped) {
      const which = stale
      stale = new Set()
      told = false
      try {
        if (which === 'all') await readAll()
        else if (which.size > 0) await readThese(which)
        known = { ...known, progress: outbox.progress() }
        if (!stopped) show(known)
      } catch {
        stale = 'all'
        if (!stopped) show({ name: 'closed' })
      }
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS))
    }
    looking = false
  }

  void look()
  const end = outbox.watch((change) => {
    told = true
    if (change.type === 'changed' && change.id !== undefined) {
      if (stale !== 'all') stale.add(change.id)
    } else if (change.type !== 'progress') stale = 'all'
    void look()
  })
  return () => {
    stopped = true
    end()
  }
}

/** A script that does not come now is no store that is closed. */
function isPaused(outbox: Outbox): Promise<boolean> {
  return outbox.isPaused().catch(() => false)
}

/** Sealed bytes never change (O9), so they are not looked at. */
function isSame(a: Entry, b: Entry): boolean {
  return JSON.stringify({ ...a, bytes: 0 }) === JSON.stringify({ ...b, bytes: 0 })
}
