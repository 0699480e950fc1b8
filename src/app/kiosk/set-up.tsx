import { useEffect, useState } from 'preact/hooks'
import { KIOSK_ADDRESSES } from '../../domain/kiosk-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { Notice } from '../../form/parts/notice.tsx'
import type { Outbox } from '../../outbox/outbox.ts'
import { brandName } from '../parts/brand.ts'
import { Screen } from '../parts/screen.tsx'
import { enrol } from './ask.ts'
import { enterKiosk, writeKept } from './kept.ts'
import { type KioskWords, messages } from './messages.ts'
import { hashPin } from './pin.ts'
import { PinPad } from './pin-pad.tsx'
import { canSeal, keepStorage } from './sealing.ts'
import { isKeptOffline, keepCurrent } from './worker.ts'
import './kiosk.css'

type Step =
  | { readonly name: 'read' }
  | { readonly name: 'pin'; readonly said: string }
  | { readonly name: 'again'; readonly pin: string }
  | { readonly name: 'working' }
  | { readonly name: 'spent' | 'failed' }
  | { readonly name: 'not-kept' }

/** How long set-up waits for the files that a start without a connection needs. Milliseconds. */
const PATIENCE = 60_000

/** The manager's part, on the tablet itself: what it will be, what a page cannot do, and the attendants' PIN. */
export function SetUp({
  token,
  outbox,
  language,
}: {
  readonly token: string
  readonly outbox: Outbox
  readonly language: Language
}) {
  const words = messages[language]
  const [step, setStep] = useState<Step>({ name: 'read' })
  const setUp = async (pin: string) => {
    setStep({ name: 'working' })
    const offline = keepCurrent(
      () => true,
      () => {},
    ).then(() => isKeptOffline(PATIENCE))
    const hashed = await hashPin(pin)
    const enrolled = await enrol(token)
    if (enrolled.outcome !== 'enrolled') return setStep({ name: enrolled.outcome })
    const { key, facts } = enrolled
    try {
      await writeKept({ key, facts, pin: hashed, wrong: 0, waitUntil: 0 })
      await enterKiosk(facts)
    } catch {
      return setStep({ name: 'not-kept' })
    }
    // Neither holds it up: the kiosk's own screen says when it cannot take reports.
    await Promise.all([canSeal().catch(() => false), keepStorage(), offline])
    location.replace(KIOSK_ADDRESSES.page(facts.code))
  }
  return (
    <Screen brand={brandName()} title={words.setUpTitle}>
      <SetUpStep step={step} words={words} outbox={outbox} go={setStep} onPin={(pin) => void setUp(pin)} />
    </Screen>
  )
}

type StepProps = {
  readonly step: Step
  readonly words: KioskWords
  readonly outbox: Outbox
  readonly go: (step: Step) => void
  readonly onPin: (pin: string) => void
}

function SetUpStep({ step, words, outbox, go, onPin }: StepProps) {
  const pad = { words, disabled: false }
  switch (step.name) {
    case 'read':
      return (
        <>
          <p>{words.setUpLead}</p>
          <UsedBefore outbox={outbox} words={words} />
          <Notice tone="alert" title={words.limits}>
            <ul>
              {words.limitsText.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Notice>
          <button type="button" class="button" onClick={() => go({ name: 'pin', said: '' })}>
            {words.next}
          </button>
        </>
      )
    case 'pin':
      return (
        <PinPad
          key="pin"
          {...pad}
          title={words.setUpPin}
          hint={words.setUpPinHint}
          said={step.said}
          onPin={(pin) => go({ name: 'again', pin })}
        />
      )
    case 'again':
      return (
        <PinPad
          key="again"
          {...pad}
          title={words.setUpPinAgain}
          hint={words.pinHint}
          said=""
          onPin={(pin) => (pin === step.pin ? onPin(pin) : go({ name: 'pin', said: words.pinDiffers }))}
        />
      )
    case 'working':
      return <p role="status">{words.settingUp}</p>
    case 'spent':
      return (
        <Notice tone="alert" title={words.linkSpent} live="assertive">
          <p>{words.linkSpentNext}</p>
        </Notice>
      )
    case 'failed':
      return <Notice tone="alert" title={words.linkFailed} live="assertive" />
    case 'not-kept':
      return <Notice tone="alert" title={words.notKept} live="assertive" />
    default:
      return step satisfies never
  }
}

/** Whoever wrote here before would find their drafts again, and so would the attendants who leave the kiosk. */
function UsedBefore({ outbox, words }: { readonly outbox: Outbox; readonly words: KioskWords }) {
  const [used, setUsed] = useState(false)
  useEffect(() => {
    const look = async () => {
      const own = (await outbox.entries()).filter(({ title }) => title !== '')
      setUsed(own.length > 0 || (await outbox.drafts()).length > 0)
    }
    // A store that cannot be opened holds nothing that anybody could see.
    void look().catch(() => null)
  }, [outbox])
  if (!used) return null
  return (
    <Notice tone="alert" title={words.usedBefore}>
      <p>{words.usedBeforeNext}</p>
    </Notice>
  )
}
