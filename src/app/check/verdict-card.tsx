import type { ComponentChildren } from 'preact'
import type { NoticeTone } from '../../form/parts/notice.tsx'

const SIGNS: Readonly<Record<NoticeTone, string>> = {
  good: 'M5 13l5 5L20 7',
  plain: 'M12 7v.01M12 11v7',
  alert: 'M12 6v8M12 18v.01',
  loss: 'M6 6l12 12M18 6L6 18',
}

/** One verdict: a sign, a sentence, what follows from it. The sign only repeats what the words say. */
export function VerdictCard({
  tone,
  title,
  children,
}: {
  readonly tone: NoticeTone
  readonly title: string
  readonly children: ComponentChildren
}) {
  return (
    <div class={tone === 'plain' ? 'notice' : `notice notice-${tone}`} data-verdict={tone}>
      <h2 class="verdict-title">
        <svg class="verdict-sign" viewBox="0 0 24 24" aria-hidden="true">
          <path d={SIGNS[tone]} />
        </svg>
        {title}
      </h2>
      {children}
    </div>
  )
}
