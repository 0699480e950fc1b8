import { useEffect, useState } from 'preact/hooks'
import {
  type Choices,
  choicesSchema,
  countsSchema,
  DESK,
  type SessionAnswer,
  sessionAnswerSchema,
} from '../../domain/desk-protocol.ts'
import { FACILITY_PAGES } from '../../domain/facility-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { LanguageSwitch } from '../parts/language-switch.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { Accounts } from './accounts.tsx'
import { PAGES } from './address.ts'
import { type Answer, ENDED, get, nothingSchema, post, sessionEnd } from './ask.ts'
import { Door } from './door.tsx'
import { Held } from './held.tsx'
import { Inbox } from './inbox.tsx'
import { type DeskWords, messages } from './messages.ts'
import { Trouble } from './parts.tsx'
import { SetUp } from './set-up.tsx'
import { SignIn } from './sign-in.tsx'
import { useAlerts } from './use-alerts.ts'

/** The officers' room: whoever has no session finds the door, everybody else the screen of the address. */
export function Dashboard({ path, language }: { readonly path: string; readonly language: Language }) {
  const words = messages[language]
  const [session, setSession] = useState<Answer<SessionAnswer> | null>(null)
  const [ended, setEnded] = useState(false)
  const isSetUp = path === PAGES.setUp
  const ask = async () => {
    const answer = await get(DESK.session, sessionAnswerSchema)
    // A server that does not answer just now takes nobody's work from the screen.
    setSession((was) => (was?.outcome === 'value' && answer.outcome === 'failed' ? was : answer))
  }
  useEffect(() => {
    if (!isSetUp) void ask()
  }, [isSetUp])

  useEffect(() => {
    // Whatever was being done when the session ended: the door stands here, and the address stays.
    const end = () =>
      setSession((was) => {
        if (was?.outcome === 'value') setEnded(true)
        return was === null ? was : { outcome: 'signed-out' }
      })
    sessionEnd.addEventListener(ENDED, end)
    return () => sessionEnd.removeEventListener(ENDED, end)
  }, [])

  if (isSetUp) {
    return <SetUp language={language} words={words} />
  }
  if (session === null) {
    return (
      <Door title={words.title} language={language}>
        <Skeleton lines={6} label={words.loading} />
      </Door>
    )
  }
  if (session.outcome === 'signed-out') {
    return (
      <Door title={words.signIn.title} language={language}>
        <SignIn words={words} ended={ended} onDone={() => void ask()} />
      </Door>
    )
  }
  if (session.outcome !== 'value') {
    return (
      <Door title={words.title} language={language}>
        <Trouble words={words} refused={session} />
        <button type="button" class="button" onClick={() => void ask()}>
          {words.retry}
        </button>
      </Door>
    )
  }
  return (
    <Room
      officer={session.value}
      path={path}
      language={language}
      words={words}
      onSignedOut={() => {
        setEnded(true)
        void ask()
      }}
    />
  )
}

function Room({
  officer,
  path,
  language,
  words,
  onSignedOut,
}: {
  readonly officer: SessionAnswer
  readonly path: string
  readonly language: Language
  readonly words: DeskWords
  readonly onSignedOut: () => void
}) {
  const [choices, setChoices] = useState<Choices | null>(null)
  const [held, setHeld] = useState(0)
  useEffect(() => {
    void get(DESK.choices, choicesSchema).then((answer) => answer.outcome === 'value' && setChoices(answer.value))
    // Inbox and queue keep the number true from here on.
    void get(DESK.counts, countsSchema).then((answer) => answer.outcome === 'value' && setHeld(answer.value.held ?? 0))
  }, [])
  const may = (permission: SessionAnswer['permissions'][number]) => officer.permissions.includes(permission)
  const alerts = useAlerts(may('manage-facilities'))
  // Who looks after facilities has no cases: the facilities are the first screen.
  const isManager = officer.role === 'facility-manager'
  useEffect(() => {
    if (isManager && path === PAGES.inbox) location.replace(FACILITY_PAGES.list)
  }, [isManager, path])
  const leave = async () => {
    await post(DESK.signOut, {}, nothingSchema)
    location.assign(PAGES.inbox)
  }
  const link = (href: string, text: string) => (
    <a href={href} aria-current={href === path ? 'page' : undefined}>
      {text}
    </a>
  )
  const parts = { officer, choices, language, words }
  const isHeld = path === PAGES.held && may('release-held')
  const isAccount = path === PAGES.account
  return (
    <div class="desk">
      <header class="banner">
        <div class="banner-inside desk-banner">
          <a class="brand" href={PAGES.inbox}>
            {officer.brand}
          </a>
          <nav aria-label={words.menu}>
            {!isManager && link(PAGES.inbox, words.inbox)}
            {may('release-held') && link(PAGES.held, held > 0 ? `${words.held} (${held})` : words.held)}
            {may('manage-facilities') &&
              link(FACILITY_PAGES.list, alerts > 0 ? `${words.facilities} (${alerts})` : words.facilities)}
            {link(PAGES.account, words.account)}
            <span class="desk-who" title={officer.username}>
              {officer.name}
              <span class="desk-role">{officer.agency?.name ?? words.roles[officer.role]}</span>
            </span>
            <LanguageSwitch language={language} />
            <button type="button" onClick={() => void leave()}>
              {words.signOut}
            </button>
          </nav>
        </div>
      </header>
      <main id="main" class={isHeld || isAccount ? 'page page-wide stack' : 'desk-main'}>
        {isHeld && (
          <>
            <h1 tabIndex={-1}>{words.heldScreen.title}</h1>
            <Held language={language} words={words} onCount={setHeld} onSignedOut={onSignedOut} />
          </>
        )}
        {isAccount && (
          <>
            <h1 tabIndex={-1}>{words.accounts.title}</h1>
            <Accounts {...parts} />
          </>
        )}
        {!isHeld && !isAccount && !isManager && <Inbox {...parts} onHeld={setHeld} onSignedOut={onSignedOut} />}
      </main>
    </div>
  )
}
