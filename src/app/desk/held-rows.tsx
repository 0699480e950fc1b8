import type { CaseSummary } from '../../domain/desk-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { momentIn } from '../../form/parts/time.ts'
import { addressOf } from './address.ts'
import type { DeskWords } from './messages.ts'

/** Held cases to choose from; each can be read. */
export function HeldRows({
  cases,
  picked,
  arrived,
  language,
  words,
  onPick,
}: {
  readonly cases: readonly CaseSummary[]
  readonly picked: ReadonlySet<string>
  readonly arrived: ReadonlySet<string>
  readonly language: Language
  readonly words: DeskWords
  readonly onPick: (id: string, on: boolean) => void
}) {
  return (
    <ul class="card desk-held">
      {cases.map((row) => (
        <li key={row.id}>
          <input
            type="checkbox"
            aria-label={`${row.number} ${row.title}`}
            checked={picked.has(row.id)}
            onChange={(event) => onPick(row.id, event.currentTarget.checked)}
          />
          <div class="desk-held-words">
            <span class="desk-chips">
              <a href={addressOf({ filter: {}, open: row.id })}>{row.title}</a>
              {arrived.has(row.id) && <span class="desk-chip desk-chip-new">{words.list.isNew}</span>}
            </span>
            <span class="quiet">
              {`${row.facility?.name ?? words.list.general} · ${momentIn(language, row.receivedAt)} · ${row.number}`}
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}
