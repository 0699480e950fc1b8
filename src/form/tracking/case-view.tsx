import type { Language } from '../../domain/language.ts'
import type { TrackedCase } from '../../domain/protocol.ts'
import { Notice } from '../parts/notice.tsx'
import { dayIn, momentIn } from '../parts/time.ts'
import { messages } from './messages.ts'

type Props = {
  readonly tracked: TrackedCase
  readonly language: Language
  /** Epoch milliseconds: whether a limit has passed. */
  readonly now: number
}

/** Where a case stands, in the reporter's words: drawn by the server without script, by the page with it. */
export function CaseView({ tracked, language, now }: Props) {
  const words = messages[language]
  const state = words.states[tracked.state]
  return (
    <article class="stack" data-state={tracked.state}>
      <Notice tone={STOPPED.has(tracked.state) ? 'alert' : 'good'}>
        <h2>{state.name}</h2>
        <p>{state.meaning(tracked.agency)}</p>
      </Notice>
      <dl class="facts card">
        <dt>{words.number}</dt>
        <dd class="code">{tracked.number}</dd>
        <dt>{words.agency}</dt>
        <dd>{tracked.agency ?? words.province}</dd>
        {tracked.facility !== null && (
          <>
            <dt>{words.facility}</dt>
            <dd>{tracked.facility}</dd>
          </>
        )}
        <dt>{words.receivedAt}</dt>
        <dd>{momentIn(language, tracked.receivedAt)}</dd>
        {tracked.dueAt !== null && (
          <>
            <dt>{words.due}</dt>
            <dd>{dueWords(tracked.dueAt, language, now)}</dd>
          </>
        )}
        <PhotoWords photos={tracked.photos} language={language} />
      </dl>
      <section class="stack">
        <h2>{words.history}</h2>
        <ol class="history">
          {tracked.history.map((step) => (
            <li key={`${step.at}-${step.state}`}>
              <strong>{words.states[step.state].name}</strong>
              {step.agency !== null && ` · ${step.agency}`}
              <br />
              <span class="quiet small">{momentIn(language, step.at)}</span>
              {step.reason !== null && <blockquote>{step.reason}</blockquote>}
            </li>
          ))}
        </ol>
      </section>
    </article>
  )
}

/** States in which nobody works on the case: not hidden behind a friendly colour. */
const STOPPED: ReadonlySet<TrackedCase['state']> = new Set(['postponed', 'out-of-authority', 'archived'])

/** A limit is the end of a day, so the day to name is the one before. */
function dueWords(dueAt: number, language: Language, now: number): string {
  const day = dayIn(language, dueAt - 1)
  return dueAt <= now ? messages[language].duePassed(day) : day
}

function PhotoWords({ photos, language }: { readonly photos: TrackedCase['photos']; readonly language: Language }) {
  const words = messages[language]
  const parts = [
    photos.stored > 0 ? words.photosStored(photos.stored) : null,
    photos.missing > 0 ? words.photosMissing(photos.missing) : null,
    photos.refused > 0 ? words.photosRefused(photos.refused) : null,
  ].filter((part) => part !== null)
  if (parts.length === 0) return null
  return (
    <>
      <dt>{words.photos}</dt>
      <dd>{parts.join(', ')}</dd>
    </>
  )
}
