import { useState } from 'preact/hooks'
import { DESK, type SenderAnswer, senderAnswerSchema } from '../../domain/desk-protocol.ts'
import { post, type Refused } from './ask.ts'
import type { DeskWords } from './messages.ts'
import { Field, faultIn, Trouble, textIn } from './parts.tsx'

/** Name and contact, behind a reason. What was shown is gone with the next case or a tap. */
export function SenderBox({
  caseId,
  hasSender,
  words,
}: {
  readonly caseId: string
  readonly hasSender: boolean
  readonly words: DeskWords
}) {
  const [sender, setSender] = useState<SenderAnswer | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const reason = textIn(event.currentTarget, 'reason')
    const answer = await post(DESK.unmask(caseId), { reason }, senderAnswerSchema)
    if (answer.outcome === 'value') setSender(answer.value)
    setRefused(answer.outcome === 'value' ? null : answer)
  }
  return (
    <details class="desk-section desk-sender">
      <summary>{words.sender.title}</summary>
      {!hasSender && <p class="quiet">{words.sender.none}</p>}
      {hasSender && sender === null && (
        <form class="stack" onSubmit={(event) => void submit(event)}>
          <p class="quiet">{words.sender.hidden}</p>
          <Trouble words={words} refused={refused} />
          <Field
            name="reason"
            label={words.sender.reason}
            hint={words.sender.reasonHint}
            fault={faultIn(words, refused, 'reason')}
          >
            {({ id, describedBy }) => (
              <input id={id} name="reason" minLength={10} maxLength={500} required aria-describedby={describedBy} />
            )}
          </Field>
          <button class="button button-second" type="submit">
            {words.sender.submit}
          </button>
        </form>
      )}
      {sender !== null && (
        <div role="status">
          <dl class="desk-facts">
            <dt>{words.sender.name}</dt>
            <dd>{sender.name ?? words.one.unsaid}</dd>
            <dt>{words.sender.contact}</dt>
            <dd>{sender.contact ?? words.one.unsaid}</dd>
          </dl>
          <button type="button" class="button button-quiet" onClick={() => setSender(null)}>
            {words.sender.hide}
          </button>
        </div>
      )}
    </details>
  )
}
