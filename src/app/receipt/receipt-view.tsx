import type { ComponentType } from 'preact'
import { useState } from 'preact/hooks'
import { ADDRESSES } from '../../domain/addresses.ts'
import type { Language } from '../../domain/language.ts'
import { formatTrackingCode, readTrackingCode, type TrackingCode } from '../../domain/tracking-code.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { momentIn } from '../../form/parts/time.ts'
import type { Entry, EntryAttachment } from '../../outbox/entry.ts'
import type { Outbox } from '../../outbox/outbox.ts'
import { inLanguage } from '../parts/language.ts'
import { PausedNotice } from '../parts/paused-notice.tsx'
import type { QrProps } from '../parts/qr-picture.tsx'
import { messages } from './messages.ts'
import './receipt.css'
import { stageOf } from './stage.ts'
import { StagePicture } from './stage-picture.tsx'
import type { Verdict } from './verdict.ts'

export type ReceiptProps = {
  readonly entry: Entry
  /** What this phone found when it checked the province's signature; null while there is no receipt. */
  readonly verdict: Verdict | null
  /** By the person's own hand. */
  readonly paused: boolean
  readonly outbox: Outbox
  readonly language: Language
}

/** What a person leaves with: where the report is, its tracking code, and the province's proof. */
export function ReceiptView({ entry, verdict, paused, outbox, language }: ReceiptProps) {
  const words = messages[language]
  const stage = stageOf(entry)
  const isPaused = paused && stage !== 'received'
  const code = entry.trackingCode === null ? null : readTrackingCode(entry.trackingCode)
  return (
    <article class="receipt" data-stage={stage}>
      <div class="receipt-stage">
        <StagePicture stage={stage} />
        {/* Received while the page is open is said aloud, once. */}
        <div role="status">
          <h1 tabIndex={-1}>{words.heading[stage]}</h1>
          <p>{(isPaused ? words.paused : words.explanation)[stage]}</p>
        </div>
      </div>
      {isPaused && <PausedNotice language={language} onResume={() => void outbox.resume().catch(() => null)} />}
      {code === null ? <p class="card">{words.codeElsewhere}</p> : <CodeCard code={code} language={language} />}
      <Facts entry={entry} verdict={verdict} language={language} />
      <nav class="button-row" aria-label={words.next}>
        {code !== null && stage !== 'on-phone' && (
          <a class="button" href={`${ADDRESSES.tracking}#${formatTrackingCode(code)}`}>
            {words.track}
          </a>
        )}
        <a class="button button-second" href={ADDRESSES.outbox}>
          {words.outbox}
        </a>
        <a class="button button-second" href={inLanguage(ADDRESSES.generalForm, language)}>
          {words.another}
        </a>
      </nav>
    </article>
  )
}

type CodeProps = { readonly code: TrackingCode; readonly language: Language }

function CodeCard({ code, language }: CodeProps) {
  const words = messages[language]
  const [said, say] = useState('')
  const [Qr, setQr] = useState<ComponentType<QrProps> | null>(null)
  const written = formatTrackingCode(code)
  const address = `${location.origin}${ADDRESSES.tracking}#${written}`

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(written)
      say(words.copied)
    } catch {
      // Refused, or no clipboard on an insecure origin: the code can be selected by hand.
      say(words.notCopied)
    }
  }
  const share = async () => {
    try {
      await navigator.share({ text: words.shareText(written), url: address })
    } catch {
      // The person closed the sheet again: nothing to say.
      say('')
    }
  }
  const savePicture = async () => {
    try {
      const { saveCodePicture } = await import('./picture.ts')
      await saveCodePicture(written, address, language)
      say(words.pictureSaved)
    } catch {
      say(words.notDrawn)
    }
  }
  const toggleQr = async () => {
    if (Qr !== null) return setQr(null)
    try {
      const { QrPicture } = await import('../parts/qr-picture.tsx')
      setQr(() => QrPicture)
    } catch {
      say(words.notDrawn)
    }
  }

  return (
    <section class="card code-card" aria-labelledby="tracking-code-label">
      <h2 id="tracking-code-label">{words.trackingCode}</h2>
      <p class="code code-large tracking-code" translate={false}>
        {written.split(/(?<=-)/).map((group, position) => (
          <span key={position}>{group}</span>
        ))}
      </p>
      <p class="small">{words.codeAdvice}</p>
      <div class="button-row">
        <button class="button button-second" type="button" onClick={() => void copy()}>
          {words.copy}
        </button>
        {'share' in navigator && (
          <button class="button button-second" type="button" onClick={() => void share()}>
            {words.share}
          </button>
        )}
        <button class="button button-second" type="button" onClick={() => void savePicture()}>
          {words.savePicture}
        </button>
        <button class="button button-second" type="button" aria-expanded={Qr !== null} onClick={() => void toggleQr()}>
          {Qr === null ? words.showQr : words.hideQr}
        </button>
      </div>
      {Qr !== null && <Qr text={address} label={words.qrLabel} />}
      <p class="said" role="status">
        {said}
      </p>
    </section>
  )
}

function Facts({ entry, verdict, language }: Pick<ReceiptProps, 'entry' | 'verdict' | 'language'>) {
  const words = messages[language]
  return (
    <>
      <dl class="facts">
        {entry.receipt !== null && (
          <>
            <dt>{words.number}</dt>
            <dd class="code">{entry.receipt.number}</dd>
            <dt>{words.receivedAt}</dt>
            <dd>{momentIn(language, entry.receipt.receivedAt)}</dd>
          </>
        )}
        <dt>{words.sealedAt}</dt>
        <dd>{momentIn(language, entry.sealedAt)}</dd>
        {entry.facility !== null && (
          <>
            <dt>{words.facility}</dt>
            <dd>{entry.facility}</dd>
          </>
        )}
      </dl>
      {verdict !== null && (
        <Notice tone={verdict === 'genuine' ? 'good' : verdict === 'not-genuine' ? 'alert' : 'plain'}>
          <p data-verdict={verdict}>{words.proof[verdict]}</p>
        </Notice>
      )}
      {entry.attachments.length > 0 && (
        <section class="photo-ends">
          <h2>{words.photos}</h2>
          <ol>
            {entry.attachments.map((attachment, index) => (
              <li key={attachment.sha256 + index} data-state={attachment.state}>
                {words.photo(index + 1)}: {endOf(attachment, language)}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

function endOf(attachment: EntryAttachment, language: Language): string {
  const words = messages[language]
  return attachment.state === 'refused' ? words.refusals[attachment.reason] : words.photoStates[attachment.state]
}
