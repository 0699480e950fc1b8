import { renderToString } from 'preact-render-to-string'
import { ADDRESSES } from '../domain/addresses.ts'
import type { Language } from '../domain/language.ts'
import { Header } from '../form/parts/header.tsx'

const id = {
  why: 'Halaman ini butuh JavaScript, yang sedang dimatikan di browser ini.',
  still: 'Melapor dan melacak tetap bisa tanpa JavaScript:',
  report: 'Buat laporan',
  track: 'Lacak laporan',
}
const en: typeof id = {
  why: 'This page needs JavaScript, which is switched off in this browser.',
  still: 'Reporting and tracking work without it:',
  report: 'Make a report',
  track: 'Track a report',
}
const messages = { id, en }

/** What stands in a page that its script would fill, while there is no script: the two ways that work without. */
export function noScript(language: Language, brand: string): string {
  const words = messages[language]
  return renderToString(
    <noscript>
      <Header brand={brand} />
      <main class="page stack">
        <h1>{brand}</h1>
        <p>{words.why}</p>
        <p>{words.still}</p>
        <a class="button" href={`${ADDRESSES.generalForm}?bahasa=${language}`}>
          {words.report}
        </a>
        <a class="button button-second" href={`${ADDRESSES.tracking}?bahasa=${language}`}>
          {words.track}
        </a>
      </main>
    </noscript>,
  )
}
