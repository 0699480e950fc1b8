import { useEffect, useState } from 'preact/hooks'
import { DESK, type LinkAnswer, linkAnswerSchema } from '../../domain/desk-protocol.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { PAGES } from './address.ts'
import { type Answer, nothingSchema, post, type Refused } from './ask.ts'
import type { DeskWords } from './messages.ts'
import { Field, faultIn, Trouble, textIn } from './parts.tsx'

/** Makes the account a one-time link stands for. Its token stands after `#` and goes to the server in a body alone. */
export function SetUp({ words }: { readonly words: DeskWords }) {
  const [token, setToken] = useState(() => location.hash.slice(1))
  const [link, setLink] = useState<Answer<LinkAnswer> | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  useEffect(() => {
    // The token stays out of the history, of bookmarks, and of whoever looks over a shoulder.
    history.replaceState(null, '', `${location.pathname}${location.search}`)
    void post(DESK.lookAtLink, { token }, linkAnswerSchema).then(setLink)
  }, [token, attempt])
  useEffect(() => {
    // Another link pasted over this one changes the part after `#` alone: no browser loads the page again for that.
    const another = () => {
      if (location.hash === '') return
      setLink(null)
      setRefused(null)
      setToken(location.hash.slice(1))
    }
    addEventListener('hashchange', another)
    return () => removeEventListener('hashchange', another)
  }, [])

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy || !(event.currentTarget instanceof HTMLFormElement)) return
    const form = event.currentTarget
    setBusy(true)
    const answer = await post(
      DESK.setUp,
      {
        token,
        username: textIn(form, 'username'),
        name: textIn(form, 'name'),
        password: textIn(form, 'password'),
      },
      nothingSchema,
    )
    setBusy(false)
    if (answer.outcome === 'value') location.replace(PAGES.inbox)
    else setRefused(answer)
  }

  if (link === null) return <Skeleton label={words.loading} />
  if (link.outcome === 'failed') {
    return (
      <>
        <Trouble words={words} refused={link} />
        <button type="button" class="button" onClick={() => setAttempt((before) => before + 1)}>
          {words.retry}
        </button>
      </>
    )
  }
  if (link.outcome !== 'value') {
    return (
      <Notice tone="alert" title={words.setUp.gone}>
        <p>{words.setUp.goneHelp}</p>
        <a href={PAGES.inbox}>{words.setUp.toSignIn}</a>
      </Notice>
    )
  }
  return (
    <form class="stack desk-narrow" onSubmit={(event) => void submit(event)}>
      <p>{words.setUp.as(words.roles[link.value.role], link.value.agency)}</p>
      <Trouble words={words} refused={refused} />
      <Field name="name" label={words.setUp.name} fault={faultIn(words, refused, 'name')}>
        {({ id, describedBy }) => (
          <input id={id} name="name" autocomplete="name" maxLength={100} required aria-describedby={describedBy} />
        )}
      </Field>
      <Field
        name="username"
        label={words.signIn.username}
        hint={words.setUp.usernameHint}
        fault={faultIn(words, refused, 'username')}
      >
        {({ id, describedBy }) => (
          <input
            id={id}
            name="username"
            autocomplete="username"
            autocapitalize="none"
            required
            aria-describedby={describedBy}
          />
        )}
      </Field>
      <Field
        name="password"
        label={words.signIn.password}
        hint={words.setUp.passwordHint}
        fault={faultIn(words, refused, 'password')}
      >
        {({ id, describedBy }) => (
          <input
            id={id}
            name="password"
            type="password"
            autocomplete="new-password"
            required
            aria-describedby={describedBy}
          />
        )}
      </Field>
      <button class="button" type="submit" aria-disabled={busy}>
        {words.setUp.submit}
      </button>
    </form>
  )
}
