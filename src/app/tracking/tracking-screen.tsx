import { useEffect, useRef, useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import { formatTrackingCode, readTrackingCode, type TrackingCode } from '../../domain/tracking-code.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { momentIn } from '../../form/parts/time.ts'
import { CaseView } from '../../form/tracking/case-view.tsx'
import { messages as shared } from '../../form/tracking/messages.ts'
import { TrackingForm } from '../../form/tracking/tracking-form.tsx'
import type { Outbox } from '../../outbox/outbox.ts'
import { brandName } from '../parts/brand.ts'
import { LanguageSwitch } from '../parts/language-switch.tsx'
import { Screen } from '../parts/screen.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { askProvince } from './ask.ts'
import { CodeCheck } from './code-check.tsx'
import { forgetLook, keepLook, type Look, lastLook } from './looks.ts'
import { messages } from './messages.ts'
import { OwnReports } from './own-reports.tsx'

/** What the screen shows below its form. `look` null: nothing is known about this code. */
type Shown =
  | { readonly name: 'nothing' }
  | { readonly name: 'asking' }
  | { readonly name: 'fresh'; readonly code: TrackingCode; readonly look: Look }
  | { readonly name: 'offline'; readonly code: TrackingCode; readonly look: Look | null }
  | { readonly name: 'problem'; readonly words: string }
  | { readonly name: 'forgotten' }

/** Where a case stands: asked of the province, or as it was last seen on this phone. */
export function TrackingScreen({ language, outbox }: { readonly language: Language; readonly outbox: Outbox | null }) {
  const words = { ...shared[language], ...messages[language] }
  /** What the field begins with; it is uncontrolled, so that nothing takes a character out of a person's hands. */
  const [given, setGiven] = useState('')
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState<Shown>({ name: 'nothing' })
  const answer = useRef<HTMLDivElement>(null)
  /** The latest question; a slower answer to an earlier one is dropped. */
  const question = useRef(0)
  /** The pressed button went with the answer it stood in; whoever pressed it goes on at the field. */
  const askAgain = useRef(false)

  const begin = (text: string) => {
    setGiven(text)
    setTyped(text)
  }
  const look = async (input: string) => {
    const mine = ++question.current
    const show = (next: Shown) => {
      if (mine === question.current) setShown(next)
    }
    const code = readTrackingCode(input)
    if (code === null) return show({ name: 'problem', words: words.mistyped })
    show({ name: 'asking' })
    const asked = await askProvince(code)
    switch (asked.outcome) {
      case 'found': {
        const seen = { tracked: asked.tracked, at: Date.now() }
        await keepLook(localStorage, code, seen)
        return show({ name: 'fresh', code, look: seen })
      }
      case 'unknown':
        return show({ name: 'problem', words: `${words.unknown} ${words.unknownNext}` })
      case 'too-many':
        return show({ name: 'problem', words: words.tooMany })
      case 'no-answer':
        return show({ name: 'offline', code, look: await lastLook(localStorage, code) })
      default:
        return asked satisfies never
    }
  }
  const forget = async (code: TrackingCode) => {
    await forgetLook(localStorage, code)
    leave({ name: 'forgotten' })
  }
  const leave = (next: Shown) => {
    // The link's code goes from the address bar too: on a shared phone that is the point.
    history.replaceState(null, '', `${location.pathname}${location.search}`)
    begin('')
    askAgain.current = true
    setShown(next)
  }

  useEffect(() => {
    const openLink = () => {
      const linked = decodeURIComponent(location.hash.slice(1))
      if (linked === '') return
      begin(linked)
      void look(linked)
    }
    openLink()
    addEventListener('hashchange', openLink)
    return () => removeEventListener('hashchange', openLink)
  }, [])
  useEffect(() => {
    if (shown.name === 'fresh' || shown.name === 'offline') answer.current?.focus()
    else if (askAgain.current) document.querySelector<HTMLElement>('#code')?.focus()
    askAgain.current = false
  }, [shown])

  const seen = shown.name === 'fresh' || shown.name === 'offline' ? shown : null
  return (
    <Screen brand={brandName()} title={words.title} aside={<LanguageSwitch language={language} />}>
      {seen === null && <p>{words.lead}</p>}
      {seen === null && (
        <TrackingForm
          key={given}
          language={language}
          typed={given}
          problem={shown.name === 'problem' ? shown.words : null}
          check={shown.name === 'problem' ? null : <CodeCheck typed={typed} language={language} />}
          onInput={(value) => {
            setTyped(value)
            if (shown.name === 'problem') setShown({ name: 'nothing' })
          }}
          onSubmit={(event) => {
            event.preventDefault()
            void look(typed)
          }}
        />
      )}
      {shown.name === 'asking' && <Skeleton label={words.asking} />}
      {shown.name === 'forgotten' && <Notice live="polite">{words.forgotten}</Notice>}
      {seen !== null && (
        <div class="stack" tabIndex={-1} ref={answer}>
          <p class="code">{formatTrackingCode(seen.code)}</p>
          {shown.name === 'offline' && (
            <Notice tone="alert" title={words.offlineTitle} live="polite">
              <p>{seen.look === null ? words.offlineNone : words.offlineLook(momentIn(language, seen.look.at))}</p>
            </Notice>
          )}
          {seen.look !== null && (
            <>
              <CaseView tracked={seen.look.tracked} language={language} now={Date.now()} />
              {shown.name === 'fresh' && <p class="quiet small">{words.freshAt(momentIn(language, seen.look.at))}</p>}
            </>
          )}
          <button class="button" type="button" onClick={() => void look(seen.code)}>
            {words.again}
          </button>
          <button class="button button-second" type="button" onClick={() => leave({ name: 'nothing' })}>
            {words.other}
          </button>
          {seen.look !== null && (
            <div>
              <p class="quiet small">{words.forgetHint}</p>
              <button class="button button-quiet" type="button" onClick={() => void forget(seen.code)}>
                {words.forget}
              </button>
            </div>
          )}
        </div>
      )}
      {seen === null && outbox !== null && (
        <OwnReports
          outbox={outbox}
          language={language}
          onPick={(code) => {
            begin(formatTrackingCode(code))
            void look(code)
          }}
        />
      )}
    </Screen>
  )
}
