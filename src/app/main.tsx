import '../form/tokens.css'
import '../form/base.css'
import '../form/tracking/tracking.css'

/**
 * Every screen is a folder whose `show.tsx` fills the page. The address's path picks it; going from one screen to
 * another is a plain link. Only the report form stands in the first script: it must be alive within one flight.
 */
type Screen = { readonly show: (root: HTMLElement) => void }

const SCREENS: readonly (readonly [path: RegExp, load: () => Promise<Screen>])[] = [
  [/./, () => import('./home/show.tsx')],
]

const root = document.getElementById('app')
if (root === null) throw new Error('the page has no #app')
void open(root, location.pathname)

async function open(into: HTMLElement, path: string): Promise<void> {
  const found = SCREENS.find(([pattern]) => pattern.test(path))
  if (found === undefined) return
  const screen = await found[1]()
  screen.show(into)
}
