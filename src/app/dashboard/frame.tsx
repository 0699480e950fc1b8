import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type Counts, countsSchema, DESK, type SessionAnswer } from '../../domain/desk-protocol.ts'
import { FACILITY_PAGES } from '../../domain/facility-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { LanguageSwitch } from '../parts/language-switch.tsx'
import { ENDED, read, sessionEnd, tell } from './ask.ts'
import { messages } from './messages.ts'
import { PAGES } from './pages.ts'

/** The dashboard's banner: where one can go, who one is. Links show by permission; the server asks again at every door. */
export function Frame({
  language,
  session,
  path,
  children,
}: {
  readonly language: Language
  readonly session: SessionAnswer
  readonly path: string
  readonly children: ComponentChildren
}) {
  const words = messages[language]
  const held = useHeld(session)
  const isHeld = new URLSearchParams(location.search).get('held') === '1'
  const here = path === PAGES.accounts ? 'accounts' : isHeld ? 'held' : 'inbox'
  const may = (permission: SessionAnswer['permissions'][number]) => session.permissions.includes(permission)
  const signOut = async () => {
    const answer = await tell(DESK.signOut)
    if (answer.outcome === 'value') sessionEnd.dispatchEvent(new Event(ENDED))
  }
  const link = (name: typeof here, address: string, text: ComponentChildren) => (
    <a href={address} aria-current={here === name ? 'page' : undefined}>
      {text}
    </a>
  )
  return (
    <div class="desk">
      <a class="desk-skip" href="#main">
        {words.skip}
      </a>
      <header class="banner desk-banner">
        <a class="brand" href={PAGES.inbox}>
          {session.brand}
        </a>
        <nav aria-label={words.title}>
          {link('inbox', PAGES.inbox, words.inbox)}
          {may('release-held') &&
            link(
              'held',
              PAGES.held,
              <>
                {words.held}
                {held > 0 && <span class="desk-number">{held}</span>}
              </>,
            )}
          {may('manage-facilities') && <a href={FACILITY_PAGES.list}>{words.facilities}</a>}
          {link('accounts', PAGES.accounts, may('manage-accounts') ? words.accounts : words.ownAccount)}
        </nav>
        <div class="desk-person">
          <span class="desk-name" title={`${session.username} · ${words.roles[session.role]}`}>
            <strong>{session.name}</strong>
            <span>{session.agency?.name ?? words.roles[session.role]}</span>
          </span>
          <LanguageSwitch language={language} />
          <button type="button" class="desk-out" onClick={() => void signOut()}>
            {words.signOut}
          </button>
        </div>
      </header>
      {children}
    </div>
  )
}

/** How many reports the flood rule keeps back; asked once a page and when the page comes back into sight. */
function useHeld(session: SessionAnswer): number {
  const [counts, setCounts] = useState<Counts | null>(null)
  useEffect(() => {
    if (!session.permissions.includes('release-held')) return
    const look = () => {
      if (document.visibilityState === 'hidden') return
      void read(DESK.counts, countsSchema).then((answer) => {
        if (answer.outcome === 'value') setCounts(answer.value)
      })
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [session])
  return counts?.held ?? 0
}
