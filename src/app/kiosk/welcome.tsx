import { useEffect, useState } from 'preact/hooks'
import type { KioskFacts, KioskWeek } from '../../domain/kiosk-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { QrPicture } from '../parts/qr-picture.tsx'
import { fetchWeek } from './ask.ts'
import { ownPhoneAddress } from './form-facts.ts'
import { messages } from './messages.ts'

/** How often the strip is asked for anew; the province's own answer changes no oftener. Milliseconds. */
const WEEK_AGAIN = 15 * 60_000

type Props = {
  readonly facts: KioskFacts
  readonly language: Language
  /** Null: not known yet. False: no key of the province is here, so nothing can be sealed. */
  readonly canSeal: boolean | null
  readonly onBegin: () => void
}

/** What stands on the tablet while nobody writes: two ways to report, one for each kind of pocket. */
export function Welcome({ facts, language, canSeal, onBegin }: Props) {
  const words = messages[language]
  return (
    <div class="kiosk-welcome">
      <div class="kiosk-place">
        <h1 tabIndex={-1}>{words.welcome}</h1>
        <p class="kiosk-facility">{facts.facility.name}</p>
        {facts.facility.example && <p class="example">{words.example}</p>}
      </div>
      <section class="card kiosk-way" aria-labelledby="way-phone">
        <h2 id="way-phone">{words.ownPhone}</h2>
        <QrPicture text={ownPhoneAddress(facts)} label={words.qrLabel} />
        <p>{words.ownPhoneHow}</p>
      </section>
      <section class="card kiosk-way" aria-labelledby="way-here">
        <h2 id="way-here">{words.here}</h2>
        {canSeal === false ? (
          <Notice tone="alert" title={words.noKey} live="polite">
            <p>{words.noKeyNext}</p>
          </Notice>
        ) : (
          <>
            <p>{words.hereHow}</p>
            <button type="button" class="button kiosk-begin" disabled={canSeal === null} onClick={onBegin}>
              {words.begin}
            </button>
            <p class="quiet small">{words.forgets}</p>
          </>
        )}
      </section>
      <Strip code={facts.code} language={language} />
    </div>
  )
}

/** "12 laporan minggu ini, 9 selesai", while there is a connection and enough to tell. */
function Strip({ code, language }: { readonly code: string; readonly language: Language }) {
  const [week, setWeek] = useState<KioskWeek | null>(null)
  useEffect(() => {
    let shown = true
    const look = async () => {
      const now = await fetchWeek(code)
      if (shown) setWeek(now)
    }
    void look()
    const timer = setInterval(() => void look(), WEEK_AGAIN)
    return () => {
      shown = false
      clearInterval(timer)
    }
  }, [code])
  if (week === null || week.received === null) return null
  return <p class="kiosk-strip">{messages[language].week(week.received, week.settled)}</p>
}
