import { useEffect, useState } from 'preact/hooks'
import { DESK, type LinkAnswer, linkAnswerSchema } from '../../domain/desk-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { PAGES } from './address.ts'
import { type Answer, nothingSchema, post, type Refused } from './ask.ts'
import { Door } from './door.tsx'
import type { DeskWords } from './messages.ts'
import { Field, faultIn, Trouble, textIn } from './parts.tsx'

/**
 * Where a one-time link leads: to a new account, or to a new password for one that is there. Its token stands after `#`
 * and goes to the server in a body alone.
 */
export function SetUp({ language, words }: { readonly language: Language; readonly words: DeskWords }) {
  const [token, setToken] = useState(() => location.hash.slice(1))
  const [link, setLink] = useState<Answer<LinkAnswer> | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isCurrent = true
    // The token stays out of the history, of bookmarks, and of whoever looks over a shoulder.
    history.replaceState(null, '', `${location.pathname}${location.search}`)
    void post(DESK.lookAtLink, { token }, linkAnswerSchema).then((answer) => isCurrent && setLink(answer))
    return () => {
      isCurrent = false
    }
  }, [token, attempt])
  useEffect(() => {
    // Another link pasted over this one changes the part after `#` alone: no browser loads the page again for that.
    const another = () => {
      if (location.hash === '') return
      setLink(null)
      setToken(location.hash.slice(1))
    }
    addEventListener('hashchange', another)
    return () => removeEventListener('hashchange', another)
  }, [])

  const isRecovery = link?.outcome === 'value' && link.value.account !== null
  const title = link === null ? words.title : isRecovery ? words.setUp.newPassword : words.setUp.title
  return (
    <Door title={title} language={language}>
      {link === null && <Skeleton label={words.loading} />}
      {link?.outcome === 'value' && <LinkForm token={token} link={link.value} words={words} onSpent={setLink} />}
      {link?.outcome === 'failed' && (
        <>
          <Trouble words={words} refused={link} />
          <button type="button" class="button" onClick={() => setAttempt((before) => before + 1)}>
            {words.retry}
          </button>
        </>
      )}
      {link !== null && link.outcome !== 'value' && link.outcome !== 'failed' && (
        <Notice tone="alert" title={words.setUp.gone}>
          <p>{words.setUp.goneHelp}</p>
          <a href={PAGES.inbox}>{words.setUp.toSignIn}</a>
        </Notice>
      )}
    </Door>
  )
}

function LinkForm({
  token,
  link,
  words,
  onSpent,
}: {
  readonly token: string
  readonly link: LinkAnswer
  readonly words: DeskWords
  readonly onSpent: (answer: Refused) => void
}) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const { account } = link
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy || !(event.currentTarget instanceof HTMLFormElement)) return
    const form = event.currentTarget
    setBusy(true)
    const password = textIn(form, 'password')
    const answer =
      account === null
        ? await post(
            DESK.setUp,
            { token, username: textIn(form, 'username'), name: textIn(form, 'name'), password },
            nothingSchema,
          )
        : await post(DESK.recover, { token, password }, nothingSchema)
    setBusy(false)
    if (answer.outcome === 'value') location.replace(PAGES.inbox)
    else if (answer.outcome === 'missing') onSpent(answer)
    else setRefused(answer)
  }
  return (
    <form class="stack desk-narrow" onSubmit={(event) => void submit(event)}>
      <p>
        {account === null
          ? words.setUp.as(words.roles[link.role], link.agency)
          : words.setUp.forAccount(account.name, account.username)}
      </p>
      <Trouble words={words} refused={refused} />
      {account === null ? (
        <Identity words={words} refused={refused} />
      ) : (
        <input type="hidden" name="username" autocomplete="username" value={account.username} />
      )}
      <Field
        name="password"
        label={account === null ? words.signIn.password : words.accounts.next}
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
      {account !== null && <p class="quiet">{words.setUp.endsSessions}</p>}
      <button class="button" type="submit" aria-disabled={busy}>
        {account === null ? words.setUp.submit : words.setUp.submitPassword}
      </button>
    </form>
  )
}

function Identity({ words, refused }: { readonly words: DeskWords; readonly refused: Refused | null }) {
  return (
    <>
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
    </>
  )
}
