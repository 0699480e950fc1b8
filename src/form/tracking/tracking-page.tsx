import type { ComponentChildren } from 'preact'
import { ADDRESSES } from '../../domain/addresses.ts'
import { LANGUAGE_PARAMETER, type Language } from '../../domain/language.ts'
import { Header } from '../parts/header.tsx'
import { messages } from './messages.ts'

/** The page around a tracking form or its answer, as the server renders it for phones without script. */
export function TrackingPage({
  brand,
  language,
  children,
}: {
  readonly brand: string
  readonly language: Language
  readonly children: ComponentChildren
}) {
  const words = messages[language]
  const other = language === 'id' ? 'en' : 'id'
  return (
    <>
      <Header brand={brand}>
        <a href={`${ADDRESSES.tracking}?${LANGUAGE_PARAMETER}=${other}`} lang={other} hreflang={other}>
          {words.otherLanguage}
        </a>
      </Header>
      <main class="page stack" id="main">
        <h1 tabIndex={-1}>{words.title}</h1>
        {children}
      </main>
    </>
  )
}
