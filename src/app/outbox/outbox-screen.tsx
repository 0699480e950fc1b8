import { useEffect, useRef, useState } from 'preact/hooks'
import { ADDRESSES } from '../../domain/addresses.ts'
import type { Language } from '../../domain/language.ts'
import { Notice } from '../../form/parts/notice.tsx'
import type { Outbox } from '../../outbox/outbox.ts'
import { brandName } from '../parts/brand.ts'
import { DraftList } from '../parts/draft-list.tsx'
import { inLanguage } from '../parts/language.ts'
import { LanguageSwitch } from '../parts/language-switch.tsx'
import { PausedNotice, pauseWords } from '../parts/paused-notice.tsx'
import { Screen } from '../parts/screen.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useOutbox } from '../parts/use-outbox.ts'
import { FileSection } from './file-section.tsx'
import { focusIfLost } from './focus-if-lost.ts'
import { messages } from './messages.ts'
import './outbox.css'
import { Rows } from './rows.tsx'
import { Sending } from './sending.tsx'
import { isUnsent } from './state-words.ts'

type Props = { readonly outbox: Outbox; readonly language: Language }

/** Every report on this phone, with its state in words and everything a person can do about it (O5). */
export function OutboxScreen({ outbox, language }: Props) {
  const words = messages[language]
  return (
    <Screen brand={brandName()} title={words.title} aside={<LanguageSwitch language={language} />}>
      <Reports outbox={outbox} language={language} />
      <FileSection outbox={outbox} language={language} />
    </Screen>
  )
}

function Reports({ outbox, language }: Props) {
  const words = messages[language]
  const onPhone = useOutbox(outbox)
  const [said, say] = useState('')
  const count = onPhone.name === 'read' ? onPhone.entries.length : 0
  const unsent = onPhone.name === 'read' ? onPhone.entries.filter(isUnsent).length : 0
  const before = useRef(count)
  const pressed = useRef(false)
  useEffect(() => {
    // A card that was deleted, and the button that goes with the last unsent report, take the focus along.
    const gone = count < before.current || (pressed.current && unsent === 0)
    before.current = count
    if (gone) focusIfLost(document.querySelector('main h1'))
  }, [count, unsent])
  if (onPhone.name === 'reading') return <Skeleton label={words.loading} />
  if (onPhone.name === 'closed') {
    return (
      <Notice tone="alert" title={words.broken} live="polite">
        <p>{words.brokenNext}</p>
      </Notice>
    )
  }
  const { entries, drafts, progress, paused } = onPhone
  const pauseOrResume = async (pause: boolean) => {
    pressed.current = true
    say('')
    try {
      await (pause ? outbox.pause() : outbox.resume())
    } catch {
      say(words.cannotPause)
    }
  }
  const sendAll = async () => {
    pressed.current = true
    if (progress !== null) return
    say('')
    try {
      await outbox.sendNow()
      if ((await outbox.unsentCount()) > 0) say(words.triedAll)
    } catch {
      say(words.triedAll)
    }
  }
  return (
    <>
      {entries.length === 0 && (
        <Notice title={words.empty}>
          <p>{words.emptyNext}</p>
        </Notice>
      )}
      {entries.length > 0 && (
        <p role="status">
          <strong>{unsent > 0 ? words.unsent(unsent) : words.allSent}</strong>
        </p>
      )}
      {unsent > 0 && paused && <PausedNotice language={language} onResume={null} />}
      {progress !== null && <Sending progress={progress} language={language} />}
      {unsent > 0 && (
        <div class="entry-actions queue-actions">
          <button
            class={paused ? 'button button-second' : 'button'}
            type="button"
            aria-disabled={progress !== null}
            onClick={() => void sendAll()}
          >
            {words.sendAll}
          </button>
          {/* One button with two words, so that whoever pressed it still stands on it. */}
          <button
            class={paused ? 'button' : 'button button-second'}
            type="button"
            onClick={() => void pauseOrResume(!paused)}
          >
            {paused ? pauseWords[language].resume : words.pause}
          </button>
        </div>
      )}
      <p class="said" role="status">
        {said}
      </p>
      <DraftList drafts={drafts} language={language} />
      <Rows entries={entries} outbox={outbox} language={language} paused={paused} onSaid={say} />
      <a class={unsent > 0 ? 'button button-second' : 'button'} href={inLanguage(ADDRESSES.generalForm, language)}>
        {words.report}
      </a>
      {entries.length > 0 && <Keeping outbox={outbox} language={language} />}
    </>
  )
}

/** Whether the browser promised to keep the store, in plain words; and what iPhones do. */
function Keeping({ outbox, language }: Props) {
  const words = messages[language]
  const [persisted, setPersisted] = useState<Awaited<ReturnType<Outbox['persisted']>>>('unknown')
  useEffect(() => {
    void outbox.persisted().then(setPersisted, () => setPersisted('unknown'))
  }, [outbox])
  return (
    <section class="stack">
      <h2>{words.keeping}</h2>
      <p data-persisted={persisted}>{words.persisted[persisted]}</p>
      {isApplePhone() && <p>{words.apple}</p>}
    </section>
  )
}

/** iPadOS calls itself a Macintosh, and no Macintosh has a touch screen. */
function isApplePhone(): boolean {
  return (
    /iPhone|iPad|iPod/.test(navigator.userAgent) || (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  )
}
