import { ADDRESSES } from '../../domain/addresses.ts'
import { formatFacilityCode } from '../../domain/facility-code.ts'
import { LANGUAGE_PARAMETER, type Language } from '../../domain/language.ts'
import { Header } from '../../form/parts/header.tsx'
import type { Nearest } from './form-data.ts'
import { messages } from './messages.ts'

/** Why there is no form at an address: one that looks like a code's, or (`nowhere`) one that leads to no page at all. */
export type NoForm =
  | { readonly why: 'unknown'; readonly typed: string }
  | { readonly why: 'noCode'; readonly typed: string }
  | { readonly why: 'mistyped'; readonly typed: string; readonly nearest: readonly Nearest[] }
  | { readonly why: 'withdrawn'; readonly name: string; readonly successor: Nearest | null }
  | { readonly why: 'nowhere' }

/** Says what is the matter with the code, and shows every way on: the codes it could be, and the general form. */
export function NoFormPage({
  brand,
  language,
  noForm,
}: {
  readonly brand: string
  readonly language: Language
  readonly noForm: NoForm
}) {
  const words = messages[language]
  const other = language === 'id' ? 'en' : 'id'
  const suggestions =
    noForm.why === 'mistyped'
      ? noForm.nearest
      : noForm.why === 'withdrawn' && noForm.successor
        ? [noForm.successor]
        : []
  return (
    <>
      <Header brand={brand}>
        <a href={`?${LANGUAGE_PARAMETER}=${other}`} lang={other} hreflang={other}>
          {words.otherLanguage}
        </a>
      </Header>
      <main class="page stack">
        <h1>{noFormTitle(language, noForm)}</h1>
        <p>{sentence(language, noForm)}</p>
        {suggestions.length > 0 && (
          <>
            <h2>{noForm.why === 'withdrawn' ? words.successor : words.nearest}</h2>
            <ul class="plain-list stack">
              {suggestions.map(({ code, name, area }) => (
                <li key={code}>
                  <a class="card suggestion" href={inLanguage(ADDRESSES.form(code), language)}>
                    <b>{name}</b>
                    <span class="small quiet">{area}</span>
                    <span class="code">{formatFacilityCode(code)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        <p>{words.generalLead}</p>
        <a
          class={suggestions.length > 0 ? 'button button-second' : 'button'}
          href={inLanguage(ADDRESSES.generalForm, language)}
        >
          {words.general}
        </a>
        <a class="button button-second" href={inLanguage('/', language)}>
          {words.home}
        </a>
        <a class="button button-second" href={inLanguage(ADDRESSES.tracking, language)}>
          {words.track}
        </a>
      </main>
    </>
  )
}

export function noFormTitle(language: Language, { why }: NoForm): string {
  return messages[language][`${why}Title`]
}

function sentence(language: Language, noForm: NoForm): string {
  const words = messages[language]
  if (noForm.why === 'withdrawn') return words.withdrawn(noForm.name)
  if (noForm.why === 'nowhere') return words.nowhere
  // What was typed is shown as a code and no longer than one could be; longer text is no code at all.
  const typed = noForm.typed.slice(0, 16)
  return words[noForm.why](typed)
}

function inLanguage(address: string, language: Language): string {
  return language === 'id' ? address : `${address}?${LANGUAGE_PARAMETER}=${language}`
}
