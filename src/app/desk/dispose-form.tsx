import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type Case, type Choices, caseSchema, DESK } from '../../domain/desk-protocol.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { post, type Refused } from './ask.ts'
import type { DeskWords } from './messages.ts'
import { Field, faultIn, Trouble, textIn } from './parts.tsx'
import { forgetUnsent, keepUnsent, unsentOf } from './unsent.ts'

/** Routes the case to an agency. When somebody was quicker, `onStale` loads the case again and nothing typed is lost. */
export function DisposeForm({
  account,
  subject,
  choices,
  words,
  onDone,
  onStale,
}: {
  /** Whose form it is. */
  readonly account: string
  readonly subject: Case
  readonly choices: Choices
  readonly words: DeskWords
  readonly onDone: (after: Case) => void
  readonly onStale: () => void
}) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const suggested = choices.agencies.find(({ id }) => id === subject.place?.agency)
  const written = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => {
    // Put in by hand and not as defaults: those come back with every reset.
    const unsent = unsentOf(account, subject.id)
    const agency = written.current?.elements.namedItem('agency')
    const note = written.current?.elements.namedItem('note')
    if (unsent === null || !(agency instanceof HTMLSelectElement) || !(note instanceof HTMLTextAreaElement)) return
    agency.value = unsent.agency
    note.value = unsent.note
  }, [])
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy || !(event.currentTarget instanceof HTMLFormElement)) return
    const form = event.currentTarget
    setBusy(true)
    const disposition = {
      agency: textIn(form, 'agency'),
      internalNote: textIn(form, 'note'),
      version: subject.version,
    }
    const answer = await post(DESK.dispose(subject.id), disposition, caseSchema)
    setBusy(false)
    if (answer.outcome === 'value') {
      setRefused(null)
      forgetUnsent(account, subject.id)
      form.reset()
      return onDone(answer.value)
    }
    setRefused(answer)
    if (answer.outcome === 'stale') onStale()
  }
  return (
    <section class="desk-section desk-act" aria-labelledby="dispose-title">
      <h3 id="dispose-title">{subject.agency === null ? words.dispose.title : words.dispose.again}</h3>
      <form
        class="stack"
        ref={written}
        onInput={(event) => {
          const { currentTarget: form } = event
          keepUnsent(account, subject.id, { agency: textIn(form, 'agency'), note: textIn(form, 'note') })
        }}
        onSubmit={(event) => void submit(event)}
      >
        <Trouble words={words} refused={refused} />
        {subject.supervisory && <Notice tone="alert">{words.dispose.supervisory}</Notice>}
        <Field
          name="agency"
          label={words.dispose.agency}
          {...(suggested === undefined ? {} : { hint: words.dispose.suggested(suggested.name) })}
          fault={faultIn(words, refused, 'agency')}
        >
          {({ id, describedBy }) => (
            <select id={id} name="agency" required aria-describedby={describedBy}>
              <option value="">{words.dispose.choose}</option>
              {choices.agencies
                .filter(({ retired }) => !retired)
                .map((agency) => (
                  <option
                    key={agency.id}
                    value={agency.id}
                    selected={subject.agency === null && agency.id === suggested?.id}
                  >
                    {agency.name}
                  </option>
                ))}
            </select>
          )}
        </Field>
        <Field name="note" label={words.dispose.note} fault={faultIn(words, refused, 'internalNote')}>
          {({ id, describedBy }) => (
            <textarea id={id} name="note" rows={3} maxLength={2000} aria-describedby={describedBy} />
          )}
        </Field>
        <button class="button" type="submit" aria-disabled={busy}>
          {words.dispose.submit}
        </button>
      </form>
    </section>
  )
}
