import { useEffect, useRef } from 'preact/hooks'
import type { Refused } from './ask.ts'
import type { DeskWords } from './messages.ts'
import { Field, faultIn, textIn } from './parts.tsx'

/** Asks for the reason that the reporters of rejected cases read. */
export function RejectForm({
  words,
  refused,
  onReject,
  onCancel,
}: {
  readonly words: DeskWords
  readonly refused: Refused | null
  readonly onReject: (reason: string) => void
  readonly onCancel: () => void
}) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  return (
    <form
      ref={form}
      class="stack desk-act"
      onSubmit={(event) => {
        event.preventDefault()
        onReject(textIn(event.currentTarget, 'reason'))
      }}
    >
      <Field
        name="reject-reason"
        label={words.heldScreen.reason}
        hint={words.heldScreen.reasonHint}
        fault={faultIn(words, refused, 'reason')}
      >
        {({ id, describedBy }) => (
          <input id={id} name="reason" maxLength={500} required aria-describedby={describedBy} />
        )}
      </Field>
      <div class="desk-bulk">
        <button class="button" type="submit">
          {words.heldScreen.rejectNow}
        </button>
        <button type="button" class="button button-quiet" onClick={onCancel}>
          {words.heldScreen.cancel}
        </button>
      </div>
    </form>
  )
}
