import '../form/tokens.css'
import '../form/base.css'
import '../form/tracking/tracking.css'
import * as report from './report/show.tsx'

/**
 * Every screen is a folder whose `show.tsx` fills the page. The address's path picks it; going from one screen to
 * another is a plain link. Only the report form stands in the first script: it must be alive within one flight.
 */
type Screen = { readonly show: (root: HTMLElement) => void }

const SCREENS: readonly (readonly [path: RegExp, load: () => Screen | Promise<Screen>])[] = [
  [/^\/q\/|^\/lapor$/i, () => report],
  [/^\/antrean$/, () => import('./outbox/show.tsx')],
  [/^\/bukti$/, () => import('./receipt/show.tsx')],
  [/^\/lacak$/, () => import('./tracking/show.tsx')],
  [/^\/p(?:indai|eriksa)$/, () => import('./scan/show.tsx')],
  [/^\/fasilitas(?:\/|$)/, () => import('./facilities/show.tsx')],
  [/^\/dasbor(?:\/|$)/, () => import('./desk/show.tsx')],
  [/^\/$/, () => import('./home/show.tsx')],
]

/** Officers always have a connection; what citizens need beside their screen comes after it. */
const OFFICERS = /^\/(?:dasbor|fasilitas)(?:\/|$)/

const root = document.getElementById('app')
if (root === null) throw new Error('the page has no #app')
void open(root, location.pathname)

async function open(into: HTMLElement, path: string): Promise<void> {
  const load = SCREENS.find(([pattern]) => pattern.test(path))?.[1]
  if (load === undefined) return
  const screen = await load()
  screen.show(into)
  if (OFFICERS.test(path)) return
  const { accompany } = await import('./install/accompany.ts')
  await accompany()
}
