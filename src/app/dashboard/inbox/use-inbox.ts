import { useEffect, useRef, useState } from 'preact/hooks'
import {
  type CaseSummary,
  type Counts,
  caseListSchema,
  countsSchema,
  DESK,
  type Filter,
  type LiveMessage,
} from '../../../domain/desk-protocol.ts'
import { asked } from '../address.ts'
import { read } from '../ask.ts'
import { EMPTY, fits, type ListState, withMessage, withMore } from './list-state.ts'
import { type LiveState, useLive } from './use-live.ts'

/** Counts are asked for again at most this often while messages come. Milliseconds. */
const COUNT_AFTER = 1_000

export type Inbox = {
  readonly list: ListState
  readonly counts: Counts | null
  readonly live: LiveState
  /** The latest arrival, for those who hear the page. */
  readonly arrived: CaseSummary | null
  /** The latest message about any case, so that an open one can follow. */
  readonly latest: LiveMessage | null
  readonly isLoadingMore: boolean
  readonly more: () => void
  readonly reload: () => void
}

/** The list under a filter: loaded, paged, kept up to date by the feed. */
export function useInbox(filter: Filter): Inbox {
  const key = asked('', filter)
  const [list, setList] = useState<ListState>(EMPTY)
  const [counts, setCounts] = useState<Counts | null>(null)
  const [turn, setTurn] = useState(0)
  const [arrived, setArrived] = useState<CaseSummary | null>(null)
  const [latest, setLatest] = useState<LiveMessage | null>(null)
  const [isLoadingMore, setLoadingMore] = useState(false)
  const present = useRef({ key, turn })
  present.current = { key, turn }
  // What came while the list was on its way: played again over it, so that nothing falls in between.
  const meanwhile = useRef<LiveMessage[]>([])

  const recount = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const count = () =>
    void read(asked(DESK.counts, filter), countsSchema).then((answer) => {
      if (answer.outcome === 'value' && present.current.key === key) setCounts(answer.value)
    })

  useEffect(() => {
    let wanted = true
    meanwhile.current = []
    setList((was) => (turn > 0 && was.status === 'ready' ? was : EMPTY))
    void read(asked(DESK.cases, filter), caseListSchema).then((answer) => {
      if (!wanted) return
      if (answer.outcome !== 'value') return setList((was) => ({ ...was, status: 'failed' }))
      const loaded: ListState = { ...EMPTY, status: 'ready', cases: answer.value.cases, next: answer.value.next }
      setList(meanwhile.current.reduce((each, message) => withMessage(each, message, filter), loaded))
      meanwhile.current = []
    })
    count()
    return () => {
      wanted = false
      clearTimeout(recount.current)
    }
  }, [key, turn])

  const reload = () => setTurn((times) => times + 1)
  const live = useLive((message) => {
    setLatest(message)
    if (message.what === 'reload') return reload()
    meanwhile.current.push(message)
    setList((was) => (was.status === 'ready' ? withMessage(was, message, filter) : was))
    const isArrival = message.what === 'case' && (message.kind === 'received' || message.kind === 'released')
    if (isArrival && filter.search === undefined && fits(message.case, filter)) setArrived(message.case)
    clearTimeout(recount.current)
    recount.current = setTimeout(count, COUNT_AFTER)
  })

  const more = () => {
    if (list.next === null || isLoadingMore) return
    const begun = present.current
    setLoadingMore(true)
    void read(asked(DESK.cases, filter, { before: list.next }), caseListSchema).then((answer) => {
      setLoadingMore(false)
      if (present.current.key !== begun.key || present.current.turn !== begun.turn) return
      if (answer.outcome === 'value') setList((was) => withMore(was, answer.value.cases, answer.value.next))
    })
  }
  return { list, counts, live, arrived, latest, isLoadingMore, more, reload }
}
