import { useEffect, useState } from 'preact/hooks'
import { KIOSK_ADDRESSES } from '../../domain/kiosk-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { Notice } from '../../form/parts/notice.tsx'
import type { Outbox } from '../../outbox/outbox.ts'
import type { SealedAway } from '../../outbox/seal-envelope.ts'
import { fetchFacts } from './ask.ts'
import { Attendant } from './attendant.tsx'
import { enterKiosk, forgetKiosk, type Kept, writeKept } from './kept.ts'
import { type FormWordsOf, KioskForm } from './kiosk-form.tsx'
import { KioskReceipt } from './kiosk-receipt.tsx'
import { messages } from './messages.ts'
import { canSeal } from './sealing.ts'
import { StillHere } from './still-here.tsx'
import { useStillness } from './use-stillness.ts'
import { Welcome } from './welcome.tsx'
import './kiosk.css'
import '../../form/form.css'

type Sealed = Extract<SealedAway, { outcome: 'sealed' }>
type Place =
  | { readonly name: 'welcome' }
  | { readonly name: 'form' }
  | { readonly name: 'receipt'; readonly sealed: Sealed }
  | { readonly name: 'attendant' }

/** How often the tablet tells that it is alive, and hears what changed. Milliseconds. */
const ASK_AGAIN = 15 * 60_000

type Props = {
  readonly first: Kept
  readonly outbox: Outbox
  readonly formWords: FormWordsOf
  /** Everything goes: a fresh document takes the place of this one. */
  readonly onWipe: () => void
  /** Whether somebody is at it. */
  readonly onPlace: (isFree: boolean) => void
}

/** The kiosk. Its places are states of one page: none is an address, and none an entry of the browser's history. */
export function KioskScreen({ first, outbox, formWords, onWipe, onPlace }: Props) {
  const [kept, setKept] = useState(first)
  // Never remembered: the next person may speak another.
  const [language, setLanguage] = useState<Language>('id')
  const [place, setPlace] = useState<Place>({ name: 'welcome' })
  const isFree = place.name === 'welcome' && language === 'id'
  const stillness = useStillness(!isFree, onWipe)
  const sealable = useProvince(kept, place.name === 'welcome', setKept)
  const words = messages[language]
  const other = language === 'id' ? 'en' : 'id'
  const { facts } = kept

  useEffect(() => onPlace(place.name === 'welcome'), [place, onPlace])
  useEffect(() => {
    document.documentElement.lang = language
    document.title = words.pageTitle(facts.facility.name)
  }, [language, words, facts])

  const seal = (sealed: Sealed) => {
    setPlace({ name: 'receipt', sealed })
    // Delivery reports by the watchers; a failure waits in the outbox.
    void outbox.deliver()
  }
  return (
    <div class="kiosk" data-place={place.name}>
      <header class="banner">
        <div class="banner-inside">
          <span class="brand">{facts.brand}</span>
          <button type="button" class="kiosk-banner-button" lang={other} onClick={() => setLanguage(other)}>
            {words.otherLanguage}
          </button>
        </div>
      </header>
      <main class="page stack" id="main">
        {place.name === 'attendant' ? (
          <Attendant kept={kept} outbox={outbox} language={language} onKept={setKept} onBack={onWipe} />
        ) : place.name === 'receipt' ? (
          <KioskReceipt
            sealed={place.sealed.entry}
            trackingCode={place.sealed.trackingCode}
            facts={facts}
            outbox={outbox}
            language={language}
            onDone={onWipe}
          />
        ) : place.name === 'form' ? (
          <>
            <h1 class="kiosk-facility">{facts.facility.name}</h1>
            <KioskForm facts={facts} language={language} formWords={formWords} onSealed={seal} onStop={onWipe} />
          </>
        ) : facts.withdrawn ? (
          <Withdrawn outbox={outbox} language={language} />
        ) : (
          <Welcome facts={facts} language={language} canSeal={sealable} onBegin={() => setPlace({ name: 'form' })} />
        )}
      </main>
      {place.name === 'welcome' && (
        <footer class="kiosk-foot">
          <span class="quiet small">{kept.facts.name}</span>
          <button type="button" class="button button-quiet" onClick={() => setPlace({ name: 'attendant' })}>
            {words.attendant}
          </button>
        </footer>
      )}
      {stillness.name === 'warned' && place.name !== 'welcome' && (
        <StillHere seconds={stillness.seconds} words={words} />
      )}
    </div>
  )
}

/** Asks the province now, every quarter of an hour, and when the connection is back. To whether a report can be sealed. */
function useProvince(kept: Kept, isFree: boolean, take: (kept: Kept) => void): boolean | null {
  const [sealable, setSealable] = useState<boolean | null>(null)
  useEffect(() => {
    // While somebody writes nothing changes under their hands.
    if (!isFree) return
    let wanted = true
    const ask = async () => {
      const can = await canSeal(() => wanted && setSealable(true)).catch(() => false)
      if (wanted) setSealable(can)
      const facts = await fetchFacts(kept.key)
      if (facts === null || !wanted) return
      const next = { ...kept, facts }
      if (JSON.stringify(facts) !== JSON.stringify(kept.facts)) {
        await writeKept(next)
        await enterKiosk(facts)
        take(next)
      }
      if (facts.code !== kept.facts.code) location.replace(KIOSK_ADDRESSES.page(facts.code))
    }
    // A storage that is full keeps the facts it has.
    const askNow = () => void ask().catch(() => null)
    askNow()
    const timer = setInterval(askNow, ASK_AGAIN)
    addEventListener('online', askNow)
    return () => {
      wanted = false
      clearInterval(timer)
      removeEventListener('online', askNow)
    }
  }, [kept, isFree, take])
  return sealable
}

/** A kiosk that was withdrawn takes no more and still sends what it holds; then nobody needs a PIN to let it go. */
function Withdrawn({ outbox, language }: { readonly outbox: Outbox; readonly language: Language }) {
  const words = messages[language]
  const [unsent, setUnsent] = useState<number | null>(null)
  useEffect(() => {
    const count = () => void outbox.unsentCount().then(setUnsent, () => setUnsent(null))
    count()
    return outbox.watch(count)
  }, [outbox])
  return (
    <>
      <h1 tabIndex={-1}>{words.withdrawn}</h1>
      <Notice tone="alert">
        <p>{words.withdrawnNext}</p>
        {/* How many wait is for the attendants. */}
        {unsent === 0 && <p>{words.withdrawnEmpty}</p>}
      </Notice>
      {unsent === 0 && (
        <button
          type="button"
          class="button button-second"
          onClick={() => {
            void forgetKiosk().finally(() => location.replace('/'))
          }}
        >
          {words.release}
        </button>
      )}
    </>
  )
}
