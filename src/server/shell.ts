import { Hono } from 'hono'
import { readLanguage } from '../domain/language.ts'
import { pageHead } from './page-head.tsx'
import type { PageTemplate } from './page-template.ts'

/** Screens the page draws by itself. The service worker serves the same file to them when there is no connection. */
const SCREENS = ['/', '/antrean', '/bukti', '/lacak', '/dasbor', '/dasbor/*']

/** The page without content, for the screens that make their own. A room that answers one of them comes before. */
export function shellRoutes(page: PageTemplate, brand: string): Hono {
  const app = new Hono()
  app.on('GET', SCREENS, (context) =>
    context.html(
      page.render({ language: readLanguage(context.req.query('bahasa')), head: pageHead(null, brand) }),
      200,
      { 'Cache-Control': 'no-cache' },
    ),
  )
  return app
}
