import type { Language } from '../../domain/language.ts'
import { readTrackingCode, type TrackingCode } from '../../domain/tracking-code.ts'
import type { Outbox } from '../../outbox/outbox.ts'
import { useOutbox } from '../parts/use-outbox.ts'
import { messages } from './messages.ts'

type Props = {
  readonly outbox: Outbox
  readonly language: Language
  readonly onPick: (code: TrackingCode) => void
}

/** The reports of this phone that the province has, so that nobody types a code where it is known. */
export function OwnReports({ outbox, language, onPick }: Props) {
  const words = messages[language]
  const onPhone = useOutbox(outbox)
  // A store that cannot be opened has no reports to offer; the field above works all the same.
  const entries = onPhone.name === 'read' ? onPhone.entries : []
  const own = entries.flatMap((entry) => {
    const code = entry.trackingCode === null ? null : readTrackingCode(entry.trackingCode)
    return code === null || entry.receipt === null ? [] : [{ entry, code }]
  })
  if (own.length === 0) return null
  return (
    <section class="stack">
      <h2>{words.mine}</h2>
      <ul class="own-reports">
        {own.map(({ entry, code }) => (
          <li key={entry.id}>
            <button class="button button-second button-wide" type="button" onClick={() => onPick(code)}>
              {entry.title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
