import { useState } from 'preact/hooks'
import { DESK } from '../../domain/desk-protocol.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { nothingSchema, post, type Refused } from './ask.ts'
import type { DeskWords } from './messages.ts'
import { Field, Trouble, textIn } from './parts.tsx'

/** The way in. `ended`: there was a session a moment ago. */
export function SignIn({
  words,
  ended,
  onDone,
}: {
  readonly words: DeskWords
  readonly ended: boolean
  readonly onDone: () => void
}) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy || !(event.currentTarget instanceof HTMLFormElement)) return
    const form = event.currentTarget
    setBusy(true)
    const body = { username: textIn(form, 'username'), password: textIn(form, 'password') }
    const answer = await post(DESK.signIn, body, nothingSchema)
    setBusy(false)
    if (answer.outcome === 'value') onDone()
    else setRefused(answer)
  }
  return (
    <form class="stack desk-narrow" onSubmit={(event) => void submit(event)}>
      {ended && refused === null && <Notice live="polite">{words.signIn.ended}</Notice>}
      {refused?.outcome === 'signed-out' || refused?.outcome === 'invalid' ? (
        <Notice tone="alert" live="assertive">
          {words.signIn.wrong}
        </Notice>
      ) : (
        <Trouble words={words} refused={refused} />
      )}
      <Field name="username" label={words.signIn.username}>
        {({ id }) => <input id={id} name="username" autocomplete="username" autocapitalize="none" required />}
      </Field>
      <Field name="password" label={words.signIn.password}>
        {({ id }) => <input id={id} name="password" type="password" autocomplete="current-password" required />}
      </Field>
      <button class="button" type="submit" aria-disabled={busy}>
        {words.signIn.submit}
      </button>
      <p class="quiet">{words.signIn.firstTime}</p>
      <p class="quiet">{words.signIn.forgotten}</p>
    </form>
  )
}
