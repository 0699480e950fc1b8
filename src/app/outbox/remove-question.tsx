import { useEffect, useRef } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import { messages } from './messages.ts'

type Props = {
  readonly unsent: boolean
  readonly language: Language
  readonly onYes: () => Promise<void>
  readonly onNo: () => void
}

/** The second question before a report is deleted by hand. Its safe answer has the focus. */
export function RemoveQuestion({ unsent, language, onYes, onNo }: Props) {
  const words = messages[language]
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => keep.current?.focus(), [])
  return (
    <div
      class={`notice ${unsent ? 'notice-loss' : 'notice-alert'}`}
      role="alertdialog"
      aria-describedby="remove-question"
    >
      <p id="remove-question">
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
