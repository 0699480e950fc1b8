import type { CaseSummary, Choices } from '../../domain/desk-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { distanceIn } from '../../form/parts/time.ts'
import type { DeskWords } from './messages.ts'
import { timeLeft } from './time-left.ts'

/** The dense list, newest first. Every row is a link: it opens in the pane, or by itself in another tab. */
export function CaseList({
  cases,
  open,
  arrived,
  choices,
  now,
  language,
  words,
  hrefOf,
  onOpen,
}: {
  readonly cases: readonly CaseSummary[]
  readonly open: string | null
  readonly arrived: ReadonlySet<string>
  readonly choices: Choices | null
  readonly now: number
  readonly language: Language
  readonly words: DeskWords
  readonly hrefOf: (id: string) => string
  readonly onOpen: (id: string) => void
}) {
  return (
    <ol class="desk-rows">
      {cases.map((row) => (
        <li key={row.id}>
          <a
            class={arrived.has(row.id) ? 'desk-row desk-row-new' : 'desk-row'}
            href={hrefOf(row.id)}
            data-case={row.id}
            aria-current={row.id === open ? 'true' : undefined}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return
              event.preventDefault()
              onOpen(row.id)
            }}
          >
            <span class="desk-row-head">
              <span class="desk-row-title">{row.title}</span>
              <span>{distanceIn(language, row.receivedAt, now)}</span>
            </span>
            <span class="desk-row-line">
              <span class="desk-chips">
                <span class="desk-chip desk-chip-state">{words.states[row.state]}</span>
                {arrived.has(row.id) && <span class="desk-chip desk-chip-new">{words.list.isNew}</span>}
                <Marks row={row} words={words} />
                <span>
                  {row.facility?.name ?? words.list.general}
                  {row.agency !== null && ` → ${agencyName(choices, row.agency)}`}
                </span>
              </span>
              <Due dueAt={row.dueAt} now={now} language={language} />
            </span>
          </a>
        </li>
      ))}
    </ol>
  )
}

/** What sets a case apart, in words. */
export function Marks({ row, words }: { readonly row: CaseSummary; readonly words: DeskWords }) {
  return (
    <>
      {row.held && <span class="desk-chip desk-chip-alert">{words.marks.held}</span>}
      {row.supervisory && <span class="desk-chip desk-chip-alert">{words.marks.supervisory}</span>}
      {row.confidential && <span class="desk-chip">{words.marks.confidential}</span>}
      {row.doubts > 0 && <span class="desk-chip desk-chip-alert">{words.marks.doubts(row.doubts)}</span>}
      {row.photos > 0 && <span class="desk-chip">{words.list.photos(row.photos)}</span>}
      {row.example && <span class="desk-chip">{words.marks.example}</span>}
    </>
  )
}

/** Time left in words; late ones are marked in words too, never by colour alone. */
export function Due({
  dueAt,
  now,
  language,
}: {
  readonly dueAt: number | null
  readonly now: number
  readonly language: Language
}) {
  if (dueAt === null) return null
  const left = timeLeft(language, dueAt, now)
  return <span class={left.late ? 'desk-due desk-due-late' : 'desk-due'}>{left.words}</span>
}

export function agencyName(choices: Choices | null, id: string): string {
  return choices?.agencies.find((agency) => agency.id === id)?.shortName ?? id
}
