import type { ImportDone } from '../../../domain/facility-import.ts'
import { FACILITY_PAGES } from '../../../domain/facility-protocol.ts'
import { Notice } from '../../../form/parts/notice.tsx'
import type { ImportWords } from './words-id.ts'

/** Facilities whose posters one address can name. */
const MOST_POSTERS = 300

/** What was done, with the way to all of it. */
export function Done({
  done,
  words,
  onAgain,
}: {
  readonly done: ImportDone
  readonly words: ImportWords
  readonly onAgain: () => void
}) {
  const added = done.facilities.filter((facility) => facility.isNew)
  const changed = done.facilities.filter((facility) => !facility.isNew)
  return (
    <>
      <Notice tone="good" title={words.doneTitle} live="polite">
        <p>{words.done(done)}</p>
      </Notice>
      <div class="facility-actions">
        {added.length > 0 && added.length === done.added && added.length <= MOST_POSTERS && (
          <a class="button" href={`${FACILITY_PAGES.posters}?ids=${added.map(({ id }) => id).join(',')}`}>
            {words.posters(added.length)}
          </a>
        )}
        <a class="button button-second" href={FACILITY_PAGES.list}>
          {words.back}
        </a>
        <button class="button button-second" type="button" onClick={onAgain}>
          {words.again}
        </button>
      </div>
      <Links title={words.doneNew} facilities={added} total={done.added} words={words} />
      <Links title={words.doneChanged} facilities={changed} total={done.changed} words={words} />
    </>
  )
}

function Links({
  title,
  facilities,
  total,
  words,
}: {
  readonly title: string
  readonly facilities: ImportDone['facilities']
  readonly total: number
  readonly words: ImportWords
}) {
  if (facilities.length === 0) return null
  return (
    <section class="stack">
      <h2>{title}</h2>
      <ul class="import-links">
        {facilities.map(({ id, name }) => (
          <li key={id}>
            <a href={FACILITY_PAGES.facility(id)}>{name}</a>
          </li>
        ))}
      </ul>
      {total > facilities.length && <p>{words.doneMore(total - facilities.length)}</p>}
    </section>
  )
}
