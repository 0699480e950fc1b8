import { renderToString } from 'preact-render-to-string'

/** The head of a page: its title, and the brand for the screens that the page draws by itself. */
export function pageHead(title: string | null, brand: string): string {
  return renderToString(
    <>
      <title>{title === null ? brand : `${title} · ${brand}`}</title>
      <meta name="application-name" content={brand} />
      <meta name="apple-mobile-web-app-title" content={brand} />
    </>,
  )
}
