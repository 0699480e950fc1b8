import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { ADDRESSES } from '../../domain/addresses.ts'
import type { Hex } from '../../domain/hex.ts'
import type { FormData as FormFacts } from '../../form/data.ts'
import { FormPage } from '../../form/form-page.tsx'
import type { Live } from '../../form/live.ts'
import { Header } from '../../form/parts/header.tsx'
import { Notice } from '../../form/parts/notice.tsx'
import { type FormProblems, wrongFields } from '../../form/problems.ts'
import { controlId } from '../../form/question.tsx'
import { REPORT_FORM_ID } from '../../form/report-form.tsx'
import { stepBeside, stepsFor } from '../../form/steps.ts'
import type { DraftFields } from '../../outbox/draft.ts'
import type { Entry } from '../../outbox/entry.ts'
import type { Outbox } from '../../outbox/outbox.ts'
import { firstStep, stepOfFirst } from './first-step.ts'
import type { FormBlock } from './form-block.ts'
import { charactersLeft, createFormDesk, type FormDesk, loadShrinking, type Saved } from './form-desk.ts'
import { freshFields } from './fresh-fields.ts'
import { late } from './late.tsx'
import { listenToForm } from './listen.ts'
import type { Words } from './messages.ts'
import type { PhotosState } from './photos/photo-desk.ts'
import { loadReceipt, SealedView } from './sealed-view.tsx'
import { useSteps } from './use-steps.ts'
import type { ReportWords } from './words-id.ts'
import './report.css'

// Long because it is where the living form comes together: what it shows, and every hand-over to a room of its own.

type Props = {
  readonly block: FormBlock
  readonly words: Words
  /** The code in the address; another than the block's when a kept general form answers for it offline. */
  readonly code: string | null
  /** Null: this browser cannot keep reports, and the plain form sends. */
  readonly outbox: Outbox | null
}

const AreaFields = late(async () => (await import('./area-fields.tsx')).AreaFields)
const PositionField = late(async () => (await import('./position-field.tsx')).PositionField)
const Summary = late(async () => (await import('./summary.tsx')).Summary)
const PhotoList = late(async () => (await import('./photos/photo-list.tsx')).PhotoList)

type Trouble = 'no-space' | 'gone' | 'not-loaded' | null

