import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { DESK, type LinkAnswer, linkAnswerSchema, setUpSchema } from '../../../domain/desk-protocol.ts'
import type { Language } from '../../../domain/language.ts'
import { passwordFault } from '../../../domain/password.ts'
import { Notice } from '../../../form/parts/notice.tsx'
import { momentIn } from '../../../form/parts/time.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { type Answer, send, tell } from '../ask.ts'
import { messages } from '../messages.ts'
import { PAGES } from '../pages.ts'
import { Door } from './door.tsx'
import { TextField, textIn } from './text-field.tsx'

/** A one-time link: who it makes, then name and password. Its token leaves the address bar at once. */
export function SetUp({ language }: { readonly language: Language }) {
  const words = messages[language]
  const [token] = useState(() => location.hash.slice(1))
  const [link, setLink] = useState<Answer<LinkAnswer> | null>(null)
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    history.replaceState(null, '', `${location.pathname}${location.search}`)
    void send(DESK.lookAtLink, linkAnswerSchema, { token }).then(setLink)
  }, [token, asked])

  if (link === null) {
    return (
      <Door language={language} title={words.setUp}>
        <Skeleton label={words.loading} />
      </Door>
    )
  }
  if (link.outcome === 'value') return <AccountForm language={language} token={token} link={link.value} />
  if (link.outcome === 'failed' || link.outcome === 'too-many') {
    return (
      <Door language={language} title={words.failed}>
        <p>{words.failedText}</p>
        <button class="button" type="button" onClick={() => setAsked((times) => times + 1)}>
          {words.tryAgain}
        </button>
      </Door>
    )
  }
  return (
    <Door language={language} title={words.linkGone}>
      <p>{words.linkGoneText}</p>
      <a class="button button-second" href={PAGES.inbox}>
        {words.toSignIn}
      </a>
    </Door>
  )
}

type Wrong = Readonly<Record<string, string>>

function AccountForm({
  language,
  token,
  link,
}: {
  readonly language: Language
  readonly token: string
  readonly link: LinkAnswer
}) {
  const words = messages[language]
  const [wrong, setWrong] = useState<Wrong>({})
  const [trouble, setTrouble] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  const submit = async (form: HTMLFormElement) => {
    const wanted = {
      token,
      username: textIn(form, 'username'),
      name: textIn(form, 'name'),
      password: textIn(form, 'password'),
    }
    const found = faultsOf(wanted, textIn(form, 'again'))
    setWrong(found)
    setTrouble(null)
    if (Object.keys(found).length > 0) {
      form.querySelector<HTMLInputElement>(`[name="${Object.keys(found)[0]}"]`)?.focus()
      return
    }
    setBusy(true)
    const answer = await tell(DESK.setUp, wanted)
    setBusy(false)
    if (answer.outcome === 'value') location.replace(PAGES.inbox)
    else if (answer.outcome === 'invalid') setWrong(answer.fields)
    else if (answer.outcome === 'stale') setWrong({ username: 'taken' })
    else if (answer.outcome === 'gone') setTrouble(words.linkGone)
    else if (answer.outcome === 'too-many') setTrouble(words.waitSeconds(answer.seconds))
    else setTrouble(words.failed)
  }
  const said = (name: string) => {
    const word = wrong[name]
    return word === undefined ? undefined : (words.wrong[word] ?? words.wrong['wrong'])
  }
  return (
    <Door language={language} title={words.setUp}>
      <p>
        {words.setUpFor(words.roles[link.role], link.agency)}{' '}
        <span class="quiet">{words.linkUntil(momentIn(language, link.expiresAt))}</span>
      </p>
      {trouble !== null && <Notice tone="alert" title={trouble} live="assertive" />}
      <form
        class="card stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit(event.currentTarget)
        }}
      >
        <TextField
          name="name"
          label={words.name}
          hint={words.nameHint}
          wrong={said('name')}
          autoComplete="name"
          focus
        />
        <TextField
          name="username"
          label={words.username}
          hint={words.usernameHint}
          wrong={said('username')}
          autoComplete="username"
        />
        <TextField
          name="password"
          label={words.newPassword}
          hint={words.passwordHint}
          wrong={said('password')}
          type="password"
          autoComplete="new-password"
        />
        <TextField name="again" label={words.again} wrong={said('again')} type="password" autoComplete="new-password" />
        <button class="button button-wide" type="submit" disabled={isBusy}>
          {isBusy ? words.busy : words.makeAccount}
        </button>
      </form>
    </Door>
  )
}

/** Field → what is wrong, by the same rules as the server. */
function faultsOf(
  wanted: { readonly username: string; readonly name: string; readonly password: string },
  again: string,
): Wrong {
  const faults: Record<string, string> = {}
  if (wanted.name.trim() === '') faults['name'] = 'empty'
  if (!v.is(setUpSchema.entries.username, wanted.username)) faults['username'] = 'not-a-username'
  const fault = passwordFault(wanted.password, [wanted.username, ...wanted.name.split(/\s+/)])
  if (fault !== null) faults['password'] = fault
  else if (wanted.password !== again) faults['again'] = 'different'
  return faults
}
