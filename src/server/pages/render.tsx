import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Language } from '../../domain/language.ts'
import type { FormData, FormValues } from '../../form/data.ts'
import { FormPage } from '../../form/form-page.tsx'
import { messages } from '../../form/messages.ts'
import type { FormProblems } from '../../form/problems.ts'
import type { PageTemplate } from '../page-template.ts'

/** The `id` of the JSON block by which the page knows that a form was rendered, and with what. */
export const FORM_DATA_ID = 'form-data'

/**
 * A complete form as HTML: fresh (`values` as of `freshValues`), or filled again with what was wrong with it.
 * The page brings it to life; without script it is sent as it stands.
 */
export function renderFormPage(
  page: PageTemplate,
  data: FormData,
  values: FormValues,
  problems: FormProblems = {},
): string {
  const words = messages[data.language]
  return page.render({
    language: data.language,
    head: headOf(data.brand, words.pageTitle(data.facility?.name ?? null), words.description),
    app: renderToString(<FormPage data={data} values={values} problems={problems} live={null} words={words} />),
    data: { id: FORM_DATA_ID, value: { data, values, problems } },
  })
}

/** A page that says something and ends there: no script, nothing to bring to life. */
export function renderPlainPage(
  page: PageTemplate,
  about: { readonly language: Language; readonly brand: string; readonly title: string },
  content: VNode,
): string {
  return page.renderPlain({
    language: about.language,
    head: headOf(about.brand, about.title, null),
    app: renderToString(content),
  })
}

function headOf(brand: string, title: string, description: string | null): string {
  return renderToString(
    <>
      <title>{`${title} · ${brand}`}</title>
      <meta name="application-name" content={brand} />
      {description !== null && <meta name="description" content={description} />}
      <meta name="robots" content="noindex" />
    </>,
  )
}