/** The report form alive. Its first render is the server's, so hydration keeps what was typed before. */
export function ReportScreen({ block, words: both, code, outbox }: Props) {
  const { report: words, form: formWords } = both
  const [data, setData] = useState(block.data)
  const [problems, setProblems] = useState(block.problems)
  const [fields, setFields] = useState<DraftFields>(() => freshFields(Date.now()))
  const [photos, setPhotos] = useState<PhotosState>({ photos: [], removed: null, problems: [], added: 0 })
  const [saved, setSaved] = useState<Saved>('nothing')
  const [busy, setBusy] = useState(false)
  const [plain, setPlain] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>(null)
  const [sealed, setSealed] = useState<{ readonly entry: Entry; readonly elsewhere: boolean } | null>(null)
  const desk = useRef<FormDesk | null>(null)
  const facility = useRef(data.facility?.name ?? null)
  const retaking = useRef<Hex | null>(null)
  const steps = useMemo(() => stepsFor(data), [data])
  const { step, begin, go } = useSteps(steps)

  useEffect(() => {
    if (block.data.code === code) return
    // A kept general form answers for a code that this phone has never opened.
    const kept: FormFacts = { ...block.data, code }
    setData(kept)
    if (code === null) return
    void lookUp(code).then((found) => {
      facility.current = found?.name ?? null
      setData({ ...kept, facility: found })
      document.title = formWords.pageTitle(found?.name ?? null)
    })
  }, [block, code])

  const showEntry = (entry: Entry, elsewhere: boolean) => {
    history.replaceState(null, '')
    setSealed({ entry, elsewhere })
    // Delivery reports by the watchers; a failure waits in the outbox.
    void outbox?.deliver()
  }

  const showProblems = (found: FormProblems) => {
    setProblems(found)
    const wrong = wrongFields(found)
    const first = stepOfFirst(wrong, steps)
    if (first !== null) go(first)
    // After the question is on the screen.
    const [field] = wrong
    if (field !== undefined) setTimeout(() => document.getElementById(controlId(field))?.focus(), 50)
  }

  const send = async () => {
    const current = desk.current
    if (current === null) return
    setBusy(true)
    setTrouble(null)
    try {
      const sent = await current.send()
      if (sent.outcome === 'sealed') showEntry(sent.entry, sent.elsewhere)
      else if (sent.outcome === 'invalid') showProblems(sent.problems)
      else if (sent.outcome !== 'busy') setTrouble(sent.outcome)
    } catch {
      // Nothing was sealed: the outbox says so only when it is on disk. The draft stands as it was.
      if (!current.isClean()) return void current.save()
      setTrouble('not-loaded')
      // Some browsers remember a script that once did not come; a fresh page asks again, and the draft is on disk.
      if (trouble === 'not-loaded' && (await isConnected())) location.reload()
    } finally {
      setBusy(false)
    }
  }

  const submit = () => {
    setProblems({})
    if (step === null || step === steps.at(-1)) return void send()
    void desk.current?.save()
    go(stepBeside(step, 1, steps))
  }

  const latest = useRef({ submit })
  latest.current = { submit }

  useEffect(() => {
    const form = document.getElementById(REPORT_FORM_ID)
    if (!(form instanceof HTMLFormElement)) return
    if (outbox === null) {
      setPlain(true)
      return
    }
    startToday(form, block)
    const made = createFormDesk({
      form,
      outbox,
      code,
      facility: () => facility.current,
      now: () => Date.now(),
      showSaved: setSaved,
      showFields: setFields,
      showPhotos: setPhotos,
      showSealed: (id) => {
        void outbox.entry(id).then((entry) => entry !== null && showEntry(entry, true))
      },
    })
    desk.current = made
    void outbox.learnKeys(block.data.keys).catch(() => null) // Learned at the next form; the receipt then waits for it.
    const opening = made.open()
    const quiet = listenToForm(form, {
      desk: made,
      opened: opening,
      submit: () => latest.current.submit(),
      insteadOf: () => {
        const sha256 = retaking.current
        retaking.current = null
        return sha256
      },
    })
    opening.then(
      (held) => {
        setFields(held)
        const focused = document.activeElement?.getAttribute('name') ?? null
        begin(stepOfFirst(wrongFields(block.problems), steps) ?? firstStep(focused, held, steps))
        void made.photos.resume()
        // What is needed later; asked for again then if it does not come.
        void Promise.all([loadReceipt(), loadShrinking()]).catch(() => null)
      },
      () => {
        // The browser refuses to store anything (private mode, blocked cookies): the plain form sends.
        quiet()
        setPlain(true)
      },
    )
    return () => {
      quiet()
      made.close()
    }
    // Once: the desk lives as long as the page.
  }, [])

  if (sealed !== null && outbox !== null) {
    return (
      <>
        <Header brand={data.brand} />
        <SealedView sealed={sealed.entry} outbox={outbox} language={data.language} words={words}>
          {sealed.elsewhere && <Notice title={words.sentElsewhere} />}
        </SealedView>
      </>
    )
  }

  const live: Live | null =
    step === null || plain
      ? null
      : {
          // A facility found in the directory takes the question of the place away.
          step: steps.includes(step) ? step : 'what',
          go,
          charactersLeft: charactersLeft(fields.body),
          saved: savedWords(saved, words),
          busy,
          slots: {
            photos: outbox !== null && (
              <PhotoList
                state={photos}
                language={data.language}
                readPhoto={outbox.readPhoto}
                onRemove={(sha256) => desk.current?.photos.remove(sha256)}
                onUndo={() => desk.current?.photos.undo()}
                onRetake={(sha256) => {
                  retaking.current = sha256
                  document.getElementById(controlId('photos'))?.click()
                }}
              />
            ),
            areas: (
              <AreaFields
                chosen={fields}
                language={data.language}
                onChoose={(chosen) => desk.current?.chooseArea(chosen)}
              />
            ),
            position: (
              <PositionField
                position={fields.position}
                language={data.language}
                onPosition={(position) => desk.current?.choosePosition(position)}
              />
            ),
            summary: (
              <Summary
                data={data}
                words={formWords}
                fields={fields}
                photos={photos.photos.filter(({ sha256 }) => sha256 !== photos.removed).length}
                go={go}
              />
            ),
          },
        }

  return (
    <FormPage
      data={data}
      values={block.values}
      problems={problems}
      live={live}
      words={formWords}
      notice={<ScreenNotice plain={plain} trouble={trouble} saved={saved} words={words} />}
    />
  )
}

type NoticeProps = {
  readonly plain: boolean
  readonly trouble: Trouble
  readonly saved: Saved
  readonly words: ReportWords
}

function ScreenNotice({ plain, trouble, saved, words }: NoticeProps) {
  if (plain) {
    return (
      <Notice tone="alert" title={words.plainTitle} live="polite">
        <p>{words.plain}</p>
      </Notice>
    )
  }
  if (trouble !== null) {
    return (
      <Notice tone="alert" title={words.troubles[trouble].title} live="assertive">
        <p>{words.troubles[trouble].next}</p>
        <OutboxLink words={words} />
      </Notice>
    )
  }
  if (saved !== 'no-space' && saved !== 'failed') return null
  return (
    <Notice tone="alert" live="assertive">
      <p>{saved === 'no-space' ? words.notSaved : words.saveFailed}</p>
      <OutboxLink words={words} />
    </Notice>
  )
}

/** Beside this page, which holds the only copy of the latest words. */
function OutboxLink({ words }: Pick<NoticeProps, 'words'>) {
  return (
    <p>
      <a href={ADDRESSES.outbox} target="_blank" rel="noopener">
        {words.seeOutbox}
      </a>
    </p>
  )
}

/** Whether the province itself answers: a login page would take the place of this one. */
function isConnected(): Promise<boolean> {
  return fetch('/healthz').then(
    (answer) => answer.ok && !answer.redirected,
    () => false,
  )
}

/** Asked for only by a form that was kept without its facility. */
async function lookUp(code: string) {
  return (await import('./directory.ts')).facilityInDirectory(code).catch(() => null) // The code alone is enough.
}

/** A page kept for offline use still says the day on which it was kept. */
function startToday(form: HTMLFormElement, { values }: FormBlock): void {
  const day = form.elements.namedItem('occurredOn')
  if (day instanceof HTMLInputElement && day.value === (values.occurredOn ?? '')) {
    day.value = freshFields(Date.now()).occurredOn
  }
}

function savedWords(saved: Saved, words: NoticeProps['words']): string {
  if (saved === 'saved') return words.saved
  return saved === 'restored' ? words.restored : ''
}
