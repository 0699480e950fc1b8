import { useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import type { PosterAlerts } from '../../domain/poster-alert.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { type Answer, reportPastedOver } from './ask.ts'
import { messages } from './messages.ts'
import { Trouble } from './trouble.tsx'

/** "This poster was found pasted over": tells the coordinators, and says that it did. */
export function PastedOver({ code, language }: { readonly code: string; readonly language: Language }) {
  const words = messages[language]
  const [answer, setAnswer] = useState<Answer<PosterAlerts> | null>(null)
  if (answer?.outcome === 'value') {
    return (
      <Notice tone="good" live="polite" title={words.pastedOverTold}>
        <p>{words.pastedOverNext}</p>
      </Notice>
    )
  }
  return (
    <details>
      <summary>{words.pastedOver}</summary>
      <form
        class="stack placement-form"
        onSubmit={(event) => {
          event.preventDefault()
          const note = new FormData(event.currentTarget).get('note')
          void reportPastedOver(code, typeof note === 'string' ? note : '').then(setAnswer)
        }}
      >
        <p>{words.pastedOverText}</p>
        <label for={`pasted-${code}`}>{words.pastedOverNote}</label>
        <textarea id={`pasted-${code}`} name="note" rows={2} maxLength={500} />
        <Trouble answer={answer} words={words} />
        <button class="button button-second" type="submit">
          {words.pastedOverSend}
        </button>
      </form>
    </details>
  )
}
