import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { ADDRESSES } from '../../domain/addresses.ts'
import { type Language, readLanguage } from '../../domain/language.ts'
import { trackingQuestionSchema } from '../../domain/protocol.ts'
import { CaseView } from '../../form/tracking/case-view.tsx'
import { messages } from '../../form/tracking/messages.ts'
import { TrackingForm } from '../../form/tracking/tracking-form.tsx'
import { TrackingPage } from '../../form/tracking/tracking-page.tsx'
import { clientAddress } from '../client-address.ts'
import { notFound, tooManyRequests } from '../errors.ts'
import { pageHead } from '../page-head.tsx'
import type { PageParts, PageTemplate } from '../page-template.ts'
import { readJson } from '../read-json.ts'
import type { World } from '../world.ts'
import { countGuesses } from './guesses.ts'
import { type Looked, look } from './look.ts'

/** A code and its field's name. Bytes. */
const MOST = 4 * 1024

/**
 * Tracking: by JSON for the page, by a plain form without script. The code comes in a body and goes nowhere else: no
 * address, no log, no cache.
 */
export function trackingRoutes(world: World, page: PageTemplate): Hono {
  const app = new Hono()
  const guesses = countGuesses()
  const lookFor = (context: Context, typed: string) =>
    look(world, guesses, clientAddress(context, world.settings.trustProxy), typed)

  app.post(ADDRESSES.trackCase, bodyLimit({ maxSize: MOST }), async (context) => {
    const { code } = await readJson(context, trackingQuestionSchema)
    const looked = await lookFor(context, code)
    switch (looked.outcome) {
      case 'found':
        return context.json(looked.tracked, 200, { 'Cache-Control': 'no-store' })
      case 'unknown':
        throw notFound('No report here has this tracking code.')
      case 'wait':
        throw tooManyRequests(looked.seconds)
      default:
        return looked satisfies never
    }
  })

  app.get(ADDRESSES.tracking, (context) => {
    const language = readLanguage(context.req.query('bahasa'))
    const form = (
      <>
        <p>{messages[language].lead}</p>
        <TrackingForm language={language} />
      </>
    )
    const html = page.render(partsOf(world.settings.brand, language, form))
    return context.html(html, 200, { 'Cache-Control': 'no-cache' })
  })

  app.post(ADDRESSES.tracking, bodyLimit({ maxSize: MOST }), async (context) => {
    const language = readLanguage(context.req.query('bahasa'))
    const typed = await codeIn(context)
    const looked = await lookFor(context, typed)
    const headers: Record<string, string> = { 'Cache-Control': 'no-store' }
    if (looked.outcome === 'wait') headers['Retry-After'] = String(looked.seconds)
    const shown = <Answer looked={looked} typed={typed} language={language} now={world.now()} />
    const html = page.renderPlain(partsOf(world.settings.brand, language, shown))
    return context.html(html, STATUS[looked.outcome], headers)
  })
  return app
}

function partsOf(brand: string, language: Language, children: ComponentChildren): PageParts {
  return {
    language,
    head: pageHead(messages[language].title, brand),
    app: renderToString(
      <TrackingPage brand={brand} language={language}>
        {children}
      </TrackingPage>,
    ),
  }
}

/** The code in a submitted form; empty when there is none, or no form that can be read. */
async function codeIn(context: Context): Promise<string> {
  try {
    const { code } = await context.req.parseBody()
    return typeof code === 'string' ? code : ''
  } catch (error) {
    // Beyond the limit is another matter: that has an answer of its own.
    if (error instanceof HTTPException) throw error
    return ''
  }
}

const STATUS = { found: 200, unknown: 404, wait: 429 } as const

type AnswerProps = {
  readonly looked: Looked
  readonly typed: string
  readonly language: Language
  readonly now: number
}

function Answer({ looked, typed, language, now }: AnswerProps) {
  const words = messages[language]
  if (looked.outcome === 'found') {
    return (
      <>
        <CaseView tracked={looked.tracked} language={language} now={now} />
        <a class="button button-second" href={`${ADDRESSES.tracking}?bahasa=${language}`}>
          {words.other}
        </a>
      </>
    )
  }
  const problem = looked.outcome === 'wait' ? words.tooMany : `${words.unknown} ${words.unknownNext}`
  return <TrackingForm language={language} typed={typed} problem={problem} />
}
