import { ADDRESSES } from '../../domain/addresses.ts'
import type { PosterFacts } from '../../domain/directory.ts'
import type { Language } from '../../domain/language.ts'
import { inLanguage } from '../parts/language.ts'
import { messages } from './messages.ts'

/** What to do when a poster looks tampered with: look, leave it, tell. */
export function PastedOver({ language, poster }: { readonly language: Language; readonly poster: PosterFacts | null }) {
  const words = messages[language]
  return (
    <section class="stack">
      <h2>{words.pastedTitle}</h2>
      <ol class="stack">
        {words.pasted.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      {poster !== null && (
        <a
          class="button button-second"
          href={`sms:${poster.smsNumber}?body=${encodeURIComponent(words.smsBody(poster.smsKeyword))}`}
        >
          {words.sms(poster.smsNumber, poster.smsKeyword)}
        </a>
      )}
      <a class="button button-second" href={inLanguage(ADDRESSES.generalForm, language)}>
        {words.tell}
      </a>
    </section>
  )
}
