import { Component, type ComponentProps } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Entry } from '../../outbox/entry.ts'
import { EntryCard } from './entry-card.tsx'

type CardProps = ComponentProps<typeof EntryCard>
type Props = Omit<CardProps, 'entry'> & { readonly entries: readonly Entry[] }

/** As many as a cheap phone draws without holding up a finger. */
const AT_ONCE = 8
/** From here on what is not on the screen is not laid out. */
const MANY = 20

/**
 * Every report, hundreds of them too. All are in the page soon, a few with every frame, so that search, print and speech
 * programs find them; what is not on the screen is neither laid out nor painted (`content-visibility`).
 */
export function Rows({ entries, ...rest }: Props) {
  const [drawn, setDrawn] = useState(AT_ONCE)
  const missing = drawn < entries.length
  useEffect(() => {
    if (!missing) return
    const frame = requestAnimationFrame(() => setDrawn(drawn + AT_ONCE))
    return () => cancelAnimationFrame(frame)
  }, [drawn, missing])
  useEffect(() => {
    const drawAll = () => setDrawn(Number.POSITIVE_INFINITY)
    addEventListener('beforeprint', drawAll)
    return () => removeEventListener('beforeprint', drawAll)
  }, [])
  return (
    <ul class={entries.length > MANY ? 'entries entries-many' : 'entries'}>
      {entries.slice(0, drawn).map((entry) => (
        <Row key={entry.id} entry={entry} {...rest} />
      ))}
    </ul>
  )
}

/** Drawn again only when its own report, or what all of them share, has changed. */
class Row extends Component<CardProps> {
  override shouldComponentUpdate(next: CardProps): boolean {
    const { entry, outbox, language, paused, onSaid } = this.props
    return (
      next.entry !== entry ||
      next.paused !== paused ||
      next.language !== language ||
      next.outbox !== outbox ||
      next.onSaid !== onSaid
    )
  }
  override render() {
    return (
      <li>
        <EntryCard {...this.props} />
      </li>
    )
  }
}
