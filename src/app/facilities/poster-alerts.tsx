import { useState } from 'preact/hooks'
import { grouped } from '../../domain/crockford.ts'
import { FACILITY_PAGES } from '../../domain/facility-protocol.ts'
import type { Language } from '../../domain/language.ts'
import type { PosterAlert, PosterAlerts } from '../../domain/poster-alert.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { momentIn } from '../../form/parts/time.ts'
import { type Answer, posterAlerts, settleAlert } from './ask.ts'
import { messages } from './messages.ts'
import { Trouble } from './trouble.tsx'
import { useAnswer } from './use-answer.ts'

/** Posters found pasted over that somebody must still look after. Nothing when there is none. */
export function OpenAlerts({ language }: { readonly language: Language }) {
  const words = messages[language]
  const first = useAnswer('alerts', posterAlerts)
  const [later, setLater] = useState<Answer<PosterAlerts> | null>(null)
  const [settled, setSettled] = useState<PosterAlert | null>(null)
  const known = later?.outcome === 'value' ? later : first
  const settle = async (alert: PosterAlert, isSettled: boolean) => {
    const answer = await settleAlert(alert.id, isSettled)
    setLater(answer)
    if (answer.outcome === 'value') setSettled(isSettled ? alert : null)
  }
  const open = known?.outcome === 'value' ? known.value.alerts.filter(({ settledAt }) => settledAt === null) : []
  if (open.length === 0 && settled === null) return null
  return (
    <section class="card stack" aria-labelledby="poster-alerts">
      <h2 id="poster-alerts">{words.alerts(known?.outcome === 'value' ? known.value.open : open.length)}</h2>
      <Trouble answer={later} words={words} />
      {settled !== null && (
        <Notice tone="good" live="polite" title={words.alertSettled(settled.facility.name)}>
          <button class="button button-second" type="button" onClick={() => void settle(settled, false)}>
            {words.undo}
          </button>
        </Notice>
      )}
      <ul class="facility-alerts">
        {open.map((alert) => (
          <li key={alert.id}>
            <p>
              <a href={FACILITY_PAGES.facility(alert.facility.id)}>{alert.facility.name}</a> · {alert.placement} ·{' '}
              <span class="code">{grouped(alert.code)}</span>
            </p>
            <p class="quiet">{words.alertBy(alert.by, momentIn(language, alert.foundAt))}</p>
            {alert.note !== '' && <p class="facility-note">{alert.note}</p>}
            <button class="button button-second" type="button" onClick={() => void settle(alert, true)}>
              {words.alertSettle}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
