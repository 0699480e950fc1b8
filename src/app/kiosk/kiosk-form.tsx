import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { KioskFacts } from '../../domain/kiosk-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { LIMITS } from '../../domain/limits.ts'
import type { Live } from '../../form/live.ts'
import { Notice } from '../../form/parts/notice.tsx'
import type { FormProblems } from '../../form/problems.ts'
import { Question } from '../../form/question.tsx'
import { Details } from '../../form/questions/details.tsx'
import { KindQuestion } from '../../form/questions/kind.tsx'
import type { Step } from '../../form/steps.ts'
import type { FormWords } from '../../form/words-id.ts'
import type { DraftFields } from '../../outbox/draft.ts'
import type { SealedAway } from '../../outbox/seal-envelope.ts'
import { readFields } from '../report/fields.ts'
import { problemsFrom } from '../report/submit-problems.ts'
import { Summary } from '../report/summary.tsx'
import type { Snapshot } from './camera.tsx'
import { formDataOf, freshValues } from './form-facts.ts'
import { messages } from './messages.ts'
import { keepNothing } from './nothing-kept.ts'
import { sealHere } from './sealing.ts'
import { WhatHappened } from './what-happened.tsx'

type Sealed = Extract<SealedAway, { outcome: 'sealed' }>

/** The form's own words, both languages: the next person may speak the other. */
export type FormWordsOf = Readonly<Record<Language, FormWords>>

type Props = {
  readonly facts: KioskFacts
  readonly language: Language
  readonly formWords: FormWordsOf
  readonly onSealed: (sealed: Sealed) => void
  readonly onStop: () => void
}

/**
 * The form in big steps. What is typed is in its controls, what is photographed in this component, and neither anywhere
 * else, until it is sealed. No step is an entry of the browser's history: going back would bring the form of somebody else.
 */
export function KioskForm({ facts, language, formWords, onSealed, onStop }: Props) {
  const words = messages[language]
  const form = formWords[language]
  const data = useMemo(() => formDataOf(facts, language), [facts, language])
  const values = useMemo(() => freshValues(Date.now()), [])
  const element = useRef<HTMLFormElement>(null)
  const [step, setStep] = useState<Step>('kind')
  /** As of the last key; null before the first. */
  const [fields, setFields] = useState<DraftFields | null>(null)
  const [photos, setPhotos] = useState<readonly Snapshot[]>([])
  const [problems, setProblems] = useState<FormProblems>({})
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<'noSpace' | 'failed' | null>(null)

  useLayoutEffect(() => {
    if (element.current !== null) keepNothing(element.current)
  })
  // With the step itself and not after it: a focus that came late would take it from who writes already, and with it words.
  useLayoutEffect(() => {
    scrollTo(0, 0)
    element.current?.querySelector<HTMLElement>('fieldset.question:not([hidden]) h2')?.focus({ preventScroll: true })
  }, [step])

  const look = () => {
    if (element.current !== null) setFields(readFields(element.current, null))
  }
  const go = (next: Step) => {
    look()
    setStep(next)
  }
  const showProblems = (found: FormProblems) => {
    setProblems(found)
    setStep(
      found.kind !== undefined ? 'kind' : found.body !== undefined || found.photos !== undefined ? 'what' : 'send',
    )
  }
  const send = async (current: HTMLFormElement) => {
    const written = readFields(current, null)
    setBusy(true)
    setTrouble(null)
    try {
      const { code, facility } = facts
      const bytes = photos.map((photo) => photo.bytes)
      const sealed = await sealHere({ code, facility: facility.name, fields: written, photos: bytes })
      if (sealed.outcome === 'sealed') return onSealed(sealed)
      if (sealed.outcome === 'invalid') showProblems(problemsFrom(sealed.fields))
      else setTrouble(sealed.outcome === 'no-space' ? 'noSpace' : 'failed')
    } catch {
      // Nothing is sealed unless it is on disk; the words are in the controls.
      setTrouble('failed')
    }
    setBusy(false)
  }
  const submit = () => {
    if (busy || element.current === null) return
    setProblems({})
    if (step === 'send') void send(element.current)
    else go(step === 'kind' ? 'what' : 'send')
  }

  const live: Live = {
    step,
    go,
    charactersLeft: charactersLeft(fields?.body ?? ''),
    saved: '',
    busy,
    slots: { photos: null, areas: null, position: null, summary: null },
  }
  const question = { data, values, problems, live, words: form }
  return (
    <form
      class="report report-live kiosk-form stack"
      ref={element}
      noValidate
      autocomplete="off"
      data-step={step}
      aria-busy={busy}
      onInput={look}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {trouble !== null && (
        <Notice tone="alert" live="assertive">
          <p>{words[trouble]}</p>
        </Notice>
      )}
      <KindQuestion {...question} />
      <WhatHappened {...question} language={language} photos={photos} onPhotos={setPhotos} />
      <Question step="send" data={data} live={live} words={form}>
        {fields !== null && <Summary data={data} words={form} fields={fields} photos={photos.length} go={go} />}
        <Details {...question} />
      </Question>
      <div class="bar">
        <div class="bar-buttons">
          {step === 'kind' ? (
            <button type="button" class="button button-second" onClick={onStop}>
              {words.stop}
            </button>
          ) : (
            <button type="button" class="button button-second" onClick={() => go(step === 'send' ? 'what' : 'kind')}>
              {form.back}
            </button>
          )}
          <button type="submit" class="button button-main" disabled={busy}>
            {busy ? words.sealing : step === 'send' ? form.send : form.next}
          </button>
        </div>
      </div>
    </form>
  )
}

/** Characters left once they run short, negative when it is too long; null before. An emoji is one. */
function charactersLeft(body: string): number | null {
  const left = LIMITS.body - [...body].length
  return left > 500 ? null : left
}
