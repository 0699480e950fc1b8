import type { Outbox } from '../../outbox/outbox.ts'

/** Browsers with app badges; the others have the title alone. */
type BadgeNavigator = {
  readonly setAppBadge?: (count: number) => Promise<void>
  readonly clearAppBadge?: () => Promise<void>
}

/** The page's title with the count of unsent reports before it: `(2) Antrean`. */
export function titleWith(count: number, title: string): string {
  const plain = title.replace(/^\(\d+\) /, '')
  return count === 0 ? plain : `(${count}) ${plain}`
}

/** Milliseconds. */
const CALM = 300

/** Keeps the count of unsent reports in title and app badge, as long as the page lives. */
export function showUnsentCount(outbox: Outbox): void {
  const badges: BadgeNavigator = navigator
  let latest = 0
  const count = async () => {
    const mine = ++latest
    const unsent = await outbox.unsentCount()
    if (mine !== latest) return
    document.title = titleWith(unsent, document.title)
    if (unsent === 0) await badges.clearAppBadge?.()
    else await badges.setAppBadge?.(unsent)
  }
  // A store that cannot be opened, or a badge that is refused: the screens say what matters.
  const countAgain = () => void count().catch(() => null)
  countAgain()
  let planned = false
  outbox.watch(({ type }) => {
    // While much is sent, changes come in crowds: one count for all of them.
    if (type !== 'changed' || planned) return
    planned = true
    setTimeout(() => {
      planned = false
      countAgain()
    }, CALM)
  })
}
