import { ADDRESSES } from '../../domain/addresses.ts'
import type { Language } from '../../domain/language.ts'
import { momentIn } from '../../form/parts/time.ts'
import type { Draft } from '../../outbox/draft.ts'
import { messages } from '../outbox/messages.ts'
import { inLanguage } from './language.ts'

/** Reports begun and not finished, each with the way back to its form. Nothing when there are none. */
export function DraftList({ drafts, language }: { readonly drafts: readonly Draft[]; readonly language: Language }) {
  const words = messages[language]
  if (drafts.length === 0) return null
  return (
    <section class="stack">
      <h2>{words.drafts}</h2>
      <ul class="entries">
        {drafts.map((draft) => (
          <li class="card draft" key={draft.id}>
            <p>
              <strong>{draft.facility ?? draft.code ?? words.draftGeneral}</strong>
              <br />
              {firstWords(draft.fields.body) || words.draftEmpty}
              <br />
              <span class="quiet small">{words.draftAt(momentIn(language, draft.updatedAt))}</span>
            </p>
            <a class="button button-second" href={formOf(draft, language)}>
              {words.resume}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The address of the form in which this draft goes on. */
export function formOf(draft: Pick<Draft, 'code'>, language: Language): string {
  const address = draft.code === null ? ADDRESSES.generalForm : ADDRESSES.form(encodeURIComponent(draft.code))
  return inLanguage(address, language)
}

function firstWords(body: string): string {
  const text = body.trim().replace(/\s+/g, ' ')
  const symbols = [...text]
  return symbols.length <= 80 ? text : `${symbols.slice(0, 79).join('')}…`
}
