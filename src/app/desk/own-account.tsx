import { useState } from 'preact/hooks'
import { DESK, type SessionAnswer } from '../../domain/desk-protocol.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { PAGES } from './address.ts'
import { nothingSchema, post, type Refused } from './ask.ts'
import type { DeskWords } from './messages.ts'
import { Field, faultIn, Trouble, textIn } from './parts.tsx'

/** Who is signed in, a new password, and the way out on every device. */
export function OwnAccount({ officer, words }: { readonly officer: SessionAnswer; readonly words: DeskWords }) {
  const [refused, setRefused] = useState<Refused | null>(null)
  const [changed, setChanged] = useState(false)
  const change = async (form: HTMLFormElement) => {
    const body = { present: textIn(form, 'present'), next: textIn(form, 'next') }
    const answer = await post(DESK.changePassword, body, nothingSchema)
    setRefused(answer.outcome === 'value' ? null : answer)
    setChanged(answer.outcome === 'value')
    if (answer.outcome === 'value') form.reset()
  }
  const leaveEverywhere = async () => {
    const answer = await post(DESK.signOutEverywhere, {}, nothingSchema)
    if (answer.outcome === 'value') location.assign(PAGES.inbox)
    else setRefused(answer)
  }
  return (
    <section class="card stack">
      <h2>{words.accounts.own}</h2>
      <p>
        <strong>{officer.name}</strong> ({officer.username}) · {words.roles[officer.role]}
        {officer.agency !== null && ` · ${officer.agency.name}`}
      </p>
      {changed && (
        <Notice tone="good" live="polite">
          {words.accounts.changed}
        </Notice>
      )}
      <Trouble words={words} refused={refused} />
      <form
        class="stack desk-narrow"
        onSubmit={(event) => {
          event.preventDefault()
          void change(event.currentTarget)
        }}
      >
        <input type="hidden" name="username" autocomplete="username" value={officer.username} />
        <Field name="present" label={words.accounts.present} fault={faultIn(words, refused, 'present')}>
          {({ id, describedBy }) => (
            <input
              id={id}
              name="present"
              type="password"
              autocomplete="current-password"
              required
              aria-describedby={describedBy}
            />
          )}
        </Field>
        <Field
          name="next"
          label={words.accounts.next}
          hint={words.setUp.passwordHint}
          fault={faultIn(words, refused, 'next')}
        >
          {({ id, describedBy }) => (
            <input
              id={id}
              name="next"
              type="password"
              autocomplete="new-password"
              required
              aria-describedby={describedBy}
            />
          )}
        </Field>
        <button class="button" type="submit">
          {words.accounts.change}
        </button>
      </form>
      <button type="button" class="button button-second desk-way" onClick={() => void leaveEverywhere()}>
        {words.accounts.everywhere}
      </button>
    </section>
  )
}
