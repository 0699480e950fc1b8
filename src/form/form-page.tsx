import type { ComponentChildren } from 'preact'
import { LANGUAGE_PARAMETER } from '../domain/language.ts'
import { FacilityCard } from './facility-card.tsx'
import { Header } from './parts/header.tsx'
import type { QuestionProps } from './question.tsx'
import { ReportForm } from './report-form.tsx'

/** The whole page of a form, as the server renders it and the page brings it to life. `notice` stands above the form. */
export function FormPage({ notice, ...props }: QuestionProps & { readonly notice?: ComponentChildren }) {
  const { data, live, words } = props
  return (
    <>
      <Header brand={data.brand}>
        <LanguageLink data={data} words={words} />
      </Header>
      <main class="page stack">
        <FacilityCard data={data} words={words} brief={live !== null && live.step !== 'kind'} />
        {notice}
        <ReportForm {...props} />
      </main>
    </>
  )
}

function LanguageLink({ data, words }: Pick<QuestionProps, 'data' | 'words'>) {
  const other = data.language === 'id' ? 'en' : 'id'
  return (
    <a href={`?${LANGUAGE_PARAMETER}=${other}`} lang={other} hreflang={other}>
      {words.otherLanguage}
    </a>
  )
}
