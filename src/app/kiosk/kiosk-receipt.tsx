import { useEffect, useRef, useState } from 'preact/hooks'
import { ADDRESSES } from '../../domain/addresses.ts'
import type { KioskFacts } from '../../domain/kiosk-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { formatTrackingCode, readTrackingCode } from '../../domain/tracking-code.ts'
import { momentIn } from '../../form/parts/time.ts'
import type { Entry } from '../../outbox/entry.ts'
import type { Outbox } from '../../outbox/outbox.ts'
import { QrPicture } from '../parts/qr-picture.tsx'
import { messages } from './messages.ts'

type Props = {
  readonly sealed: Entry
  readonly trackingCode: string
  readonly facts: KioskFacts
  readonly outbox: Outbox
  readonly language: Language
  readonly onDone: () => void
}

/** What a person leaves with. The tracking code is here and nowhere else on this tablet; with this screen it is gone. */
export function KioskReceipt({ sealed, trackingCode, facts, outbox, language, onDone }: Props) {
  const words = messages[language]
  const [entry, setEntry] = useState(sealed)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    const look = async () => {
      const now = await outbox.entry(sealed.id)
      if (now !== null) setEntry(now)
    }
    // What is shown stays true; the next change looks again.
    return outbox.watch(() => void look().catch(() => null))
  }, [outbox, sealed.id])
  // Only the province's receipt makes it more than saved (O6).
  const stage = entry.receipt === null ? 'on-tablet' : 'received'
  const code = readTrackingCode(trackingCode)
  const written = code === null ? trackingCode : formatTrackingCode(code)
  const page = `${facts.publicUrl}${ADDRESSES.tracking}`
  return (
    <article class="kiosk-receipt" data-stage={stage}>
      <div class="kiosk-stage">
        <StagePicture stage={stage} />
        <div role="status">
          <h1 tabIndex={-1} ref={heading}>
            {stage === 'on-tablet' ? words.saved : words.received}
          </h1>
          <p>{stage === 'on-tablet' ? words.savedNext : words.receivedNext}</p>
        </div>
      </div>
      <section class="card kiosk-code" aria-labelledby="kiosk-code-label">
        <div>
          <h2 id="kiosk-code-label">{words.trackingCode}</h2>
          <p class="code kiosk-code-text" translate={false}>
            {written.split(/(?<=-)/).map((group, position) => (
              <span key={position}>{group}</span>
            ))}
          </p>
          <p>{words.codeAdvice}</p>
          <p class="small quiet">{words.trackAt(page.replace(/^https?:\/\//, ''))}</p>
          <p class="small">
            {facts.facility.name}, {momentIn(language, entry.sealedAt)}
          </p>
          {entry.receipt !== null && (
            <p class="small">
              {words.number}: <span class="code">{entry.receipt.number}</span>
            </p>
          )}
        </div>
        <figure>
          <QrPicture text={`${page}#${written}`} label={words.trackQrLabel} />
          <figcaption class="small">{words.trackQr}</figcaption>
        </figure>
      </section>
      <div class="bar-buttons kiosk-no-print">
        <button type="button" class="button button-second" onClick={() => print()}>
          {words.print}
        </button>
        <button type="button" class="button button-main" onClick={onDone}>
          {words.done}
        </button>
      </div>
    </article>
  )
}

/** An envelope with its seal, and the same in a house with a banjar roof: told apart without reading. */
function StagePicture({ stage }: { readonly stage: 'on-tablet' | 'received' }) {
  return (
    <svg class="kiosk-picture" viewBox="0 0 160 96" aria-hidden="true" focusable="false">
      {stage === 'received' && <path d="M34 46 80 8l46 38m-80 0v40h68V46M26 86h108" />}
      <path d="M58 52h44v28H58zm0 2 22 15 22-15" />
      <circle cx="80" cy="72" r="6" />
      {stage === 'on-tablet' && <path d="M40 22h80v66H40z" />}
    </svg>
  )
}
