import { Hono } from 'hono'
import { readLanguage } from '../domain/language.ts'
import { noScript } from './no-script.tsx'
import { pageHead } from './page-head.tsx'
import type { PageTemplate } from './page-template.ts'

/** Screens the page draws by itself. The service worker serves the same file to them when there is no connection. */
const SCREENS = [
  '/',
  '/antrean',
  '/bukti',
  '/lacak',
  '/kios/:code',
  '/pindai',
  '/periksa',
  '/dasbor',
  '/dasbor/*',
  '/fasilitas',
  '/fasilitas/*',
]

/** The page without content but for phones without script, for the screens that make their own. A room that answers one of them comes before. */
export function shellRoutes(page: PageTemplate, brand: string): Hono {
  const app = new Hono()
  // Where the facilities' screens were until version 0.2.
  app.get('/dasbor/fasilitas/:rest{.*}?', (context) => {
    const { pathname, search } = new URL(context.req.url)
    return context.redirect(pathname.slice('/dasbor'.length) + search, 301)
  })
  app.on('GET', SCREENS, (context) => {
    const language = readLanguage(context.req.query('bahasa'))
    const html = page.render({ language, head: pageHead(null, brand), app: noScript(language, brand) })
    return context.html(html, 200, { 'Cache-Control': 'no-cache' })
  })
  return app
}
