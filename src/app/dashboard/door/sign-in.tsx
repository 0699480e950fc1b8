import { useState } from 'preact/hooks'
import { DESK } from '../../../domain/desk-protocol.ts'
import type { Language } from '../../../domain/language.ts'
import { Notice } from '../../../form/parts/notice.tsx'
import { type Answer, tell } from '../ask.ts'
import { messages } from '../messages.ts'
import { Door } from './door.tsx'
import { TextField, textIn } from './text-field.tsx'

/** Signing in. The address stays, so one comes back to where one was. */
export function SignIn({
  language,
  ended,
  onSignedIn,
}: {
  readonly language: Language
  readonly ended: boolean
  readonly onSignedIn: () => void
}) {
  const words = messages[language]
  const [answer, setAnswer] = useState<Answer<null> | null>(null)
  const [isBusy, setBusy] = useState(false)
  const submit = async (form: HTMLFormElement) => {
    setBusy(true)
    const said = await tell(DESK.signIn, { username: textIn(form, 'username'), password: textIn(form, 'password') })
    setBusy(false)
    setAnswer(said)
    if (said.outcome === 'value') onSignedIn()
  }
  return (
    <Door language={language} title={words.signIn}>
      {ended && answer === null && (
        <Notice tone="plain" title={words.sessionEnded} live="polite">
          <p>{words.sessionEndedText}</p>
        </Notice>
      )}
      <Refused answer={answer} language={language} />
      <form
        class="card stack"
        onSubmit={(event) => {
          event.preventDefault()
          void submit(event.currentTarget)
        }}
      >
        <TextField name="username" label={words.username} autoComplete="username" focus />
        <TextField name="password" label={words.password} type="password" autoComplete="current-password" />
        <button class="button button-wide" type="submit" disabled={isBusy}>
          {isBusy ? words.busy : words.signInNow}
        </button>
      </form>
      <p class="quiet small">{words.noAccount}</p>
    </Door>
  )
}

function Refused({ answer, language }: { readonly answer: Answer<null> | null; readonly language: Language }) {
  const words = messages[language]
  if (answer === null || answer.outcome === 'value') return null
  if (answer.outcome === 'too-many')
    return <Notice tone="alert" title={words.waitSeconds(answer.seconds)} live="assertive" />
  if (answer.outcome === 'signed-out') {
    return (
      <Notice tone="alert" title={words.wrongSignIn} live="assertive">
        <p>{words.wrongSignInText}</p>
      </Notice>
    )
  }
  return <Notice tone="alert" title={words.failed} live="assertive" />
}
