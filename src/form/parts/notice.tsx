import type { ComponentChildren } from 'preact'

export type NoticeTone = 'plain' | 'good' | 'alert' | 'loss'

/**
 * Something the person should know: what happened (`title`), then what is safe and what to do next. `live` announces it
 * when it appears: `polite` waits for the end of a sentence, `assertive` does not.
 */
export function Notice({
  tone = 'plain',
  title,
  live,
  children,
}: {
  readonly tone?: NoticeTone
  readonly title?: string
  readonly live?: 'polite' | 'assertive'
  readonly children?: ComponentChildren
}) {
  const role = live === 'assertive' ? 'alert' : live === 'polite' ? 'status' : undefined
  return (
    <div class={tone === 'plain' ? 'notice' : `notice notice-${tone}`} role={role}>
      {title !== undefined && <strong>{title}</strong>}
      {children}
    </div>
  )
}
