import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import { messages } from './messages.ts'

type Props = {
  /** Of the report, for ids of its own. */
  readonly id: string
  readonly unsent: boolean
  readonly language: Language
  readonly onYes: () => Promise<void>
  readonly onNo: () => void
}

/** The second question before a report is deleted by hand. Its safe answer has the focus. */
export function RemoveQuestion({ id, unsent, language, onYes, onNo }: Props) {
  const words = messages[language]
  const question = `remove-${id}`
  const keep = useRef<HTMLButtonElement>(null)
  // At once: a key that is already pressed must not meet the other answer.
  useLayoutEffect(() => keep.current?.focus(), [])
  return (
    <div class={`notice ${unsent ? 'notice-loss' : 'notice-alert'}`} role="alertdialog" aria-labelledby={question}>
      <p id={question}>
        <strong>{unsent ? words.removeUnsentQuestion : words.removeSentQuestion}</strong>
      </p>
      <div class="entry-actions">
        <button class="button" type="button" ref={keep} onClick={onNo}>
          {words.removeNo}
        </button>
        <button class="button button-loss" type="button" onClick={() => void onYes()}>
          {unsent ? words.removeYes : words.removeSentYes}
        </button>
      </div>
    </div>
  )
}
