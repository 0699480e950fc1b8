import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { ADDRESSES } from '../../domain/addresses.ts'
import type { Language } from '../../domain/language.ts'
import type { Scanned } from '../../domain/scanned.ts'
import { formatTrackingCode } from '../../domain/tracking-code.ts'
import { Nearest } from '../home/nearest.tsx'
import { inLanguage } from '../parts/language.ts'
import { CodeVerdict } from './code-verdict.tsx'
import { ForeignVerdict } from './foreign-verdict.tsx'
import { messages } from './messages.ts'
import { VerdictCard } from './verdict-card.tsx'

type Props = {
  readonly scanned: Exclude<Scanned, { readonly outcome: 'empty' }>
  readonly language: Language
  /** Our own host, as posters name it. */
  readonly host: string
  readonly again: { readonly words: string; readonly onClick: () => void }
}

/** What a code or an address turned out to be, and what to do now. Nothing foreign in it can be opened. */
export function Verdict({ scanned, language, host, again }: Props) {
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    // What was there before (a form, a camera) went away under the person's hands.
    place.current?.focus()
  }, [scanned])
  return (
    <section class="verdict stack" aria-label={messages[language].result} aria-live="polite" tabIndex={-1} ref={place}>
      <Said scanned={scanned} language={language} host={host} />
      <button class="button button-second" type="button" onClick={again.onClick}>
        {again.words}
      </button>
    </section>
  )
}

function Said({ scanned, language, host }: Omit<Props, 'again'>): ComponentChildren {
  const words = messages[language]
  switch (scanned.outcome) {
    case 'facility-code':
      return <CodeVerdict code={scanned.code} by={scanned.by} language={language} host={host} />
    case 'foreign':
    case 'look-alike':
      return <ForeignVerdict scanned={scanned} language={language} />
    case 'mistyped':
      return (
        <VerdictCard tone="alert" title={words.mistyped}>
          <p>{words.mistypedNext}</p>
          <Nearest codes={scanned.nearest} language={language} />
        </VerdictCard>
      )
    case 'tracking-code':
      return (
        <VerdictCard tone="plain" title={words.tracking}>
          <p>{words.trackingNext}</p>
          <a class="button" href={`${inLanguage(ADDRESSES.tracking, language)}#${formatTrackingCode(scanned.code)}`}>
            {words.track}
          </a>
        </VerdictCard>
      )
    case 'own-page':
      return (
        <VerdictCard tone="plain" title={words.ownPage}>
          <p class="shown-address">{scanned.address}</p>
          <p>{words.ownPageNext}</p>
        </VerdictCard>
      )
    case 'other':
      return (
        <VerdictCard tone="alert" title={words.other}>
          <p>{words.otherNext}</p>
          <p class="shown-address">{scanned.text}</p>
        </VerdictCard>
      )
    default:
      return scanned satisfies never
  }
}
