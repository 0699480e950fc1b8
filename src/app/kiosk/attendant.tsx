import { useEffect, useRef, useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import type { Outbox, Progress } from '../../outbox/outbox.ts'
import { offer } from '../parts/offer.ts'
import type { Kept } from './kept.ts'
import { leaveKiosk } from './kept.ts'
import { messages } from './messages.ts'
import { tryPin, waitFor } from './pin.ts'
import { PinPad } from './pin-pad.tsx'

type Props = {
  readonly kept: Kept
  readonly outbox: Outbox
  readonly language: Language
  readonly onKept: (kept: Kept) => void
  readonly onBack: () => void
}

/** For whoever looks after the tablet: behind the PIN how many envelopes wait, sending them, and leaving. */
export function Attendant({ kept, outbox, language, onKept, onBack }: Props) {
  const words = messages[language]
  const [open, setOpen] = useState(false)
  const [said, say] = useState('')
  const [busy, setBusy] = useState(false)
  const wait = useWait(kept)
  if (open) return <Office outbox={outbox} language={language} onBack={onBack} />
  const tried = async (pin: string) => {
    setBusy(true)
    say(words.checking)
    const result = await tryPin(kept, pin, Date.now())
    setBusy(false)
    if (result.outcome !== 'wait') onKept(result.kept)
    if (result.outcome === 'right') setOpen(true)
    else say(words.pinWrong)
  }
  return (
    <>
      <PinPad
        title={words.pinFor}
        hint={words.pinHint}
        said={wait > 0 ? words.pinWait(Math.ceil(wait / 1000)) : said}
        disabled={busy || wait > 0}
        words={words}
        onPin={(pin) => void tried(pin)}
      />
      <button type="button" class="button button-second" onClick={onBack}>
        {words.back}
      </button>
    </>
  )
}

/** Milliseconds until another PIN is looked at, counted down. */
function useWait(kept: Kept): number {
  const [now, setNow] = useState(() => Date.now())
  const wait = waitFor(kept, now)
  useEffect(() => {
    setNow(Date.now())
    if (waitFor(kept, Date.now()) === 0) return
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [kept])
  return wait
}

function Office({ outbox, language, onBack }: Pick<Props, 'outbox' | 'language' | 'onBack'>) {
  const words = messages[language]
  const { waiting, progress } = useQueue(outbox)
  const [said, say] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const send = async () => {
    say('')
    try {
      await outbox.sendNow()
      if ((await outbox.unsentCount()) > 0) say(words.notSent)
    } catch {
      say(words.notSent)
    }
  }
  const save = async () => {
    const bytes = await outbox.exportAll(null)
    offer(new Blob([bytes], { type: 'application/octet-stream' }), 'amplop-kios.lapor')
  }
  return (
    <section class="stack kiosk-office">
      <h1 tabIndex={-1} ref={heading}>
        {words.office}
      </h1>
      <div role="status">
        {waiting !== null && (
          <p class="kiosk-count">
            <strong>{waiting === 0 ? words.nothingWaits : words.waiting(waiting)}</strong>
          </p>
        )}
        {progress !== null && <p>{words.sending(progress.done, progress.total)}</p>}
        {said !== '' && <p>{said}</p>}
      </div>
      <p class="quiet">{words.waitingSince}</p>
      {waiting !== null && waiting > 0 && (
        <>
          <button type="button" class="button" aria-disabled={progress !== null} onClick={() => void send()}>
            {words.sendNow}
          </button>
          <button type="button" class="button button-second" onClick={() => void save()}>
            {words.toFile}
          </button>
          <p class="small quiet">{words.toFileHint}</p>
        </>
      )}
      <button
        type="button"
        class="button button-second"
        onClick={() => {
          void leaveKiosk().finally(() => location.replace('/'))
        }}
      >
        {words.leave}
      </button>
      <p class="small quiet">{words.leaveHint}</p>
      <button type="button" class="button button-second" onClick={onBack}>
        {words.back}
      </button>
    </section>
  )
}

/** How many envelopes wait, as of the last change anywhere; null while the store is read or cannot be. */
function useQueue(outbox: Outbox): { readonly waiting: number | null; readonly progress: Progress | null } {
  const [queue, setQueue] = useState<{ waiting: number | null; progress: Progress | null }>({
    waiting: null,
    progress: null,
  })
  useEffect(() => {
    const look = () =>
      void outbox.unsentCount().then(
        (waiting) => setQueue({ waiting, progress: outbox.progress() }),
        () => setQueue({ waiting: null, progress: null }),
      )
    look()
    return outbox.watch(look)
  }, [outbox])
  return queue
}
