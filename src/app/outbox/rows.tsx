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
  const blocks: (readonly Entry[])[] = []
  for (let at = 0; at < Math.min(drawn, entries.length); at += AT_ONCE) blocks.push(entries.slice(at, at + AT_ONCE))
  return (
    <ul class={entries.length > MANY ? 'entries entries-many' : 'entries'}>
      {blocks.map((block, index) => (
        <Block key={index} entries={block} {...rest} />
      ))}
    </ul>
  )
}

/** Gone over again only when one of its reports has changed, so that the news of one is not looked for in hundreds. */
class Block extends Component<Props> {
  override shouldComponentUpdate({ entries, ...rest }: Props): boolean {
    const { entries: before, ...restBefore } = this.props
    const changed = entries.length !== before.length || entries.some((entry, index) => entry !== before[index])
    return changed || !isSame(rest, restBefore)
  }
  override render() {
    const { entries, ...rest } = this.props
    return entries.map((entry) => <Row key={entry.id} entry={entry} {...rest} />)
  }
}

class Row extends Component<CardProps> {
  override shouldComponentUpdate(next: CardProps): boolean {
    return !isSame(next, this.props)
  }
  override render() {
    return (
      <li>
        <EntryCard {...this.props} />
      </li>
    )
  }
}

type Shared = Omit<CardProps, 'entry'> & { readonly entry?: Entry }

function isSame(a: Shared, b: Shared): boolean {
  return (
    a.entry === b.entry &&
    a.paused === b.paused &&
    a.language === b.language &&
    a.outbox === b.outbox &&
    a.onSaid === b.onSaid
  )
}
