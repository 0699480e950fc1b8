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
  [/^\/kios\//, () => import('./kiosk/show.tsx')],
  [/^\/$/, () => import('./home/show.tsx')],
]

/** Officers always have a connection, and a kiosk looks after itself; what citizens need beside their screen comes after it. */
const ALONE = /^\/(?:dasbor|fasilitas|kios)(?:\/|$)/

const root = document.getElementById('app')
if (root === null) throw new Error('the page has no #app')
const kiosk = kioskHere()
if (kiosk === null || location.pathname.startsWith('/kios/')) void open(root, location.pathname)
// A tablet at a counter shows its kiosk, whatever address somebody types.
else location.replace(kiosk)

async function open(into: HTMLElement, path: string): Promise<void> {
  const load = SCREENS.find(([pattern]) => pattern.test(path))?.[1]
  if (load === undefined) return
  const screen = await load()
  screen.show(into)
  if (ALONE.test(path)) return
  const { accompany } = await import('./install/accompany.ts')
  await accompany()
}

/** The address of the kiosk that this device is; null: it is somebody's own, or lets us store nothing. */
function kioskHere(): string | null {
  try {
    return localStorage.getItem('lapor-kiosk')
  } catch {
    return null
  }
}
