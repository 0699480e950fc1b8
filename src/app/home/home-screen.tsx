import { ADDRESSES } from '../../domain/addresses.ts'
import type { Language } from '../../domain/language.ts'
import type { Outbox } from '../../outbox/outbox.ts'
import { isUnsent } from '../outbox/state-words.ts'
import { brandName } from '../parts/brand.ts'
import { DraftList } from '../parts/draft-list.tsx'
import { inLanguage } from '../parts/language.ts'
import { LanguageSwitch } from '../parts/language-switch.tsx'
import { PausedNotice } from '../parts/paused-notice.tsx'
import { Screen } from '../parts/screen.tsx'
import { useOutbox } from '../parts/use-outbox.ts'
import { CodeForm } from './code-form.tsx'
import { messages } from './messages.ts'
import './home.css'

type Props = { readonly outbox: Outbox | null; readonly language: Language }

/** Where everything begins: a code, a general report, a look at what became of one. */
export function HomeScreen({ outbox, language }: Props) {
  const words = messages[language]
  return (
    <Screen brand={brandName()} title={words.title} aside={<LanguageSwitch language={language} />}>
      <p>{words.lead}</p>
      {outbox !== null && <Unfinished outbox={outbox} language={language} />}
      <a class="button" href={inLanguage(ADDRESSES.scanner, language)}>
        {words.scan}
      </a>
      <CodeForm language={language} />
      <nav class="home-ways" aria-label={brandName()}>
        <a class="button button-second" href={inLanguage(ADDRESSES.generalForm, language)}>
          {words.general}
        </a>
        <a class="button button-second" href={ADDRESSES.tracking}>
          {words.track}
        </a>
        <a class="button button-second" href={inLanguage(ADDRESSES.check, language)}>
          {words.check}
        </a>
        <a class="button button-second" href={ADDRESSES.outbox}>
          {words.outbox}
          {outbox !== null && <UnsentCount outbox={outbox} language={language} />}
        </a>
      </nav>
      {outbox !== null && <p class="quiet">{words.offline}</p>}
      <p class="notice">
        <span>
          {words.emergencyBefore}
          <a href="tel:112">112</a>
          {words.emergency}
          <a href="tel:110">110</a>
          {words.police}
        </span>
      </p>
      <section class="stack">
        <h2>{words.how}</h2>
        <ol class="stack">
          {words.howSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <section class="stack">
        <h2>{words.privacy}</h2>
        <ul class="stack">
          {words.privacyText.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
    </Screen>
  )
}

function Unfinished({ outbox, language }: { readonly outbox: Outbox; readonly language: Language }) {
  const onPhone = useOutbox(outbox)
  if (onPhone.name !== 'read') return null
  return (
    <>
      {onPhone.paused && onPhone.entries.some(isUnsent) && (
        <PausedNotice language={language} onResume={() => void outbox.resume().catch(() => null)} />
      )}
      <DraftList drafts={onPhone.drafts} language={language} />
    </>
  )
}

function UnsentCount({ outbox, language }: { readonly outbox: Outbox; readonly language: Language }) {
  const onPhone = useOutbox(outbox)
  const count = onPhone.name === 'read' ? onPhone.entries.filter(isUnsent).length : 0
  return count === 0 ? null : <span class="unsent">{messages[language].unsent(count)}</span>
}
