import { useEffect, useRef, useState } from 'preact/hooks'
import { type Case, type Choices, caseSchema, DESK, type SessionAnswer } from '../../domain/desk-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { addressOf, useView } from './address.ts'
import { type Answer, get } from './ask.ts'
import { CaseList } from './case-list.tsx'
import { CaseView } from './case-view.tsx'
import { Filters } from './filters.tsx'
import { KeyHelp, useKeys } from './keys.tsx'
import type { DeskWords } from './messages.ts'
import { Trouble } from './parts.tsx'
import { useInbox } from './use-inbox.ts'
import { useLive } from './use-live.ts'

/** After a message of the feed the list is read again, once for a burst. Milliseconds. */
const SETTLE = 150

/** The list, the reading pane, and the live feed that keeps both true. */
export function Inbox({
  officer,
  choices,
  language,
  words,
  onHeld,
  onSignedOut,
}: {
  readonly officer: SessionAnswer
  readonly choices: Choices | null
  readonly language: Language
  readonly words: DeskWords
  /** How many are held back now. */
  readonly onHeld: (held: number) => void
  readonly onSignedOut: () => void
}) {
  const [view, go] = useView()
  const inbox = useInbox(view.filter)
  const held = inbox.counts?.held ?? null
  useEffect(() => {
    if (held !== null) onHeld(held)
  }, [held])
  const [read, setRead] = useState<Answer<Case> | null>(null)
  const [now, setNow] = useState(Date.now)
  const [said, setSaid] = useState('')
  const settle = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const help = useRef<HTMLDialogElement>(null)
  const open = view.open
  const wanted = useRef(open)
  wanted.current = open

  const load = async (id: string) => {
    const answer = await get(DESK.case(id), caseSchema)
    if (wanted.current === id) setRead(answer)
  }
  useEffect(() => {
    setRead(null)
    if (open !== null) void load(open).then(() => document.getElementById('desk-case-title')?.focus())
  }, [open])
  // The number alone: a browser keeps titles in its history, and a report's words are not for that.
  const title = read?.outcome === 'value' ? read.value.number : words.inbox
  useEffect(() => {
    document.title = `${title} · ${officer.brand}`
  }, [title])
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(clock)
  }, [])
  useEffect(() => {
    if (inbox.trouble?.outcome === 'signed-out' || read?.outcome === 'signed-out') onSignedOut()
  }, [inbox.trouble, read])

  const live = useLive((message) => {
    clearTimeout(settle.current)
    settle.current = setTimeout(() => {
      setNow(Date.now())
      inbox.refresh()
    }, SETTLE)
    // Pages that were loaded before are not read again: what the message says is done to them here.
    if (message.what === 'gone') inbox.drop([message.id])
    if (message.what === 'case' && message.case.held) inbox.drop([message.case.id])
    if (message.what === 'case') inbox.replace(message.case)
    const touched = message.what === 'case' ? message.case.id : message.what === 'gone' ? message.id : wanted.current
    if (touched !== null && touched === wanted.current) void load(touched)
  }, onSignedOut)
  useEffect(() => {
    if (inbox.arrived.size > 0) setSaid(words.list.arrived(inbox.arrived.size))
  }, [inbox.arrived])

  const openCase = (id: string | null) => go({ filter: view.filter, open: id })
  const closeCase = () => {
    const from = open
    if (from === null) return
    const before = document.activeElement
    openCase(null)
    requestAnimationFrame(() => {
      // Who typed on meanwhile, `/` for the search perhaps, is left there.
      if (document.activeElement !== before && document.activeElement !== document.body) return
      document.querySelector<HTMLElement>(`[data-case="${from}"]`)?.focus()
    })
  }
  useKeys({
    close: closeCase,
    help: () => help.current?.showModal(),
  })

  const { cases, counts } = inbox
  const total = counts === null ? null : Object.values(counts.states).reduce((sum, count) => sum + count, 0)
  return (
    <div class={open === null ? 'desk-inbox' : 'desk-inbox desk-inbox-open'}>
      <h1 class="visually-hidden">{words.inbox}</h1>
      {/* Outside list and pane: on a phone only one of them is there, and what is said must be heard beside either. */}
      <p class="visually-hidden" role="status">
        {said}
      </p>
      <Filters
        key={JSON.stringify(Object.keys(view.filter).length === 0)}
        filter={view.filter}
        counts={counts}
        choices={choices}
        words={words}
        everyAgency={officer.permissions.includes('read-every-case')}
        onChange={(filter) => go({ filter, open }, 'replace')}
      />
      <div class="desk-left">
        <p class="desk-status">
          <span>{total === null ? '' : words.list.total(total)}</span>
          {counts !== null && counts.overdue > 0 && (
            <span class="desk-due-late">{words.list.overdue(counts.overdue)}</span>
          )}
          <span>{words.list.live[live]}</span>
          <button
            type="button"
            class="desk-help"
            aria-label={words.filters.help}
            title={words.filters.help}
            onClick={() => help.current?.showModal()}
          >
            ?
          </button>
        </p>
        <Trouble words={words} refused={inbox.trouble} />
        <nav class="desk-list" aria-labelledby="desk-list-title">
          <h2 class="visually-hidden" id="desk-list-title">
            {words.list.title}
          </h2>
          {cases === null && inbox.trouble === null && <Skeleton lines={8} label={words.loading} />}
          {cases !== null && cases.length === 0 && (
            <div class="desk-empty">
              <h2>{Object.keys(view.filter).length > 0 ? words.list.none : words.list.empty}</h2>
              <p class="quiet">{emptyWords(officer, Object.keys(view.filter).length > 0, words)}</p>
            </div>
          )}
          {cases !== null && (
            <CaseList
              cases={cases}
              open={open}
              arrived={inbox.arrived}
              choices={choices}
              now={now}
              language={language}
              words={words}
              hrefOf={(id) => addressOf({ filter: view.filter, open: id })}
              onOpen={openCase}
            />
          )}
          {inbox.next !== null && (
            <button type="button" class="button button-second" onClick={inbox.loadMore}>
              {words.list.more}
            </button>
          )}
        </nav>
      </div>
      <section class="desk-pane" aria-label={words.one.pane}>
        {open !== null && (
          <div class="desk-pane-ways">
            <button type="button" class="button button-quiet" onClick={closeCase}>
              {words.one.back}
            </button>
            <button type="button" class="button button-quiet" onClick={() => print()}>
              {words.one.print}
            </button>
          </div>
        )}
        {open === null && (
          <div class="desk-empty">
            <p>
              <strong>{words.one.pick}</strong>
            </p>
            <p class="quiet">{words.one.pickHelp}</p>
          </div>
        )}
        {open !== null && read === null && <Skeleton lines={8} label={words.loading} />}
        {read?.outcome === 'value' ? (
          <CaseView
            account={officer.id}
            subject={read.value}
            choices={choices}
            now={now}
            language={language}
            words={words}
            onDone={(after) => {
              setRead({ outcome: 'value', value: after })
              if (after.agency !== null && choices !== null) {
                const agency = choices.agencies.find(({ id }) => id === after.agency)
                setSaid(words.dispose.done(agency?.name ?? after.agency))
              }
              inbox.refresh()
            }}
            onStale={() => void load(read.value.id)}
          />
        ) : (
          <Trouble words={words} refused={read} />
        )}
      </section>
      <KeyHelp dialog={help} words={words} />
    </div>
  )
}

function emptyWords(officer: SessionAnswer, filtered: boolean, words: DeskWords): string {
  if (filtered) return words.list.noneHelp
  return officer.role === 'liaison' ? words.list.emptyLiaison : words.list.emptyHelp
}
