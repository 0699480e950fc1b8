import { type Context, Hono } from 'hono'
import { ADDRESSES } from '../../domain/addresses.ts'
import { type FacilityCode, formatFacilityCode, readFacilityCode } from '../../domain/facility-code.ts'
import { LANGUAGE_PARAMETER, type Language, readLanguage } from '../../domain/language.ts'
import { clientAddress } from '../client-address.ts'
import { codeCountsOf } from '../facilities/health-counts.ts'
import type { PageTemplate } from '../page-template.ts'
import type { World } from '../world.ts'
import { codesInUse, findCode, formDataFor, freshValues } from './form-data.ts'
import { type NoForm, NoFormPage, noFormTitle } from './no-form-page.tsx'
import { renderFormPage, renderPlainPage } from './render.tsx'
import { factsOf, judge } from './scan.ts'

/**
 * The pages people land on: a facility's form under its code, the general form, and what is said when a code leads
 * nowhere. A form carries its own fields for a plain POST, so it is made anew for every visit and kept by nobody on the
 * way; but the browser may keep it for its back button. A page that is `no-store` is fetched again there: Chromium puts
 * the typed words into it and the old fields not, and the report sent once more would be a second one (measured).
 */
export function pagesRoutes(world: World, page: PageTemplate): Hono {
  const app = new Hono()
  app.get(ADDRESSES.generalForm, async (context) => {
    const data = await formDataFor(world, null, languageOf(context))
    return answer(context, renderFormPage(page, data, freshValues(world)), 200, FOR_BACK_BUTTON)
  })
  // A symbol in the alphanumeric mode of QR is smaller, and that mode has capitals only.
  for (const path of ['/q/:code', '/Q/:code'] as const) {
    app.get(path, async (context) => {
      const language = languageOf(context)
      const typed = context.req.param('code')
      const read = readFacilityCode(typed)
      if (read.outcome === 'no-code') return without(context, language, { why: 'noCode', typed })
      if (read.outcome === 'mistyped') {
        return without(context, language, { why: 'mistyped', typed, nearest: await codesInUse(world, read.nearest) })
      }
      return withCode(context, language, read.code)
    })
  }
  return app

  async function withCode(context: Context, language: Language, code: FacilityCode): Promise<Response> {
    const found = await findCode(world, code)
    if (found.outcome === 'unknown')
      return without(context, language, { why: 'unknown', typed: formatFacilityCode(code) })
    // A withdrawn code's too: the old poster still hangs somewhere.
    if (judge(factsOf(context.req), code) === 'scan') {
      codeCountsOf(world).scan(code, clientAddress(context, world.settings.trustProxy))
    }
    if (found.outcome === 'withdrawn') return without(context, language, { ...found, why: 'withdrawn' })
    const data = await formDataFor(world, found.subject, language)
    return answer(context, renderFormPage(page, data, freshValues(world)), 200, FOR_BACK_BUTTON)
  }

  function without(context: Context, language: Language, noForm: NoForm): Response {
    const { brand } = world.settings
    const about = { language, brand, title: noFormTitle(language, noForm) }
    const html = renderPlainPage(page, about, <NoFormPage brand={brand} language={language} noForm={noForm} />)
    return answer(context, html, noForm.why === 'withdrawn' ? 410 : 404, 'no-store')
  }
}

/** What a person sees at an address that no room knows; programs are told in JSON. */
export function answerNowhere(context: Context, page: PageTemplate, brand: string): Response {
  const language = languageOf(context)
  const noForm: NoForm = { why: 'nowhere' }
  const about = { language, brand, title: noFormTitle(language, noForm) }
  const html = renderPlainPage(page, about, <NoFormPage brand={brand} language={language} noForm={noForm} />)
  return answer(context, html, 404, 'no-store')
}

function languageOf(context: Context): Language {
  return readLanguage(context.req.query(LANGUAGE_PARAMETER))
}

/** Never shown on a new visit, never on another's; only where the person goes back to what they saw. */
const FOR_BACK_BUTTON = 'private, no-cache'

type Caching = typeof FOR_BACK_BUTTON | 'no-store'

function answer(context: Context, html: string, status: 200 | 404 | 410, caching: Caching): Response {
  context.header('Cache-Control', caching)
  // A plain POST on http has only its Origin to say that it is ours, and without a referrer browsers say `null` there.
  context.header('Referrer-Policy', 'same-origin')
  return context.html(html, status)
}
