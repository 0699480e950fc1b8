import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import {
  type CaseSummary,
  type Counts,
  caseListSchema,
  countsSchema,
  DESK,
  type Filter,
} from '../../domain/desk-protocol.ts'
import { queryOf } from './address.ts'
import { get, type Refused } from './ask.ts'

export type Inbox = {
  /** Null until the first answer. */
  readonly cases: readonly CaseSummary[] | null
  readonly counts: Counts | null
  readonly next: string | null
  /** Those that came while the page was open. */
  readonly arrived: ReadonlySet<string>
  readonly trouble: Refused | null
  readonly loadMore: () => void
  /** Reads the newest page again and keeps the older ones as they are. */
  readonly refresh: () => void
  /** Takes cases out that are known to be here no more; older pages are not read again for that. */
  readonly drop: (ids: readonly string[]) => void
  /** Puts a case as it now stands into its row, when it has one. */
  readonly replace: (changed: CaseSummary) => void
}

/** The list of cases under a filter, and how many each state holds. */
export function useInbox(filter: Filter): Inbox {
  const [cases, setCases] = useState<readonly CaseSummary[] | null>(null)
  const [counts, setCounts] = useState<Counts | null>(null)
  const [next, setNext] = useState<string | null>(null)
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set())
  const [trouble, setTrouble] = useState<Refused | null>(null)
  const key = queryOf(filter)
  const current = useRef(key)
  current.current = key
  const asked = useRef<string | null>(null)
  const listed = useRef<readonly CaseSummary[] | null>(null)
  listed.current = cases

  const read = useCallback(
    async (isFirst: boolean) => {
      const [list, counted] = await Promise.all([
        get(`${DESK.cases}${key}`, caseListSchema),
        get(`${DESK.counts}${key}`, countsSchema),
      ])
      // The filter changed meanwhile: this answer belongs to no view any more.
      if (current.current !== key) return
      if (list.outcome !== 'value') return setTrouble(list)
      setTrouble(null)
      if (counted.outcome === 'value') setCounts(counted.value)
      const known = isFirst ? null : listed.current
      const fresh = list.value.cases
      if (known === null) {
        setCases(fresh)
        setNext(list.value.next)
        return
      }
      const ids = new Set(known.map(({ id }) => id))
      const newest = known[0]?.receivedAt ?? 0
      const added = fresh.filter(({ id, receivedAt }) => !ids.has(id) && receivedAt >= newest).map(({ id }) => id)
      if (added.length > 0) setArrived((before) => new Set([...before, ...added]))
      const oldest = fresh.at(-1)
      const older = list.value.next === null || oldest === undefined ? [] : known.filter((row) => isOlder(row, oldest))
      setCases([...fresh, ...older])
      if (older.length === 0) setNext(list.value.next)
    },
    [key],
  )

  useEffect(() => {
    setCases(null)
    asked.current = null
    setArrived(new Set())
    void read(true)
  }, [read])

  const loadMore = () => {
    // A page is asked for once, however often the button is pressed.
    if (next === null || asked.current === next) return
    asked.current = next
    const address = `${DESK.cases}${queryOf(filter, { before: next })}`
    void get(address, caseListSchema).then((list) => {
      if (current.current !== key) return
      asked.current = null
      if (list.outcome !== 'value') return setTrouble(list)
      setCases((before) => [...(before ?? []), ...list.value.cases])
      setNext(list.value.next)
    })
  }
  const refresh = useCallback(() => void read(false), [read])
  const drop = (ids: readonly string[]) => setCases((before) => before?.filter(({ id }) => !ids.includes(id)) ?? null)
  const replace = (changed: CaseSummary) =>
    setCases((before) => before?.map((row) => (row.id === changed.id ? changed : row)) ?? null)
  return { cases, counts, next, arrived, trouble, loadMore, refresh, drop, replace }
}

function isOlder(row: CaseSummary, than: CaseSummary): boolean {
  return row.receivedAt < than.receivedAt || (row.receivedAt === than.receivedAt && row.id < than.id)
}
