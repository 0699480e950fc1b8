import { useEffect, useRef, useState } from 'preact/hooks'
import { ADDRESSES } from '../../domain/addresses.ts'
import type { Language } from '../../domain/language.ts'
import { momentIn } from '../../form/parts/time.ts'
import type { Entry } from '../../outbox/entry.ts'
import type { Outbox } from '../../outbox/outbox.ts'
import { formOf } from '../parts/draft-list.tsx'
import { focusIfLost } from './focus-if-lost.ts'
import { messages } from './messages.ts'
import { RemoveQuestion } from './remove-question.tsx'
import { isUnsent, stateWords } from './state-words.ts'

type Props = {
  readonly entry: Entry
  readonly outbox: Outbox
  readonly language: Language
  /** By the person's own hand nothing is sent. */
  readonly paused: boolean
  /** Something to announce that outlives this card. */
  readonly onSaid: (words: string) => void
}

/** One report: what it is, how far it came, and what can be done. */
export function EntryCard({ entry, outbox, language, paused, onSaid }: Props) {
  const words = messages[language]
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const removeButton = useRef<HTMLButtonElement>(null)
  const asked = useRef(false)
  // Whoever keeps the report stands again where the question was asked.
  useEffect(() => {
    if (asked.current && !asking) removeButton.current?.focus()
    asked.current = asking
  }, [asking])
  const state = stateWords(entry, language, Date.now(), paused)
  const unsent = isUnsent(entry)
  const waits = busy || (entry.state.name === 'sending' && !paused)
  // Its words are nowhere on this device, so there is no title to show and nothing to correct.
  const isEnvelope = entry.title === ''
  const heading = `report-${entry.id}`
  const title = useRef<HTMLHeadingElement>(null)
  const pressed = useRef(false)
  useEffect(() => {
    // The button went when the report did.
    if (pressed.current && !unsent) focusIfLost(title.current)
  }, [unsent])

  const send = async () => {
    pressed.current = true
    if (waits) return
    setBusy(true)
    try {
      await outbox.sendNow(entry.id)
    } catch {
      onSaid(words.triedAll)
    } finally {
      setBusy(false)
    }
  }
  const correct = async () => {
    const draft = await outbox.correct(entry.id)
    if (draft === null) onSaid(words.cannotCorrect)
    else location.assign(formOf(draft, language))
  }
  const remove = async () => {
    await outbox.remove(entry.id)
    onSaid(words.removed)
  }

  return (
    <article class={`card stack entry entry-${state.tone}`} data-state={entry.state.name} aria-labelledby={heading}>
      <header>
        <h2 id={heading} tabIndex={-1} ref={title}>
          {isEnvelope ? words.envelope : entry.title}
        </h2>
        <p class="quiet small">
          {entry.facility !== null && `${entry.facility} · `}
          {momentIn(language, entry.sealedAt)}
          {entry.supersedes !== null && ` · ${words.corrects}`}
        </p>
      </header>
      <div>
        <p class="entry-state">
          <strong>{state.name}</strong>
        </p>
        <p>{state.safe}</p>
        <p class="quiet small">
          {state.next}
          {unsent && entry.attempts > 0 && ` ${words.attempts(entry.attempts)}`}
        </p>
      </div>
      {asking ? (
        <RemoveQuestion
          id={entry.id}
          unsent={unsent}
          language={language}
          onYes={remove}
          onNo={() => setAsking(false)}
        />
      ) : (
        <div class="entry-actions">
          <a class="button button-second" href={`${ADDRESSES.receipt}#${entry.id}`}>
            {words.receipt}
          </a>
          {unsent && (
            <button class="button button-second" type="button" aria-disabled={waits} onClick={() => void send()}>
              {words.send}
            </button>
          )}
          {entry.state.name !== 'purged' && !isEnvelope && (
            <button class="button button-quiet" type="button" onClick={() => void correct()}>
              {words.correct}
            </button>
          )}
          <button class="button button-quiet" type="button" ref={removeButton} onClick={() => setAsking(true)}>
            {words.remove}
          </button>
        </div>
      )}
    </article>
  )
}
